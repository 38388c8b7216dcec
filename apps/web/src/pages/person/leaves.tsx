import { instant, type LocalDate } from '#base'
import type { LeaveView, PersonLine } from '#contract'
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { date, moment, readDate } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { ConsequenceDialog } from '../../parts/consequence-dialog.js'
import { DateField } from '../../parts/date-field.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import { daysWords } from './days.js'
import { EditError } from './edit-error.js'
import { LeaveForm } from './leave-form.js'
import styles from './person.module.css'

/** Leaves that are and that come, the last ones that were, and a form for a new one. */
export function Leaves({ line }: { readonly line: PersonLine }) {
  const [entering, setEntering] = useState(false)
  const shown = [...line.leaves.filter(({ when }) => when !== 'past'), ...line.leaves.filter(({ when }) => when === 'past').slice(-3)]
  return (
    <>
      <p data-quiet>{text['leave.note']}</p>
      {shown.length === 0 && <p>{text['leave.none']}</p>}
      {shown.length > 0 && (
        <ul className={styles.lines}>
          {shown.map((leave) => (
            <Leave key={leave.id} leave={leave} line={line} />
          ))}
        </ul>
      )}
      {entering && <LeaveForm line={line} onDone={() => setEntering(false)} />}
      {!entering && line.may.leave && line.deputies.length > 0 && (
        <Button variant="default" onClick={() => setEntering(true)}>
          {text['leave.enter']}
        </Button>
      )}
      {line.may.leave && line.deputies.length === 0 && <p data-quiet>{text['leave.deputy.none']}</p>}
    </>
  )
}

interface LeaveProps {
  readonly leave: LeaveView
  readonly line: PersonLine
}

function Leave({ leave, line }: LeaveProps) {
  const [doing, setDoing] = useState<'change' | 'takeBack' | null>(null)
  const mayChange = line.may.leave && leave.when !== 'past'
  const backAct = leave.when === 'now' ? 'leave.endNow' : 'leave.takeBack'
  return (
    <li>
      <div>
        {text['person.away'](daysWords(leave), leave.deputy.name)} <span data-quiet>({text[`leave.when.${leave.when}`]})</span>
      </div>
      {leave.reason && <div>{leave.reason}</div>}
      {leave.by && leave.at !== null && <div data-quiet>{text['leave.by'](leave.by.name, moment(instant(leave.at)))}</div>}
      {mayChange && (
        <div className={styles.acts}>
          <Button variant="subtle" onClick={() => setDoing(doing === 'change' ? null : 'change')}>
            {text['leave.change']}
          </Button>
          <Button variant="subtle" onClick={() => setDoing('takeBack')}>
            {text[backAct]}
          </Button>
        </div>
      )}
      {doing === 'change' && <LastDay leave={leave} line={line} onDone={() => setDoing(null)} />}
      {doing === 'takeBack' && <TakeBack leave={leave} line={line} act={backAct} onClose={() => setDoing(null)} />}
    </li>
  )
}

function LastDay({ leave, line: { id, revision }, onDone }: LeaveProps & { readonly onDone: () => void }) {
  const today = useToday()
  const [typed, setTyped] = useState(leave.to === null ? '' : date(leave.to as LocalDate))
  const [tried, setTried] = useState(false)
  const to = readDate(typed, today)
  const { mutate, isPending, error, reset } = useSend('changeLeave', () => {
    announce(text['leave.changed'])
    onDone()
  })
  const change = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (to !== null) mutate({ params: { person: id, leave: leave.id }, body: { revision, to } })
  }
  return (
    <form className={styles.form} onSubmit={change} noValidate>
      <DateField
        label={text['leave.to']}
        required
        typed={typed}
        today={today}
        error={tried && to === null ? text['people.dateMissing'] : undefined}
        onType={setTyped}
      />
      <EditError error={error} onSeen={reset} />
      <Button type="submit" loading={isPending}>
        {text['leave.change']}
      </Button>
    </form>
  )
}

interface BackProps extends LeaveProps {
  readonly act: 'leave.endNow' | 'leave.takeBack'
  readonly onClose: () => void
}

function TakeBack({ leave, line: { id, revision }, act, onClose }: BackProps) {
  const { mutate, isPending, error } = useSend('takeBackLeave', () => {
    announce(text['leave.takenBack'])
    onClose()
  })
  return (
    <ConsequenceDialog
      opened
      title={text[act]}
      consequence={text[`${act}.consequence`](leave.deputy.name)}
      act={text[act]}
      busy={isPending}
      error={error}
      onAct={() => mutate({ params: { person: id, leave: leave.id }, body: { revision } })}
      onClose={onClose}
    />
  )
}
