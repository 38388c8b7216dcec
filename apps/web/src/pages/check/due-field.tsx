import { type LocalDate, localDate } from '#base'
import { TextInput } from '@mantine/core'
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

// `1/2` is a day of this year already, but perhaps not yet all that is being typed.
const WHOLE = /^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*$/u

/** A date that is saved as soon as it is typed in full, a short one when one leaves the field. */
export function DueField({ label, saved, onSave }: Props) {
  const today = useToday()
  const [typed, setTyped] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const shown = saved === null ? '' : date(localDate(saved))
  const [before, setBefore] = useState(shown)
  if (before !== shown) {
    setBefore(shown)
    // Somebody else changed it meanwhile: the field shows what stands.
    if (typed === before) setTyped(null)
  }
  const save = (words: string): void => {
    const day = readDate(words, today)
    if (day !== null && day !== saved) onSave(day)
  }
  const type = (words: string): void => {
    setTyped(words)
    setWrong(false)
    if (WHOLE.test(words)) save(words)
  }
  const leave = (event: FocusEvent<HTMLDivElement>): void => {
    // The calendar opens in a portal; going there is not leaving.
    if (event.currentTarget.contains(event.relatedTarget) || typed === null) return
    const isWrong = typed.trim() !== '' && readDate(typed, today) === null
    setWrong(isWrong)
    if (isWrong) return
    save(typed)
    setTyped(null)
  }
  return (
    <div onBlur={leave}>
      <DateField label={label} typed={typed ?? shown} onType={type} today={today} error={wrong ? text['form.wrongDate'] : undefined} />
    </div>
  )
}

interface HourProps {
  readonly label: string
  readonly saved: string | null
  readonly onSave: (time: string | null) => void
}

/** The hour of a hỏa tốc date, saved when one leaves the field; empty is the end of the day. */
export function HourField({ label, saved, onSave }: HourProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const leave = (): void => {
    const time = typed === null || typed === '' ? null : typed
    if (typed !== null && time !== saved) onSave(time)
    setTyped(null)
  }
  return <TextInput type="time" label={label} value={typed ?? saved ?? ''} onChange={(event) => setTyped(event.currentTarget.value)} onBlur={leave} />
}
