import { bareOf } from './bare.js'
import { BODIES } from './names.js'
import { anyOf, keyOf, type Piece } from './text.js'
import { FIELDS } from './vocabulary/fields.js'
import { OPEN_NAMES } from './vocabulary/open-names.js'

// Classes as letters print them most, beside the names of bodies.
const CLASSES = [
  'ủy ban nhân dân',
  'các sở, ban, ngành',
  'sở, ban, ngành',
  'các xã, phường',
  'các xã, phường, thị trấn',
  'các xã, phường, đặc khu',
  'xã, phường',
  'xã, phường, thị trấn',
  'các huyện, thành phố',
  'các huyện, thị xã',
  'các huyện, thị xã, thành phố',
  'các huyện, thành phố, thị xã',
  'quận, huyện',
  'cơ quan, đơn vị',
  'cơ quan, đơn vị, địa phương',
  'chủ tịch ủy ban nhân dân',
  'thủ trưởng các sở',
]
const SHORTEST = 8
const PHRASES: readonly string[] = [
  ...Object.keys(FIELDS).flatMap((field) => [`sở ${field}`, `bộ ${field}`]),
  ...Object.keys(BODIES).filter((name) => name.length >= SHORTEST && name.includes(' ')),
  ...Object.entries(OPEN_NAMES).flatMap(([kind, names]) => names.map((name) => `${kind} ${name}`)),
  ...CLASSES,
].map(keyOf)

const byBare = new Map(PHRASES.map((phrase) => [bareOf(phrase), phrase] as const))
const exact = new Set(PHRASES)
const PHRASE = new RegExp(`(?<![a-z])(${anyOf([...byBare.keys()])})( tinh)?(?![a-z])`, 'gu')
const squeezed = (text: string): string => text.replace(/\s+/gu, ' ')

const isSpelled = (name: string): boolean => exact.has(keyOf(name).replace(/ tỉnh$/u, ''))

/**
 * One spelling for names that differ only in marks over letters: the vocabulary's where one of them has it, else the most frequent.
 * All of them stand in the letter.
 */
export function oneSpelling(names: readonly string[]): (name: string) => string {
  const forms = new Map<string, Map<string, number>>()
  for (const name of names) {
    const counts = forms.get(bareOf(name)) ?? new Map<string, number>()
    forms.set(bareOf(name), counts.set(name, (counts.get(name) ?? 0) + 1))
  }
  const worth = ([name, count]: readonly [string, number]): number => (isSpelled(name) ? names.length : 0) + count
  return (name) => [...(forms.get(bareOf(name)) ?? [])].toSorted((a, b) => worth(b) - worth(a))[0]?.[0] ?? name
}

const known = new WeakMap<Piece, Piece>()

/** The key of a piece with names of bodies set right where a scan has lost a mark (`sở y tê` → `sở y tế`), place for place. */
function repairedKey(key: string): string {
  let out = ''
  let from = 0
  for (const match of bareOf(key).matchAll(PHRASE)) {
    const words = match[1] ?? ''
    const end = match.index + words.length
    const printed = key.slice(match.index, end)
    const right = byBare.get(words)
    if (right === undefined || printed.length !== right.length) continue
    const name = exact.has(squeezed(printed)) ? printed : right
    out += key.slice(from, match.index) + name + (match[2] === undefined ? '' : ' tỉnh')
    from = end + (match[2]?.length ?? 0)
  }
  return out + key.slice(from)
}

/** The piece as units are looked for in it; its text stays as printed. */
export function repaired(piece: Piece): Piece {
  const found = known.get(piece)
  if (found) return found
  const key = repairedKey(piece.key)
  const out = key === piece.key ? piece : { ...piece, key }
  known.set(piece, out)
  known.set(out, out)
  return out
}
