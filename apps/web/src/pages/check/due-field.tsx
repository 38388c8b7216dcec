import { type LocalDate, localDate } from '#base'
import { type FocusEvent, useState } from 'react'
import { date, readDate } from '../../format.js'
import { DateField } from '../../parts/date-field.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'

interface Props {
  readonly label: string
  readonly saved: string | null
  readonly onSave: (day: LocalDate) => void
}

/** A date that is saved when one leaves the field with a day of the calendar in it. */
export function DueField({ label, saved, onSave }: Props) {
  const today = useToday()
  const shown = saved === null ? '' : date(localDate(saved))
  const [typed, setTyped] = useState(shown)
  const [before, setBefore] = useState(shown)
  const [wrong, setWrong] = useState(false)
  if (before !== shown) {
    setBefore(shown)
    setTyped(shown)
  }
  const leave = (event: FocusEvent<HTMLDivElement>): void => {
    // The calendar opens in a portal; going there is not leaving.
    if (event.currentTarget.contains(event.relatedTarget) || typed.trim() === shown) return
    const day = readDate(typed, today)
    setWrong(day === null && typed.trim() !== '')
    if (day !== null) onSave(day)
  }
  return (
    <div onBlur={leave}>
      <DateField label={label} typed={typed} onType={setTyped} today={today} error={wrong ? text['form.wrongDate'] : undefined} />
    </div>
  )
}
