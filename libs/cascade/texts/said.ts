import type { DueSource, LocalDate } from '#base'

/** The facts of one notice; whatever is not known is left out of the sentence, nothing is invented. */
export interface Said {
  /** `unit-plan`, `duty`, … without the version. */
  readonly definition: string
  /** The work state: what is missing depends on it. */
  readonly state?: string
  /** What it is about, one line: the work's own title. */
  readonly what: string
  /** The unit's name; null or left out where the Office itself is meant. */
  readonly unit?: string | null
  /** Told to people of that very unit: it is then “đơn vị”, else it is named. */
  readonly toUnit?: boolean
  /** As `letterWords` gives it. */
  readonly letter?: string | null
  readonly dueOn?: LocalDate | null
  readonly dueSource?: DueSource
  /** The date before more time was granted. */
  readonly dueFirst?: LocalDate | null
  /** The hour of that day, where the work is counted in hours (hỏa tốc): `24:00` at its end. */
  readonly dueTime?: string
  /** Hours until that moment, negative after it. */
  readonly hoursLeft?: number
  /** Calendar days after the date. */
  readonly daysLate?: number
  /** Working days until the date. */
  readonly workingDaysLeft?: number | null
  /** Number and day of what was handed in: `Số 15/KH-SNV ngày 12/05/2026`. */
  readonly note?: string | null
  readonly reason?: string | null
  readonly wantedOn?: LocalDate | null
  /** Another unit that is spoken of: the one proposed instead, or the one that asks. */
  readonly otherUnit?: string | null
  /** An urging letter's number and day, as `letterWords` gives it. */
  readonly urging?: string | null
  /** How many (units of an urging letter, reports of a round). */
  readonly count?: number
  /** Out of how many. */
  readonly of?: number
  /** Of the list of work without a date: `IV/2026`. */
  readonly quarter?: string
}

interface Named {
  /** As the reader gives it: `công văn`, `kế hoạch` … */
  readonly kind?: string | null
  readonly number: string | null
  readonly issuedOn?: string | null
  readonly issuer?: string | null
}

/** `Công văn số 1250/UBND-VX ngày 20/04/2026 của UBND tỉnh`: a paper as people name it. Null when it has no number yet. */
export function letterWords({ kind, number, issuedOn, issuer }: Named): string | null {
  if (!number) return null
  const day = issuedOn ? ` ngày ${dayWords(issuedOn)}` : ''
  return `${kindWords(kind, number)} số ${number}${day}${issuer ? ` của ${issuerWords(issuer)}` : ''}`
}

/** `2026-05-18` → `18/05/2026`; the beginnings of dates (a month, a year) are given back as they are. */
export function dayWords(day: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}` : day
}

function kindWords(kind: string | null | undefined, number: string): string {
  if (kind && kind !== 'khác') return kind.charAt(0).toUpperCase() + kind.slice(1)
  // The symbol tells the kind where nobody else does: 66-KH/TU, 13/KH-UBND.
  const symbol = /[-/](KH|NQ|CT|QĐ|TB|KL|CTr)\b/u.exec(number)?.[1]
  return (symbol && SYMBOLS[symbol]) ?? 'Công văn'
}
const SYMBOLS: Readonly<Record<string, string>> = {
  KH: 'Kế hoạch',
  NQ: 'Nghị quyết',
  CT: 'Chỉ thị',
  QĐ: 'Quyết định',
  TB: 'Thông báo',
  KL: 'Kết luận',
  CTr: 'Chương trình',
}

function issuerWords(issuer: string): string {
  return /^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd) tỉnh\b/iu.test(issuer.normalize('NFC')) ? 'UBND tỉnh' : issuer
}
