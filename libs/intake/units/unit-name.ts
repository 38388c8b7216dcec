import { keyOf, type Piece } from '../words/text.js'
import { AFTER_NAMES } from '../words/vocabulary/after-names.js'

/** A unit or a class of units as the letter names it, written out; `from` and `to` are places in the piece it was read from. */
export interface Name {
  readonly name: string
  readonly group: boolean
  readonly from: number
  readonly to: number
}

/** Tries a sticky pattern at one place. */
export function stickAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const PROPER = /\p{Lu}[\p{L}’'-]*(?: (?:\d{1,2}(?![\d/])|\p{Lu}[\p{L}’'-]*)){0,4}|\d{1,2}(?![\d/%])(?: \p{Lu}[\p{L}’'-]*){0,3}/uy
const ORDERLY = new Set(AFTER_NAMES.map(keyOf))
const LATE_VERB = /^(?:chủ|tổ|sở|giao|ubnd)$/u
const NO_PLACE = /^(?:UBND|Sở|Công|Chủ|Giám|Thanh|Ban|Bộ|Phối|Tổ)(?!\p{L})/u

/** A proper name at a place: capitals, until a word that cannot be part of it. */
export function properAt(piece: Piece, at: number): string | null {
  const name = stickAt(PROPER, piece.text, at)?.[0]
  if (name === undefined) return null
  const words = keyOf(name).split(' ')
  const verb = words.findIndex((word, i) => i > 0 && (ORDERLY.has(`${word} ${words[i + 1] ?? ''}`) || (i > 1 && LATE_VERB.test(word))))
  return verb > 0 ? name.split(' ').slice(0, verb).join(' ') : name
}

/** The end of a name with the proper name of a place behind it: “xã | Mường Hum”. */
export function withPlace(piece: Piece, to: number): number {
  const own = piece.text.charAt(to) === ' ' ? properAt(piece, to + 1) : null
  return own === null || NO_PLACE.test(own) ? to : to + 1 + own.length
}

/** One unit, its words written out by the caller. */
export function unitOf(name: string, from: number, to: number): Name {
  return { name, group: false, from, to }
}
