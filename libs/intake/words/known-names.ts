import { BODIES } from './names.js'
import { anyOf, E, keyOf, rx } from './text.js'
import { FIELDS } from './vocabulary/fields.js'
import { OPEN_NAMES } from './vocabulary/open-names.js'

const KNOWN = rx(
  `^(?:${anyOf(
    [
      ...Object.keys(BODIES),
      ...Object.keys(FIELDS).flatMap((field) => [`sở ${field}`, `bộ ${field}`, `phòng ${field}`]),
      ...Object.entries(OPEN_NAMES).flatMap(([kind, names]) => names.map((name) => `${kind} ${name}`)),
      'ủy ban nhân dân',
      'văn phòng',
      'báo',
      'đài',
    ].map(keyOf),
  )})${E}`,
)

/** Is the body one that the vocabulary holds, whatever place stands behind its name? */
export function isKnownName(name: string): boolean {
  return KNOWN.test(keyOf(name).normalize('NFC'))
}
