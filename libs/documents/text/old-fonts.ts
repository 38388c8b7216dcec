/**
 * Vietnamese typed before Unicode: the letters are those of Western Windows (code page 1252), the font draws Vietnamese ones.
 * TCVN3: TCVN 5712:1993, column VN3 (fonts “.VnTime”, used by offices of the North until Directive 07/2002 on Unicode was carried
 * through); VNI: the table of VNI Windows fonts (“VNI-Times”, used in the South): a letter, then a mark.
 */
export type OldFont = 'tcvn3' | 'vni'

// From 0xA1 on, “.” = no letter of VN3 stands there.
const TCVN3_LETTERS = ['ĂÂÊÔƠƯĐăâêôơưđ.', '.....àảãáạ.ằẳẵắ.', '......ặầẩẫấậè.ẻẽ', 'éẹềểễếệìỉ...ĩíịò', '.ỏõóọồổỗốộờởỡớợù', '.ủũúụừửữứựỳỷỹýỵ.'].join('')
const FIRST = 0xa1

const SINGLE_VNI = 'íìæóòôöîñ'
const SINGLE_VNI_MEANS = 'íìỉĩịơưỵđ'
/** Letter → what each mark after it makes of it. */
const MARKS_VNI: readonly (readonly [string, string, string])[] = [
  ['a', 'ùøûõïâáàåãäêéèúüë', 'áàảãạâấầẩẫậăắằẳẵặ'],
  ['e', 'ùøûõïâáàåãä', 'éèẻẽẹêếềểễệ'],
  ['o', 'ùøûõïâáàåãä', 'óòỏõọôốồổỗộ'],
  ['u', 'ùøûõï', 'úùủũụ'],
  ['y', 'ùøûõ', 'ýỳỷỹ'],
  ['ô', 'ùøûõï', 'ớờởỡợ'],
  ['ö', 'ùøûõï', 'ứừửữự'],
]

const upper = (text: string): string => text.toUpperCase()

function tcvn3Table(): ReadonlyMap<string, string> {
  return new Map(Array.from(TCVN3_LETTERS, (letter, i): [string, string] => [String.fromCharCode(FIRST + i), letter]).filter(([, letter]) => letter !== '.'))
}

function vniTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>()
  const put = (old: string, letter: string): void => {
    table.set(old, letter)
    table.set(upper(old), upper(letter))
    // Typed with a capital and small marks: “Uûy ban”.
    if (old.length > 1) table.set(upper(old.charAt(0)) + old.slice(1), upper(letter))
  }
  Array.from(SINGLE_VNI).forEach((old, i) => put(old, SINGLE_VNI_MEANS.charAt(i)))
  for (const [base, marks, letters] of MARKS_VNI) Array.from(marks).forEach((mark, i) => put(base + mark, letters.charAt(i)))
  return table
}

/** What is written in the old font → the letter meant, composed (NFC). */
export const oldFontTables: Readonly<Record<OldFont, ReadonlyMap<string, string>>> = { tcvn3: tcvn3Table(), vni: vniTable() }

const VNI_PAIRS = /[aeouyôöAEOUYÔÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[íìæóòôöîñÍÌÆÓÒÔÖÎÑ]/gu
const WORD = /[\p{L}\p{M}]+/gu
// VN3 has no capitals with a tone: a word in capitals holds small ones, which the font “.VnTimeH” drew as capitals.
const AMONG_CAPITALS = /[A-ZĂÂÊÔƠƯĐ]/u
const SMALL_BASE = /[a-zăâêôơưđ]/u

// “X·” may be “Xã” or “XÃ”: its neighbours decide.
const BESIDE_CAPITALS =
  /(?<=\p{Lu}{2}[ ,-]{1,2})\p{Lu}{0,3}[^\P{Ll}a-zăâêôơưđ]{1,3}\p{Lu}{0,2}(?!\p{L})|(?<!\p{L})\p{Lu}{0,3}[^\P{Ll}a-zăâêôơưđ]{1,3}(?=[ ,-]{1,2}\p{Lu}{2})/gu

const raised = (word: string): string => (AMONG_CAPITALS.test(word.slice(1)) && !SMALL_BASE.test(word) ? upper(word) : word)

/** The text as its reader saw it. What the table does not know stays as it is; time and memory are linear. */
export function fromOldFont(text: string, font: OldFont): string {
  const table = oldFontTables[font]
  if (font === 'vni') return text.replace(VNI_PAIRS, (old) => table.get(old) ?? old)
  return text
    .replace(/[\u00a1-\u00ff]/gu, (old) => table.get(old) ?? old)
    .replace(WORD, raised)
    .replace(BESIDE_CAPITALS, upper)
}

/** Old fonts by their names in a document: `.VnTime`, `ABCDEF+.VnArialH`, `VNI-Times`; `capitals` for those that draw capitals only. */
export function oldFontOf(name: string): { readonly font: OldFont; readonly capitals: boolean } | null {
  const plain = name.replace(/^[A-Z]{6}\+/u, '').replaceAll('#20', ' ')
  if (/^\.?vn(?!i[-\s_])[a-z]/iu.test(plain) && plain.startsWith('.')) return { font: 'tcvn3', capitals: /H(?:[-,\s]|$)/u.test(plain) }
  if (/^vni[-\s_]/iu.test(plain)) return { font: 'vni', capitals: false }
  return null
}

/** A run of text set in a font of that name. */
export function fromFontNamed(text: string, name: string): string {
  const old = oldFontOf(name)
  if (!old) return text
  const read = fromOldFont(text, old.font)
  return old.capitals ? upper(read) : read
}
