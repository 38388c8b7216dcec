import type { LocalDate } from '#base'
import type { CalendarDayView } from '#contract'
import { Button, Radio, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { date } from '../../format.js'
import { DateField } from '../../parts/date-field.js'
import { SidePanel } from '../../parts/side-panel.js'
import { dayChoices, dayStatuses } from '../../text/pages/calendar.js'
import { text } from '../../text/text.js'
import { type Change, changeOf, type Choice, type Faults, faultsOf, NOTHING_SAID, type Said, saidOf } from './said.js'
import styles from './calendar.module.css'

interface Props {
  readonly opened: boolean
  /** Null: a new day. */
  readonly day: CalendarDayView | null
  readonly today: LocalDate
  readonly onClose: () => void
  /** What was said, to be looked at before it is done. */
  readonly onPreview: (change: Change) => void
}

/** One day, a span of days or a swap, with its paper. Nothing is saved here: first comes what would move. */
export function DayForm({ opened, day, today, onClose, onPreview }: Props) {
  const [said, setSaid] = useState<Said>(() => (day ? saidOf(day, date) : NOTHING_SAID))
  const [faults, setFaults] = useState<Faults>({})
  const say = (part: Partial<Said>): void => setSaid({ ...said, ...part })
  const look = (event: FormEvent): void => {
    event.preventDefault()
    const found = faultsOf(said, today)
    setFaults(found)
    if (Object.keys(found).length === 0) onPreview(changeOf(said, today, day))
  }
  return (
    <SidePanel opened={opened} title={text[day ? 'calendar.form.edit' : 'calendar.form.add']} onClose={onClose}>
      <form className={styles.form} onSubmit={look} noValidate>
        <Kind said={said} mayTakeAway={day !== null} say={say} />
        <Dates said={said} faults={faults} today={today} spans={day === null} say={say} />
        {said.choice !== 'plain' && <Named said={said} faults={faults} say={say} />}
        <Textarea
          label={text['calendar.form.source']}
          description={text['calendar.form.source.hint']}
          required
          rows={3}
          maxLength={500}
          value={said.source}
          error={faults.source}
          onChange={(event) => say({ source: event.currentTarget.value })}
        />
        <Button type="submit">{text['calendar.form.preview']}</Button>
      </form>
    </SidePanel>
  )
}

interface PartProps {
  readonly said: Said
  readonly say: (part: Partial<Said>) => void
}

function Kind({ said, mayTakeAway, say }: PartProps & { readonly mayTakeAway: boolean }) {
  const choices = (Object.keys(dayChoices) as Choice[]).filter((choice) => mayTakeAway || choice !== 'plain')
  return (
    <Radio.Group label={text['calendar.type']} value={said.choice} onChange={(choice) => say({ choice: choice as Choice })}>
      <div className={styles.radios}>
        {choices.map((choice) => (
          <Radio key={choice} size="xs" value={choice} label={dayChoices[choice]} />
        ))}
      </div>
    </Radio.Group>
  )
}

interface DatesProps extends PartProps {
  readonly faults: Faults
  readonly today: LocalDate
  readonly spans: boolean
}

function Dates({ said, faults, today, spans, say }: DatesProps) {
  const swap = said.choice === 'swap'
  return (
    <>
      <DateField
        label={text[swap ? 'calendar.form.swapOff' : 'calendar.form.date']}
        required
        typed={said.date}
        today={today}
        error={faults.date}
        onType={(typed) => say({ date: typed })}
      />
      {swap && (
        <DateField label={text['calendar.form.pair']} required typed={said.pair} today={today} error={faults.pair} onType={(typed) => say({ pair: typed })} />
      )}
      {!swap && spans && (
        <DateField label={text['calendar.form.until']} typed={said.until} today={today} error={faults.until} onType={(typed) => say({ until: typed })} />
      )}
    </>
  )
}

const STATUSES = ['announced', 'byLaw', 'forecast', 'unverified'] as const

function Named({ said, faults, say }: PartProps & { readonly faults: Faults }) {
  return (
    <>
      <TextInput
        label={text['calendar.name']}
        required={said.choice === 'holiday'}
        maxLength={200}
        value={said.name}
        error={faults.name}
        onChange={(event) => say({ name: event.currentTarget.value })}
      />
      <Radio.Group label={text['calendar.status']} value={said.status} onChange={(status) => say({ status: status as Said['status'] })}>
        <div className={styles.radios}>
          {STATUSES.map((status) => (
            <Radio key={status} size="xs" value={status} label={dayStatuses[status]} />
          ))}
        </div>
      </Radio.Group>
    </>
  )
}
