import { readHeader } from './header.js'
import { pageOf } from '../lines/lines.js'
import { capitalised, rx } from '../words/text.js'
import { PAPER_KINDS } from '../words/vocabulary/papers.js'
import { anyOf } from '../words/text.js'

/** A paper from above as the registry enters it; null is what the text does not say. */
export interface SuperiorPaper {
  /** Number and symbol as printed: `66-KH/TU`. */
  readonly symbol: string | null
  readonly kind: string | null
  /** `YYYY-MM-DD`, only where day, month and year are told. */
  readonly date: string | null
  readonly issuer: string | null
  readonly subject: string | null
}

const TITLE = rx(`^(?:${anyOf(PAPER_KINDS)})$`)
const two = (value: number): string => String(value).padStart(2, '0')

/** Reads the head of a Party or superior paper (plan, directive, resolution, conclusion): best effort, every field may be null. */
export function readSuperior(text: string): SuperiorPaper {
  const page = pageOf(text)
  const header = readHeader(page)
  const title = page.lines.slice(0, 40).find((line) => TITLE.test(line.key))
  const { date } = header
  return {
    symbol: header.own,
    kind: title ? capitalised(title.text.toLowerCase()) : null,
    date: date?.month != null && date.day != null ? `${date.year}-${two(date.month)}-${two(date.day)}` : null,
    issuer: header.issuer?.name ?? null,
    subject: header.subjectText,
  }
}
