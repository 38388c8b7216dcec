/** “Các sở, ban, ngành (trừ Sở Y tế và Công an tỉnh)”: the class, and the words behind “trừ”. */
export interface Exception {
  readonly of: string
  readonly words: string
}

const EXCEPT = /^(.*?\p{L})[\s,(–-]*(?<![\p{L}\p{N}])(?:ngoại trừ|loại trừ|trừ|không bao gồm|không kể|không gồm)(?![\p{L}\p{N}])\s*:?\s*(.+?)[\s).;]*$/isu

/** Null where the name makes no exception. A unit may have the word in its name: whoever asks sees whether `of` is a class. */
export function exceptionIn(name: string): Exception | null {
  const [, of, words] = EXCEPT.exec(name.normalize('NFC')) ?? []
  return of === undefined || words === undefined ? null : { of, words }
}

/** The most parts that one name is made of: “Sở Văn hóa, Thể thao và Du lịch” has three. */
const PARTS = 6

/**
 * The names of an enumeration, each as long as it can be while `isName` says that it is one: commas and “và” belong to names too.
 * What comes after the last name is `rest`, empty when all was read.
 */
export function namesIn(words: string, isName: (name: string) => boolean): { readonly names: readonly string[]; readonly rest: string } {
  const cuts = [...words.matchAll(/\s*[,;]\s*(?:và\s+)?|\s+(?:và|cùng)\s+/giu)].map((cut) => ({ from: cut.index, to: cut.index + cut[0].length }))
  const ends = [...cuts, { from: words.length, to: words.length }]
  const names: string[] = []
  let at = 0
  let next = 0
  while (next < ends.length) {
    const long = ends.slice(next, next + PARTS).findLastIndex(({ from }) => isName(words.slice(at, from)))
    const end = ends[next + long]
    if (long < 0 || !end) break
    names.push(words.slice(at, end.from).trim())
    at = end.to
    next += long + 1
  }
  return { names, rest: words.slice(at).trim() }
}
