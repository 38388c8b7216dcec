import { parseDate } from '#base'
import type { DraftObligation, DraftView } from '#contract'
import { useId } from 'react'
import { number } from '../../format.js'
import { Deadline } from '../../parts/deadline.js'
import { Icon } from '../../parts/icon.js'
import { text } from '../../text/text.js'
import { LazyFold } from './lazy-fold.js'
import { ObligationEditor } from './obligation-editor.js'
import { QuestionForm } from './question-form.js'
import type { Hand } from './hand.js'
import { isUnsure, openOf, type Row } from './rows.js'
import { Unsure } from './unsure.js'
import styles from './row.module.css'

interface Props {
  readonly row: Row
  readonly view: DraftView
  readonly opened: boolean
  readonly current: boolean
  readonly tabIndex: 0 | -1
  readonly busy: boolean
  readonly onToggle: () => void
  readonly onPoint: (pointed: boolean) => void
  readonly hand: Hand
}

/** One row beside the letter: clause, what, who, until when; opened, its question or its corrections. */
export function CheckRow({ row, view, opened, current, tabIndex, busy, onToggle, onPoint, hand }: Props) {
  const inside = useId()
  const open = openOf(row)
  return (
    <li
      className={styles.row}
      data-row={row.key}
      data-unsure={open.length > 0 || (row.is === 'obligation' && isUnsure(row.obligation.confidence)) || undefined}
      data-current={current || opened || undefined}
      onPointerEnter={() => onPoint(true)}
      onPointerLeave={() => onPoint(false)}
    >
      <button
        type="button"
        className={styles.rowHead}
        data-row-head
        aria-expanded={opened}
        aria-controls={opened ? inside : undefined}
        tabIndex={tabIndex}
        onClick={onToggle}
      >
        <span className={styles.path}>{pathWords(row)}</span>
        <span className={styles.what}>
          {titleOf(row)} {row.is === 'obligation' && isUnsure(row.obligation.confidence) && <Unsure />}
        </span>
        <span className={styles.who}>{whoOf(row, view)}</span>
        <span className={styles.when}>
          <When row={row} view={view} />
        </span>
        <Icon name={opened ? 'down' : 'right'} />
      </button>
      {opened && (
        <div id={inside} className={styles.inside}>
          {open.map((question) => (
            <QuestionForm
              key={question.id}
              question={question}
              units={unitsOf(row)}
              busy={busy}
              said={open.length === 1}
              onAnswer={(value) => hand.answer(question.id, value)}
            />
          ))}
          {row.is === 'obligation' && <Corrections row={row} view={view} hand={hand} asked={open.length > 0} />}
          {row.is === 'lines' && row.obligations.map((obligation) => <Line key={obligation.path} obligation={obligation} view={view} hand={hand} />)}
        </div>
      )}
    </li>
  )
}

/** While something is asked, the corrections stand folded behind the question. */
function Corrections({
  row,
  view,
  hand,
  asked,
}: {
  readonly row: Extract<Row, { is: 'obligation' }>
  readonly view: DraftView
  readonly hand: Hand
  readonly asked: boolean
}) {
  const editor = <ObligationEditor obligation={row.obligation} view={view} hand={hand} />
  if (!asked) return editor
  return (
    <LazyFold title={text['class.corrections']} corrections>
      {editor}
    </LazyFold>
  )
}

function Line({ obligation, view, hand }: { readonly obligation: DraftObligation; readonly view: DraftView; readonly hand: Hand }) {
  return (
    <LazyFold
      title={
        <>
          <b className={styles.path}>{obligation.path}</b> {obligation.title}
        </>
      }
    >
      <ObligationEditor obligation={obligation} view={view} hand={hand} />
    </LazyFold>
  )
}

function pathWords(row: Row): string {
  if (row.is === 'question') return ''
  if (row.is === 'obligation') return row.obligation.path
  const [first, last] = [row.obligations[0]?.path ?? '', row.obligations.at(-1)?.path ?? '']
  return `${first}–${last}`
}

const titleKeys: Readonly<Record<string, 'head.number' | 'head.issuedOn' | 'check.tracking' | 'check.unit' | 'legal.replaced' | 'past.dates'>> = {
  letterNumber: 'head.number',
  letterDate: 'head.issuedOn',
  trackedUntil: 'check.tracking',
  replacesOurs: 'legal.replaced',
  pastDates: 'past.dates',
  successor: 'check.unit',
  unknownUnit: 'check.unit',
}

function titleOf(row: Row): string {
  if (row.is === 'question') return text[titleKeys[row.questions[0]?.kind ?? ''] ?? 'check.letterRow']
  if (row.is === 'obligation') return row.obligation.title
  const count = (belongs: (one: DraftObligation) => boolean): string | null => {
    const found = row.obligations.filter(belongs).length
    return found === 0 ? null : number(found)
  }
  const [lines, indicators, others] = [
    count(isLine),
    count(({ class: kind }) => kind === 'indicator'),
    count((one) => one.class !== 'indicator' && !isLine(one)),
  ]
  return [lines && text['check.lines.line'](lines), indicators && text['check.lines.indicator'](indicators), others && text['check.lines.other'](others)]
    .filter(Boolean)
    .join(', ')
}

function isLine({ class: kind, authority }: DraftObligation): boolean {
  return kind === 'line' && authority !== 'request' && authority !== 'encourage'
}

function unitsOf(row: Row): number {
  if (row.is === 'question') return 0
  return row.is === 'obligation' ? row.obligation.units.length : new Set(row.obligations.flatMap(({ units }) => units)).size
}

function whoOf(row: Row, { names }: DraftView): string {
  if (row.is === 'question') return ''
  const units = row.is === 'obligation' ? row.obligation.units : [...new Set(row.obligations.flatMap((one) => one.units))]
  const [first] = units
  if (first === undefined) return text['check.units.outside']
  return units.length === 1 ? (names[first] ?? first) : text['check.units'](number(units.length))
}

function When({ row, view }: { readonly row: Row; readonly view: DraftView }) {
  const [asked, ...more] = openOf(row)
  if (asked) {
    return (
      <b className={styles.asked}>
        {asked.text.replace(/\.$/u, '')}
        {more.length > 0 && ` ${text['check.moreQuestions'](number(more.length))}`}
      </b>
    )
  }
  if (row.is !== 'obligation') return <span data-quiet>{row.is === 'lines' ? text['check.inReport'] : null}</span>
  return <Term obligation={row.obligation} view={view} answered={row.questions.some(({ kind, answered }) => kind === 'planDue' && answered)} />
}

/** Until when, or why there is no date. */
function Term({ obligation, view, answered }: { readonly obligation: DraftObligation; readonly view: DraftView; readonly answered: boolean }) {
  const { class: kind, due, dropped, authority, path } = obligation
  if (dropped) return <span data-quiet>{text['check.dropped']}</span>
  if (authority !== 'order') return <span data-quiet>{text[`authority.short.${authority}`]}</span>
  if (kind === 'line' || kind === 'indicator') return <span data-quiet>{text['check.inReport']}</span>
  if (kind === 'report' || kind === 'consolidate') {
    const rounds = view.rounds.filter((round) => round.path === path).length
    return <span data-quiet>{rounds > 0 ? text['check.rounds.count'](number(rounds)) : text['check.byRound']}</span>
  }
  if (due.on !== null) return <Deadline due={{ ...due, on: parseDate(due.on) }} />
  if (kind === 'plan' && !answered) return <b className={styles.asked}>{text['check.noDue']}</b>
  return <span data-quiet>{text['check.quarterly']}</span>
}
