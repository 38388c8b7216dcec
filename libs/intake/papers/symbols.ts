/** Number and symbol of a paper as printed, blanks taken out; `to` is where it ends. */
export interface SymbolAt {
  readonly symbol: string
  readonly to: number
}

// 30/2020/NĐ-CP · 05-CT/TU · 123/BC-STC · 30c/NQ-CP · 285/CCTTHC · 33/2008/TTLT-BNV-BTC; a scan puts blanks around the strokes.
const NUMBER = /\d{1,6}[a-zđ]?(?=\s{0,2}[-/–—])/uy
const YEAR = /\s{0,2}\/\s{0,2}(?:19|20)\d\d(?=\s{0,2}[/-])/uy
const FIRST = /\s{0,2}[-/–—]\s{0,2}(\p{L}[\p{L}\d&]{0,20})/uy
const NEXT = /(\s{0,2})[-/–—](\s{0,2})(\p{L}[\p{L}\d&]{0,20}|\d{1,2}(?![\d/]))/uy
const SHORT = /^(?:\p{Lu}[\p{Lu}\d&]*\p{Ll}{0,2}|CTr\p{L}*|TTg|Tr|\p{Lu}{1,3}\p{Ll}\p{Lu}{1,3}|TTr\p{L}*|QyĐ\p{L}*|NQLT\p{L}*|BKHCN)$/u
const MOST = 6

function at(pattern: RegExp, text: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place
  return pattern.exec(text)
}

/** Is this a part of a symbol, and no word? `UBND`, `TTg`, `CTr`, `QĐ`, in small letters only where nothing stands between. */
const isPart = (word: string, apart: boolean): boolean => (apart ? SHORT.test(word) && word.length > 1 : /\p{Lu}|\d/u.test(word))

/** The symbol that begins at a place, or null: a number, a stroke, and at least one abbreviation after it. */
export function symbolAt(text: string, place: number): SymbolAt | null {
  const number = at(NUMBER, text, place)
  if (!number) return null
  let to = place + number[0].length
  to += at(YEAR, text, to)?.[0].length ?? 0
  const first = at(FIRST, text, to)
  const word = first?.[1] ?? ''
  if (!first || !isPart(word, /\s/u.test(first[0]))) return null
  to += first[0].length
  for (let i = 0; i < MOST; i++) {
    const next = at(NEXT, text, to)
    if (!next) break
    const apart = (next[1] ?? '') !== '' || (next[2] ?? '') !== ''
    // “… 18-NQ/TW - nội dung” and “12/KH-UBND 2025” end before the stroke.
    if (!isPart(next[3] ?? '', apart)) break
    to += next[0].length
  }
  return { symbol: text.slice(place, to).replace(/\s/gu, '').replace(/[–—]/gu, '-'), to }
}
