/**
 * How much of a name its shortened form covers: `so nn mt` covers all five words of `so nong nghiep va moi truong`, `so nn` the first three, `so tc`
 * none. Each word of the short form is a word of the name or the initials of some; all in their order, none left out. Null when it does not fit.
 * Words are keys (`nameKey`); "và" counts nowhere.
 */
export function coveredBy(short: readonly string[], name: readonly string[]): 'all' | 'begins' | null {
  const [given, full] = [short.filter(counts), name.filter(counts)]
  if (given.length === 0 || !given.some((word, i) => word.length > 1 && word !== full[i])) return null
  const end = coveredFrom(given, full, 0, 0)
  if (end === null) return null
  return end === full.length ? 'all' : 'begins'
}

const counts = (word: string): boolean => word !== 'va'

/** The furthest word of the name that the rest of the short form reaches. */
function coveredFrom(short: readonly string[], name: readonly string[], at: number, from: number): number | null {
  const word = short[at]
  if (word === undefined) return from
  const ends: number[] = []
  if (word === name[from]) ends.push(from + 1)
  const initials = name.slice(from, from + word.length)
  if (word.length > 1 && initials.length === word.length && initials.every((one, i) => one.startsWith(word.charAt(i)))) ends.push(from + word.length)
  const reached = ends.flatMap((end) => coveredFrom(short, name, at + 1, end) ?? [])
  return reached.length === 0 ? null : Math.max(...reached)
}
