import { parseDate } from '#base'
import type { DraftView } from '#contract'
import { date, number } from '../../format.js'
import { text } from '../../text/text.js'

const HEAD = ['kind', 'number', 'symbol', 'issuer', 'issuedOn', 'subject', 'signer', 'signerTitle', 'urgency', 'field', 'leader', 'focalUnit', 'trackFrom', 'trackedUntil', 'deskOfficer'] as const // prettier-ignore
const FIELDS = ['title', 'class', 'units', 'coordinating', 'due', 'dropped', 'authority', 'needsApproval'] as const

/** A place of the draft as people call it: `mục 1.2 (thời hạn)`, `số văn bản`. Null for what only follows from another place. */
export function placeWords(place: string): string | null {
  const [part = '', ...rest] = place.split('/')
  const name = rest.join('/')
  switch (part) {
    case 'task':
      return taskWords(name)
    case 'answer':
      return text['place.answer']
    case 'rounds':
      return text['place.rounds']
    case 'stands':
      return text['place.stands'](name)
    case 'addressees':
    case 'references':
      return text[`place.${part}`]
    default: {
      const known = HEAD.find((key) => key === part)
      return known ? lowered(text[`head.${known}`]) : null
    }
  }
}

function taskWords(name: string): string | null {
  const cut = name.lastIndexOf('/')
  const [task, field] = [text['place.task'](name.slice(0, cut)), name.slice(cut + 1)]
  if (field === '*') return task
  if (field === 'span') return text['place.of'](task, text['place.shape'])
  const known = FIELDS.find((key) => key === field)
  return known ? text['place.of'](task, text[`place.${known}`]) : null
}

const lowered = (words: string): string => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1)

const MOST = 2

/** Several places in one breath: the first two, and how many more. */
export function placesWords(places: readonly string[]): string {
  const words = [...new Set(places.flatMap((place) => placeWords(place) ?? []))]
  const said = words.slice(0, MOST).join(', ')
  if (words.length === 0) return text['place.head']
  return words.length > MOST ? text['news.more'](said, number(words.length - MOST)) : said
}

/** A value as it is read at its place: a day, a unit’s name, a class; how many where it is a list. */
export function valueWords(place: string, value: unknown, names: DraftView['names']): string {
  if (value === null || value === undefined || value === '') return text['value.none']
  if (typeof value === 'boolean') return text[value ? 'value.yes' : 'value.no']
  if (typeof value === 'number') return number(value)
  if (typeof value === 'string') return named(place, value, names)
  if (Array.isArray(value)) return value.length <= MOST && value.every((one) => typeof one === 'string') ? value.map((one) => names[one] ?? one).join(', ') : text['value.many'](number(value.length)) // prettier-ignore
  return typeof value === 'object' && 'on' in value ? valueWords(place, value.on, names) : text['value.many'](number(Object.keys(value).length))
}

const CLASSES = ['plan', 'duty', 'line', 'indicator', 'report', 'consolidate'] as const
const AUTHORITIES = ['order', 'vertical', 'request', 'encourage'] as const

function named(place: string, value: string, names: DraftView['names']): string {
  const day = parseDate(value)
  if (day !== null) return date(day)
  const kind = place.endsWith('/class') ? CLASSES.find((one) => one === value) : undefined
  if (kind) return text[`class.${kind}`]
  const authority = place.endsWith('/authority') ? AUTHORITIES.find((one) => one === value) : undefined
  return authority ? text[`edit.authority.${authority}`] : (names[value] ?? value)
}
