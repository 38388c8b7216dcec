import { localDate } from '#base'
import type { DraftView } from '#contract'
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { date, number } from '../../format.js'
import { Fold } from '../../parts/facts.js'
import { useUnitOptions } from '../../shell/use-units.js'
import { text } from '../../text/text.js'
import { type Typed, UNTYPED, readMonthDay } from './question-answer.js'
import { Rhythm } from './question-form.js'
import type { Correction } from './use-draft.js'
import styles from './editor.module.css'

interface Props {
  readonly view: DraftView
  readonly onChange: (correction: Correction) => void
}

const PERIODS = ['monthly', 'quarterly', 'half-yearly', 'yearly'] as const

/** The rounds that will open while the letter is followed, and a rhythm for a letter that says none. */
export function Rounds({ view: { rounds, names }, onChange }: Props) {
  return (
    <Fold title={text['rounds.title']} note={number(rounds.length)}>
      {rounds.length === 0 && <p data-quiet>{text['rounds.none']}</p>}
      <ul className={styles.rounds}>
        {rounds.map((round) => (
          <li key={round.id}>
            <b>{round.label}</b>{' '}
            <span data-quiet>
              {[
                text['rounds.line'](date(localDate(round.dueOn)), date(localDate(round.opensOn))),
                round.via && text['rounds.via'](names[round.via] ?? round.via),
                text['check.units'](number(round.units.length)),
                round.source === 'officer' && text['deadline.officer'],
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <OwnRhythm path={null} onChange={onChange} />
    </Fold>
  )
}

/** A rhythm of reports for one clause, or for the whole letter. */
export function OwnRhythm({ path, onChange }: Pick<Props, 'onChange'> & { readonly path: string | null }) {
  const units = useUnitOptions()
  const [typed, setTyped] = useState<Pick<Typed, 'period' | 'before' | 'unit'>>(UNTYPED)
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const unitsDueBefore = readMonthDay(typed.before)
    const period = PERIODS.find((one) => one === typed.period)
    setWrong(unitsDueBefore === null)
    if (unitsDueBefore !== null && period) onChange({ rounds: [{ path, period, unitsDueBefore, via: typed.unit || null }] })
  }
  return (
    <form className={styles.ownRhythm} noValidate onSubmit={submit}>
      <Rhythm
        typed={typed}
        units={units}
        error={wrong ? text['ask.before.wrong'] : undefined}
        onType={(part) => setTyped((before) => ({ ...before, ...part }))}
      />
      <Button type="submit" variant="default" size="xs">
        {text[path === null ? 'rounds.set' : 'rounds.setOne']}
      </Button>
    </form>
  )
}
