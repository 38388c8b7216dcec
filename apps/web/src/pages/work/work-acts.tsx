import type { AllowedEvent, WorkView } from '#contract'
import { Button } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { EventForm } from '../../parts/event-form.js'
import { readProblem } from '../../problem-error.js'
import { sentenceOf } from '../../problem-sentence.js'
import { text } from '../../text/text.js'
import { Foot } from '../../shell/foot.js'
import { useToday } from '../../shell/use-now.js'
import { upload } from '../../upload.js'
import { actWordsOf } from './act-words.js'
import { ActDialog } from './act-dialog.js'
import { Changed } from './changed.js'
import { fieldsOf, useChoices } from './fields-of.js'
import { placesOf } from './places.js'
import { type Act, useAct } from './use-act.js'
import styles from './work.module.css'

interface Parts {
  readonly form: ReactNode
  readonly others: ReactNode
  /** On the phone, under the page. */
  readonly thumb: ReactNode
}

interface Props {
  readonly view: WorkView
  /** It is entered for a unit by somebody else. */
  readonly onBehalf: boolean
  /** The page puts the three parts where they belong. */
  readonly children: (parts: Parts) => ReactNode
}

/** What may be done now, drawn from `allowed`: the likely act as an open form, other answers beside it, the rest in dialogs. */
export function WorkActs({ view, onBehalf, children }: Props) {
  const { main, beside, others } = placesOf(view.allowed, view.extension !== null)
  const [opened, setOpened] = useState<AllowedEvent | null>(null)
  const form = useId()
  const typing = useTyping(view, main)
  const inDialog = useAct(view.card, () => setOpened(null))
  const open = (act: AllowedEvent): void => {
    inDialog.reset()
    setOpened(act)
  }
  const buttons = beside.map((act) => (
    <Button key={act.event} variant={typing.shown ? 'subtle' : 'default'} onClick={() => open(act)}>
      {act.label}
    </Button>
  ))
  return (
    <>
      {children({
        form: typing.shown ? (
          <MainForm id={form} view={view} onBehalf={onBehalf} typing={typing} act={typing.shown} others={buttons} />
        ) : (
          buttons.length > 0 && <div className={styles.beside}>{buttons}</div>
        ),
        others: (others.length > 0 || view.moreTime.refused) && <Others view={view} acts={others} onOpen={open} />,
        thumb: typing.shown && <ThumbButtons form={form} act={actWordsOf(view, typing.shown)} busy={typing.act.busy} hasOthers={others.length > 0} />,
      })}
      <ActDialog act={opened} view={view} sending={inDialog} onClose={() => setOpened(null)} />
    </>
  )
}

export interface Typing {
  /** The act whose form is on the page: the likely one, or the one in which something has been typed. */
  readonly shown: AllowedEvent | null
  /** The state when the first letter was typed; null while nothing is. */
  readonly since: string | null
  readonly round: number
  readonly act: Act
  readonly begin: () => void
  readonly drop: () => void
}

/** While somebody types, the form stays, whatever others do meanwhile: what was typed is never thrown away by the page. */
function useTyping({ card }: WorkView, main: AllowedEvent | null): Typing {
  const [typed, setTyped] = useState<{ readonly act: AllowedEvent; readonly since: string } | null>(null)
  const [round, setRound] = useState(0)
  const drop = (): void => {
    setTyped(null)
    setRound((before) => before + 1)
  }
  const act = useAct(card, drop)
  const begin = (): void => setTyped((before) => before ?? (main && { act: main, since: card.state }))
  return { shown: typed?.act ?? main, since: typed?.since ?? null, round, act, begin, drop }
}

interface FormProps extends Omit<Props, 'children'> {
  readonly id: string
  readonly typing: Typing
  readonly act: AllowedEvent
  readonly others: ReactNode
}

function MainForm({ id, view, onBehalf, typing, act, others }: FormProps) {
  const fields = fieldsOf(act, view)
  const choices = useChoices(fields)
  const today = useToday()
  return (
    <div className={styles.form} onInput={typing.begin}>
      <Changed view={view} act={act} since={typing.since} refused={typing.act.isStale} onDrop={typing.drop} />
      <EventForm
        key={`${act.event} ${typing.round}`}
        id={id}
        title={onBehalf && isEntering(view) ? `${text['work.onBehalf']}: ${act.label}` : act.label}
        fields={fields}
        act={actWordsOf(view, act)}
        onSubmit={(values) => typing.act.send(act, values)}
        today={today}
        upload={upload}
        {...choices}
        busy={typing.act.busy}
        error={typing.act.error}
        others={others}
      />
    </div>
  )
}

/** The unit has it in hand: whoever else writes here writes for the unit. */
function isEntering({ card: { holder } }: WorkView): boolean {
  return holder === 'unitClerk' || holder === 'handler' || holder === 'headOfUnit'
}

interface OthersProps {
  readonly view: WorkView
  readonly acts: readonly AllowedEvent[]
  readonly onOpen: (act: AllowedEvent) => void
}

function Others({ view, acts, onOpen }: OthersProps) {
  return (
    <section>
      <h2 className={styles.sideHead} id={OTHERS} tabIndex={-1}>
        {text['work.others']}
      </h2>
      <ul className={styles.others}>
        {acts.map((act) => (
          <li key={act.event}>
            <button type="button" onClick={() => onOpen(act)}>
              {act.label}
            </button>
          </li>
        ))}
      </ul>
      <NoMoreTime view={view} />
    </section>
  )
}

/** A button that is not there says why: a unit that wants more time looks for it here. */
function NoMoreTime({ view: { moreTime } }: { readonly view: WorkView }) {
  const problem = moreTime.refused && readProblem(moreTime.refused)
  if (!problem) return null
  const why = sentenceOf(problem).what
  return (
    <p data-quiet data-small>
      {text['moreTime.none'](why.charAt(0).toLocaleLowerCase('vi') + why.slice(1))}
    </p>
  )
}

const OTHERS = 'thao-tac-khac'

/** On the phone the two buttons lie under the thumb. */
function ThumbButtons({ form, act, busy, hasOthers }: { readonly form: string; readonly act: string; readonly busy: boolean; readonly hasOthers: boolean }) {
  return (
    <Foot>
      <div className={styles.foot}>
        <Button type="submit" form={form} loading={busy}>
          {act}
        </Button>
        {hasOthers && (
          <Button variant="default" onClick={() => document.getElementById(OTHERS)?.focus()}>
            {text['work.others.short']}
          </Button>
        )}
      </div>
    </Foot>
  )
}
