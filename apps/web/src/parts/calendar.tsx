import { type LocalDate, parseDate } from '#base'
import { DatePicker } from '@mantine/dates'
import '@mantine/dates/styles.css'
import 'dayjs/locale/vi'
import styles from './calendar.module.css'

interface Props {
  readonly day: LocalDate | null
  readonly today: LocalDate
  readonly onPick: (day: LocalDate) => void
}

/** A month to pick a day from; weeks begin on Monday. */
export function Calendar({ day, today, onPick }: Props) {
  const pick = (picked: string | null): void => {
    const read = picked === null ? null : parseDate(picked)
    if (read !== null) onPick(read)
  }
  return (
    <DatePicker
      locale="vi"
      firstDayOfWeek={1}
      weekendDays={[0, 6]}
      value={day}
      defaultDate={day ?? today}
      onChange={pick}
      size="sm"
      classNames={{ day: styles.day ?? '' }}
    />
  )
}
