import { bareOf } from './bare.js'
import { capitalised, keyOf } from './text.js'
import { ABBREVIATIONS, DEPARTMENT_ABBREVIATIONS, FIELD_ABBREVIATIONS } from './vocabulary/abbreviations.js'
import { CENTRAL_BODIES, COMMITTEE_BODIES, ELECTED_BODIES, MASS_BODIES, PARTY_BODIES, VERTICAL_BODIES, type Names } from './vocabulary/bodies.js'
import { FIELDS } from './vocabulary/fields.js'
import { PROVINCES } from './vocabulary/provinces.js'

const ALL: readonly (readonly [string, string])[] = [...DEPARTMENT_ABBREVIATIONS, ...FIELD_ABBREVIATIONS, ...ABBREVIATIONS]
const escaped = (word: string): string =>
  word
    .replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
    .replace(/&/gu, '\\s?&\\s?')
    .replace(/ /gu, '\\s+')
const plain = (word: string): string => word.replace(/\s/gu, '')
const LONG = new Map(ALL.map(([short, long]) => [plain(short), long] as const))
const SHORT = new RegExp(
  `(?<![\\p{L}\\p{N}&])(?:${ALL.map(([short]) => short)
    .toSorted((x, y) => y.length - x.length)
    .map(escaped)
    .join('|')})(?![\\p{L}\\p{N}&])`,
  'gu',
)
const ANY_CAPITALS = /[A-ZĐ]{2}|TP/u

/** Abbreviations written out: `UBND tỉnh` → `Ủy ban nhân dân tỉnh`. Case counts, so that `vp` in a word stays. */
export function writtenOut(text: string): string {
  const out = ANY_CAPITALS.test(text) ? text.replace(SHORT, (short) => LONG.get(plain(short)) ?? short) : text
  return out.replace(/Uỷ ban/gu, 'Ủy ban').replace(/(?<!\p{L})[Tt]p\.? (?=\p{Lu})|(?<=thành phố)\. /gu, (match) => (match.startsWith('.') ? ' ' : 'thành phố '))
}

/** Every body with a name of its own, small letters → proper spelling. */
export const BODIES: Names = { ...CENTRAL_BODIES, ...COMMITTEE_BODIES, ...ELECTED_BODIES, ...VERTICAL_BODIES, ...PARTY_BODIES, ...MASS_BODIES }

const KNOWN: readonly (readonly [string, string])[] = [
  ...Object.entries(BODIES).filter(([key]) => key.includes(' ')),
  ...Object.entries(FIELDS).flatMap(([key, name]) => [[`sở ${key}`, `Sở ${name}`] as const, [`bộ ${key}`, `Bộ ${name}`] as const]),
  ['ủy ban nhân dân', 'Ủy ban nhân dân'] as const,
  ['ban chỉ đạo', 'Ban Chỉ đạo'] as const,
  ['ban chỉ huy phòng thủ dân sự', 'Ban Chỉ huy Phòng thủ dân sự'] as const,
  ['ban quản lý', 'Ban Quản lý'] as const,
  ['đảng bộ', 'Đảng bộ'] as const,
]
  .map(([key, name]) => [keyOf(key), name] as const)
  .toSorted(([a], [b]) => b.length - a.length)

const titled = (words: string): string => words.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase())
const TIER = /(?<!\p{L})(tỉnh(?! (?:ủy|đoàn))|thành phố|huyện(?! ủy)|thị xã|quận|xã|phường|đặc khu|thị trấn) (?=\p{Ll})/u
const SMALL = /^(?:về|số|và|của|trực thuộc)(?!\p{L})/u

function placed(words: string): string {
  const tier = TIER.exec(words)
  if (!tier) return words
  const end = tier.index + tier[0].length
  const rest = words.slice(end)
  return words.slice(0, end) + (SMALL.test(rest) ? rest : titled(rest))
}

const PLACES = PROVINCES.map((name) => [name.toLowerCase(), name] as const)

// Known names are put aside under a sign, so that no shorter one is found inside them.
function spelled(small: string, rest: (text: string) => string): string {
  const names: string[] = []
  const marked = KNOWN.reduce((text, [key, name]) => {
    const at = keyOf(text).indexOf(key)
    if (at < 0 || /\p{L}/u.test(text.slice(Math.max(0, at - 1), at)) || /\p{L}/u.test(text.charAt(at + key.length))) return text
    names.push(name)
    return `${text.slice(0, at)}\u0001${String.fromCodePoint(0xe000 + names.length - 1)}${text.slice(at + key.length)}`
  }, small)
  const places = PLACES.reduce((text, [key, name]) => text.replaceAll(key, name), rest(marked))
  return capitalised(places.replace(/\u0001(.)/gu, (_sign, letter: string) => names[(letter.codePointAt(0) ?? 0xe000) - 0xe000] ?? ''))
}

/** Capitals of a letter-head in ordinary spelling: `TỈNH LÀO CAI` → `tỉnh Lào Cai`, `SỞ NỘI VỤ` → `Sở Nội vụ`. */
export function properName(printed: string): string {
  return spelled(
    writtenOut(printed)
      .toLowerCase()
      .replace(/uỷ/gu, 'ủy')
      .replace(/(?<!\p{L})(?:tinh|tình|tĩnh)(?= \p{L})/gu, 'tỉnh'),
    placed,
  )
}

/** A title in capitals as a sentence: known names and provinces keep their capitals, abbreviations stay unwritten. */
export function sentenceName(printed: string): string {
  return spelled(printed.toLowerCase(), (text) => text)
}

const BARE_PLACES = PROVINCES.map((name) => [bareOf(name), name] as const)

/** A province's name that a scan has hurt in one place, as the letter spells it elsewhere. */
export function respelledPlace(printed: string, text: string): string {
  const bare = bareOf(printed)
  const found = BARE_PLACES.find(([place, name]) => bare.endsWith(place) && !printed.endsWith(name) && text.includes(name))
  return found ? printed.slice(0, printed.length - found[1].length) + found[1] : printed
}
