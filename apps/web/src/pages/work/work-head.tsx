import type { WorkView } from '#contract'
import { Link } from '@tanstack/react-router'
import { instant, parseDate } from '#base'
import { moment } from '../../format.js'
import { Deadline } from '../../parts/deadline.js'
import { Quote } from '../../parts/quote.js'
import { markOf, stateOf } from '../../parts/state-of.js'
import { wordOf } from '../../parts/state-words.js'
import { Status } from '../../parts/status.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { dueSetWords } from './due-words.js'
import { capital, dayWords, paperWords } from './paper-words.js'
import { paperPath, unitWorkPath, workPath } from './paths.js'
import styles from './work.module.css'

interface Props {
  readonly view: WorkView
  /** Of a unit in which the reader holds a post. */
  readonly own: boolean
}

function enteredWords({ day, by, at }: NonNullable<WorkView['enteredLater']>): string {
  return `${text['past.mark']}: ${text['past.mark.words'](dayWords(day) ?? '', by?.name ?? text['work.house'], moment(instant(at)))}`
}

/** What it is, how it stands, until when and on whose word; then the very sentence of the letter. */
export function WorkHead({ view, own }: Props) {
  const { card, letter } = view
  const state = stateOf(card, useToday())
  return (
    <header>
      <p className={styles.back} data-own={own || undefined}>
        {own ? <Link to={unitWorkPath}>{text['work.list']}</Link> : <Link to={paperPath(letter.directive)}>{paperWords(letter)}</Link>}
      </p>
      <h1>{capital(card.label)}</h1>
      <p className={styles.under}>{[own ? null : card.unit?.name, card.definitionLabel].filter(Boolean).join(' · ')}</p>
      <div className={styles.strip}>
        <Status state={state} mark={markOf(card)} note={card.hold ?? (wordOf(state) === card.stateLabel ? null : card.stateLabel)} />
        <div>
          <DueLine view={view} />
          {view.enteredLater && <p data-quiet>{enteredWords(view.enteredLater)}</p>}
          {view.extension && (
            <p data-quiet>
              {text['work.extension']}: <Link to={workPath(view.extension.id)}>{view.extension.label}</Link>
            </p>
          )}
        </div>
      </div>
      {view.quote !== null && (
        <div className={styles.quote}>
          <Quote source={<Source view={view} />}>{view.quote}</Quote>
        </div>
      )}
    </header>
  )
}

function DueLine({ view: { card, due, dueFirst, dueSet } }: { readonly view: WorkView }) {
  const today = useToday()
  // Standing work has no date and asks for none: its status says so.
  if (due.on === null && card.dueSource === 'none') return null
  const on = due.on === null ? null : parseDate(due.on)
  return (
    <>
      <Deadline
        form="full"
        due={{ on, source: card.dueSource, text: due.text, rules: due.rules }}
        left={card.workingDaysLeft}
        today={today}
        set={dueSetWords(dueSet)}
      />
      {dueFirst !== null && <p data-quiet>{text['work.firstDue'](dayWords(dueFirst))}</p>}
    </>
  )
}

function Source({ view: { card, letter } }: { readonly view: WorkView }) {
  return (
    <>
      {card.path !== null && `${text['work.clause'](card.path)}, `}
      <Link to={paperPath(letter.directive)}>{paperWords(letter)}</Link>
      {letter.signer !== null && `, ${text['work.signed'](letter.signer)}`}
    </>
  )
}
