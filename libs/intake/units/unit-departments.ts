import { writtenOut } from '../words/names.js'
import { anyOf, capitalised, E, keyOf, rx, type Piece } from '../words/text.js'
import { stickAt, unitOf, type Name } from './unit-name.js'
import { DEPARTMENT_ABBREVIATIONS, FIELD_ABBREVIATIONS, LISTED_FIELDS } from '../words/vocabulary/abbreviations.js'
import { FIELDS } from '../words/vocabulary/fields.js'
import { PROVINCES } from '../words/vocabulary/provinces.js'

const fieldName = new Map<string, string>([
  ...Object.entries(FIELDS).map(([printed, name]) => [keyOf(printed), name] as const),
  ...[...FIELD_ABBREVIATIONS, ...LISTED_FIELDS].map(([short, long]) => [keyOf(short), long] as const),
])
/** A field in its own spelling, from a key; empty where none is known. */
export const fieldOf = (printed: string): string => fieldName.get(printed.replace(/\s+/gu, ' ')) ?? fieldName.get(printed.replace(/\s/gu, '')) ?? ''
/** Fields of departments and ministries as alternatives of a pattern. */
export const FIELD = `(?:${anyOf([...fieldName.keys()]).replace(/&/gu, '\\s?&\\s?')})`
/** Provinces as alternatives of a pattern. */
export const PLACE = `(?:${anyOf(PROVINCES.map((name) => keyOf(name)))})`
const OWN_LIST = rx(
  `(?:các\\s+)?(sở|bộ)(?:\\s*,\\s*(?:ban\\s*,\\s*)?ngành(?=\\s*:))?\\s*:?\\s+(${FIELD})${E}(?:\\s+(?:tỉnh|thành\\s+phố|tp\\.?)\\s+${PLACE}${E}|\\s+tỉnh${E}(?!\\s+\\p{L}))?`,
  'y',
)
const NEXT_FIELD = rx(`\\s*(?:,|;|và|&)\\s*(?:sở\\s+)?(${FIELD})${E}(?!\\s*(?:hóa|mới|tỉnh|thành\\s+phố|các|xã|huyện))`, 'y')
const ONE_WORD = rx(`(?:${anyOf(DEPARTMENT_ABBREVIATIONS.map(([short]) => keyOf(short)))})${E}`, 'y')
const oneWord = new Map(DEPARTMENT_ABBREVIATIONS.map(([short, long]) => [keyOf(short), long] as const))

/** “Sở Nội vụ tỉnh Lào Cai”: the province behind the name. As printed where a scan has hurt it: what a draft names must stand in the text. */
function firstOf(piece: Piece, match: RegExpExecArray): Name {
  const to = match.index + match[0].length
  const printed = piece.text.slice(match.index, to)
  if (keyOf(printed) !== match[0]) return unitOf(capitalised(printed), match.index, to)
  const province = / (?:tỉnh|thành phố|TP\.?|Tp\.?) \p{Lu}.*$/u.exec(printed)?.[0]
  const name = `${capitalised(match[1] ?? '')} ${fieldOf(match[2] ?? '')}`
  return unitOf(province === undefined ? name : name + writtenOut(province), match.index, to)
}

/** “các sở: Tài chính, Xây dựng”: the fields after the first, as long as they are written as names. */
function listOfFields(piece: Piece, match: RegExpExecArray): Name[] {
  const kind = capitalised(match[1] ?? '')
  const names = [firstOf(piece, match)]
  for (let at = match.index + match[0].length; ;) {
    const next = stickAt(NEXT_FIELD, piece.key, at)
    const field = next?.[1] ?? ''
    const start = at + (next?.[0].length ?? 0) - field.length
    // “Công an” in a list of departments is the police, not a ministry.
    if (!next || !/\p{Lu}/u.test(piece.text.charAt(start)) || (field === 'công an' && kind === 'Sở')) return names
    at += next[0].length
    names.push(unitOf(`${kind} ${fieldOf(field)}`, start, at))
  }
}

/** Departments and ministries that begin at a place: by field, in a list, or as one word (`SNNMT`). */
export function departmentsAt(piece: Piece, at: number): readonly Name[] {
  const fields = stickAt(OWN_LIST, piece.key, at)
  if (fields) return listOfFields(piece, fields)
  const word = stickAt(ONE_WORD, piece.key, at)
  return word && /^\p{Lu}{2}/u.test(piece.text.slice(at, at + 2)) ? [unitOf(oneWord.get(word[0]) ?? '', at, at + word[0].length)] : []
}
