import { addDays, daysBetween, type LocalDate, parseDate, weekdayOf } from '#base'
import type { CalendarDayView } from '#contract'
import type { InputOf } from '../../api.js'
import { readDate } from '../../format.js'
import { text } from '../../text/text.js'

export type Change = InputOf<'previewCalendar'>['body']
export type Choice = 'holiday' | 'compensation' | 'swap' | 'plain'

/** The form as it stands: what was typed, not yet read. */
export interface Said {
  readonly choice: Choice
  readonly date: string
  readonly until: string
  readonly pair: string
  readonly name: string
  readonly status: 'byLaw' | 'announced' | 'forecast' | 'unverified'
  readonly source: string
}
export const NOTHING_SAID: Said = { choice: 'holiday', date: '', until: '', pair: '', name: '', status: 'announced', source: '' }

export type Faults = Partial<Record<'date' | 'until' | 'pair' | 'name' | 'source', string>>

const MOST_DAYS = 60
const MIN_SOURCE = 5
const FRIDAY = 5

/** What is missing or wrong, by field; the house checks the rest. */
export function faultsOf(said: Said, today: LocalDate): Faults {
  const date = readDate(said.date, today)
  const until = readDate(said.until, today)
  const span = date && until ? daysBetween(date, until) : 0
  return {
    ...(date === null && { date: text['calendar.form.dateMissing'] }),
    ...(said.until.trim() !== '' &&
      said.choice !== 'swap' &&
      (until === null || span < 0 || span >= MOST_DAYS) && { until: text['calendar.form.untilBefore'] }),
    ...(said.choice === 'swap' && readDate(said.pair, today) === null && { pair: text['calendar.form.dateMissing'] }),
    ...(said.choice === 'holiday' && said.name.trim() === '' && { name: text['calendar.form.nameMissing'] }),
    ...(said.source.trim().length < MIN_SOURCE && { source: text['calendar.form.sourceMissing'] }),
  }
}

/** The days that the form says, with the other half of a swap that no longer is one; `before` is the day that is being edited. */
export function changeOf(said: Said, today: LocalDate, before: CalendarDayView | null): Change {
  const date = readDate(said.date, today)
  const until = readDate(said.until, today)
  const days = date === null ? [] : said.choice === 'swap' ? swapped(said, date, readDate(said.pair, today)) : ranged(said, date, until ?? date)
  const dropped = before === null ? [] : [before.date, before.pairedWith].flatMap((day) => (day === null ? [] : (parseDate(day) ?? [])))
  const gone = dropped.filter((day) => !days.some((one) => one.date === day))
  return { days: [...days, ...gone.map((day) => ({ date: day }))], source: said.source.trim() }
}

type SaidDays = Change['days']

function swapped({ name, status }: Said, off: LocalDate, worked: LocalDate | null): SaidDays {
  if (worked === null) return []
  return [
    { date: off, is: { type: 'swapOff', name: name.trim() || text['calendar.form.defaultName.swap'], status, pairedWith: worked } },
    { date: worked, is: { type: 'swapWork', name: text['calendar.form.defaultName.swapWork'], status, pairedWith: off } },
  ]
}

function ranged({ choice, name, status }: Said, first: LocalDate, last: LocalDate): SaidDays {
  const all = Array.from({ length: daysBetween(first, last) + 1 }, (_, i) => addDays(first, i))
  if (choice === 'plain') return all.map((date) => ({ date }))
  const type = choice === 'compensation' ? 'compensation' : 'holiday'
  const named = name.trim() || text['calendar.form.defaultName.compensation']
  // A weekend inside a long rest is off anyway; compensation is for working days alone.
  const taken = type === 'compensation' ? all.filter((date) => weekdayOf(date) <= FRIDAY) : all
  return taken.map((date) => ({ date, is: { type, name: named, status } }))
}

/** A day as the form shows it for editing: a swap is edited as its pair. */
export function saidOf({ date, type, name, status, pairedWith }: CalendarDayView, show: (day: LocalDate) => string): Said {
  const words = (day: string | null): string => (day === null ? '' : show(day as LocalDate))
  if (type === 'swapOff') return { ...NOTHING_SAID, choice: 'swap', date: words(date), pair: words(pairedWith), name, status }
  if (type === 'swapWork') return { ...NOTHING_SAID, choice: 'swap', date: words(pairedWith), pair: words(date), name: '', status }
  return { ...NOTHING_SAID, choice: type, date: words(date), name, status }
}

/** All that was only expected becomes announced, under one paper. */
export function confirming(days: readonly CalendarDayView[], source: string): Change {
  return {
    days: days.map(({ date, type, name, pairedWith }) => ({
      date,
      is: { type, name, status: 'announced', ...(pairedWith !== null && { pairedWith }) },
    })),
    source: source.trim(),
  }
}
