import { addDays, daysBetween, localDate, type LocalDate, weekdayOf } from '#base'
import type { CalendarDayView, CalendarView } from '#contract'
import { VisuallyHidden } from '@mantine/core'
import { date, number, weekday } from '../../format.js'
import { dayStatuses, dayTypes } from '../../text/pages/calendar.js'
import { text } from '../../text/text.js'
import styles from './calendar.module.css'

interface Props {
  readonly view: Pick<CalendarView, 'year' | 'days' | 'workingDays'>
  readonly today: LocalDate
}

/** The year at a glance: twelve months, days off and made up in their colours. The list below says the same in words. */
export function YearGrid({ view: { year, days, workingDays }, today }: Props) {
  const special = new Map(days.map((day) => [day.date, day]))
  return (
    <>
      <div className={styles.year}>
        {workingDays.map((worked, i) => (
          <Month key={i} year={year} month={i + 1} worked={worked} special={special} today={today} />
        ))}
      </div>
      <Legend />
    </>
  )
}

interface MonthProps {
  readonly year: number
  readonly month: number
  readonly worked: number
  readonly special: ReadonlyMap<string, CalendarDayView>
  readonly today: LocalDate
}

function Month({ year, month, worked, special, today }: MonthProps) {
  const first = localDate(`${year}-${String(month).padStart(2, '0')}-01`)
  const next = month === 12 ? localDate(`${year + 1}-01-01`) : localDate(`${year}-${String(month + 1).padStart(2, '0')}-01`)
  const days = Array.from({ length: daysBetween(first, next) }, (_, i) => addDays(first, i))
  return (
    <section className={styles.month}>
      <h3>
        {text['calendar.month'](number(month))} <span data-quiet>{text['calendar.month.worked'](number(worked))}</span>
      </h3>
      <div className={styles.grid} aria-hidden>
        {text['calendar.weekdays'].map((name) => (
          <span key={name} className={styles.head}>
            {name}
          </span>
        ))}
        {days.map((day, i) => (
          <Day key={day} day={day} special={special.get(day)} isToday={day === today} start={i === 0 ? weekdayOf(day) : undefined} />
        ))}
      </div>
      <VisuallyHidden>
        <ul>
          {days.flatMap((day) => {
            const found = special.get(day)
            return found ? [<li key={day}>{wordsOf(day, found)}</li>] : []
          })}
        </ul>
      </VisuallyHidden>
    </section>
  )
}

function wordsOf(day: LocalDate, { type, name, status }: CalendarDayView): string {
  return `${date(day)} (${weekday(day)}): ${dayTypes[type]}, ${name}, ${dayStatuses[status]}`
}

interface DayProps {
  readonly day: LocalDate
  readonly special: CalendarDayView | undefined
  readonly isToday: boolean
  readonly start: number | undefined
}

function Day({ day, special, isToday, start }: DayProps) {
  return (
    <span
      className={styles.day}
      data-type={special?.type ?? (weekdayOf(day) > 5 ? 'weekend' : undefined)}
      data-status={special?.status}
      data-today={isToday || undefined}
      style={start === undefined ? undefined : { gridColumnStart: start }}
      title={special && wordsOf(day, special)}
    >
      {Number(day.slice(8))}
    </span>
  )
}

const TYPES = ['holiday', 'compensation', 'swapOff', 'swapWork'] as const

function Legend() {
  return (
    <ul className={styles.legend} aria-label={text['calendar.legend']}>
      {TYPES.map((type) => (
        <li key={type}>
          <span className={styles.day} data-type={type} aria-hidden />
          {dayTypes[type]}
        </li>
      ))}
      <li>
        <span className={styles.day} data-type="holiday" data-status="forecast" aria-hidden />
        {dayStatuses.forecast}
      </li>
    </ul>
  )
}
