/** Pairs of tone placement that mean the same (hoà = hòa); each side has the same length, so offsets stay. */
const TONES: Record<string, string> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
}
const TONE = /o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]/gu
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2060\ufeff]/gu

/** The text to which all offsets refer: NFC, `\n` as line end, `\f` as page end, plain blanks, nothing invisible, well-formed. */
export function normaliseText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085\v]/gu, '\n')
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
}

const blanks = (marks: string): string => ' '.repeat(marks.length)

/** The same text with marks of light markup blanked out; every character keeps its place. A star that opens an item becomes a bullet. */
export function plainOf(text: string): string {
  return text
    .replace(/<\/?(?:br|b|i|u|em|strong|p|sub|sup|span|div)\s{0,3}\/?>/giu, blanks)
    .replace(/^([ \t]*)\*(?=[ \t]+[^\s*][^*\n]*$)/gmu, '$1•')
    .replace(/[*`]|\\(?=[.\-+_#()[\]>])/gu, ' ')
    .replace(/^[ \t]*(?:#{1,6}|>)(?=\s)/gmu, blanks)
    .replace(/(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, blanks)
}

function lowered(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from({ length: text.length }, (_, i) => text.charAt(i).toLowerCase().charAt(0)).join('')
}

/** One spelling for comparing, character for character: lower case, one tone placement, plain dashes and quotes. */
export function keyOf(text: string): string {
  return tones(lowered(text))
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‘’]/gu, "'")
}

function tones(text: string): string {
  return text.replace(TONE, (pair) => TONES[pair] ?? pair)
}

/** A pattern over keys: written in ordinary spelling, lower case. `W` and `E` are the bounds of a word. */
export function rx(source: string, flags = ''): RegExp {
  return new RegExp(tones(source.normalize('NFC')), `u${flags}`)
}
export const W = '(?<![\\p{L}\\p{N}])'
export const E = '(?![\\p{L}\\p{N}])'

/** Words of a list as alternatives of a pattern, longest first, so that `sở tài chính` wins over `sở`. */
export function anyOf(words: readonly string[]): string {
  return words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/ /gu, '\\s+'))
    .join('|')
}

/** A piece of the text with blanks squeezed; `map[i]` is the place of its i-th character in the whole text. */
export interface Piece {
  readonly text: string
  readonly key: string
  readonly map: readonly number[]
  readonly from: number
  readonly to: number
}

const squeezable = (before: string, next: string): boolean => before === '' || before === ' ' || before === '(' || /[),.;:]/u.test(next)

/** Cuts `plain` from `from` to `to`, squeezing blanks and those that blanked marks left behind brackets and before points. */
export function pieceOf(plain: string, from: number, to: number): Piece {
  const kept: string[] = []
  const map: number[] = []
  for (let i = from; i < to; i++) {
    const char = plain.charAt(i)
    const blank = /\s/u.test(char)
    if (blank && (i + 1 >= to || /\s/u.test(plain.charAt(i + 1)) || squeezable(kept.at(-1) ?? '', plain.charAt(i + 1)))) continue
    kept.push(blank ? ' ' : char)
    map.push(i)
  }
  const text = kept.join('')
  return { text, key: keyOf(text), map, from: map[0] ?? from, to: (map.at(-1) ?? from - 1) + 1 }
}

/** A part of a piece that still knows where it came from. */
export function slicePiece(piece: Piece, start: number, end = piece.text.length): Piece {
  const map = piece.map.slice(start, end)
  return { text: piece.text.slice(start, end), key: piece.key.slice(start, end), map, from: map[0] ?? piece.to, to: (map.at(-1) ?? piece.to - 1) + 1 }
}

/** Stands in the printed spelling where the reader has put a blank between two glued words. */
export const SEAM = '\u0001'

/** The first `length` characters of a piece as another spelling of the same text (`printed`, character for character) has them. */
export function printedOf(piece: Piece, printed: string, length: number): string {
  let out = ''
  for (let i = 0; i < Math.min(piece.map.length, length + 4); i++) {
    const at = piece.map[i] ?? 0
    const next = piece.map[i + 1] ?? at + 1
    // A blank that stands elsewhere in the printed spelling lies between two neighbours.
    if (printed.charAt(at) === SEAM) continue
    out += piece.text.charAt(i) === ' ' ? ' ' : printed.slice(at, next - at === 2 ? next : at + 1)
  }
  return pieceOf(out, 0, out.length).text.slice(0, length).trim()
}

/** One piece out of several, a blank between them. */
export function joinPieces(pieces: readonly Piece[]): Piece {
  const [only, second] = pieces
  if (only && !second) return only
  const map = pieces.flatMap((piece, i) => (i === 0 ? [...piece.map] : [piece.from, ...piece.map]))
  const text = pieces.map((piece) => piece.text).join(' ')
  return { text, key: pieces.map((piece) => piece.key).join(' '), map, from: pieces[0]?.from ?? 0, to: pieces.at(-1)?.to ?? 0 }
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function isUpperCase(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
}
