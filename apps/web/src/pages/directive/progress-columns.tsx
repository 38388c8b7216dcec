import { dayOf, instant, type LocalDate, localDate } from '#base'
import type { BoardRow, DirectiveView, WorkCard } from '#contract'
import { date, moment, number, shortDate } from '../../format.js'
import { markOf, stateOf } from '../../parts/state-of.js'
import { slipOf, type Tone } from '../../parts/state.js'
import { Status } from '../../parts/status.js'
import type { Column } from '../../parts/table-model.js'
import { text } from '../../text/text.js'
import { extendedWords } from '../work/extended-words.js'
import { isEndedUndone, piecesOf } from './filters.js'
import styles from './directive.module.css'

type Open = (row: BoardRow) => void

/** Only the steps that this document has: a letter without plans has no column for them. */
export function columnsOf(view: DirectiveView, today: LocalDate, onOpen: Open): readonly Column<BoardRow>[] {
  const some = (has: (row: BoardRow) => boolean): boolean => view.rows.some(has)
  const plan: Column<BoardRow> = {
    key: 'plan',
    head: text['progress.plan'],
    ...(view.planDue?.on && { note: dueWords(view.planDue.on, view.planDue.source) }),
    width: 216,
    cell: ({ plan: card, extension }) => card && <Step card={card} extension={extension?.parent === card.id ? extension : null} today={today} />,
    sortBy: ({ plan: card }) => card?.daysLate ?? null,
  }
  const duty: Column<BoardRow> = {
    key: 'duty',
    head: text['progress.duty'],
    width: 206,
    cell: ({ duties }) => <Duties duties={duties} today={today} />,
    sortBy: ({ duties }) => (duties.length === 0 ? null : Math.max(...duties.map((card) => card.daysLate))),
  }
  const report: Column<BoardRow> = {
    key: 'report',
    head: text['progress.report'],
    ...reportDue(view),
    width: 172,
    cell: ({ report: card }) => card && <Step card={card} extension={null} today={today} />,
    sortBy: ({ report: card }) => card?.daysLate ?? null,
  }
  return [
    { key: 'unit', head: text['progress.unit'], width: 178, cell: (row) => <UnitButton row={row} onOpen={onOpen} />, sortBy: ({ unit }) => unit.name },
    ...(some(({ plan: card }) => card !== null) ? [plan] : []),
    ...(dutiesHaveColumn(view) ? [duty] : []),
    { key: 'note', head: text['progress.note'], cell: (row) => <Note row={row} today={today} withDuties={!dutiesHaveColumn(view)} /> },
    ...(some(({ report: card }) => card !== null) ? [report] : []),
    { key: 'changed', head: text['progress.changed'], width: 130, cell: (row) => moment(instant(changedAt(row)), today), sortBy: changedAt },
    {
      key: 'contact',
      head: text['progress.contact'],
      width: 128,
      cell: ({ contact }) => contact && <Contact name={contact.name} phone={contact.phone} />,
      sortBy: ({ contact }) => contact?.name ?? null,
    },
  ]
}

function dueWords(on: string, source: string): string {
  return text[source === 'officer' ? 'progress.due.officer' : 'progress.due'](date(localDate(on)))
}

function reportDue({ rows }: DirectiveView): { note: string } | object {
  const on = rows.find(({ report }) => report?.dueOn)?.report?.dueOn
  return on ? { note: text['progress.due'](date(localDate(on))) } : {}
}

function UnitButton({ row, onOpen }: { readonly row: BoardRow; readonly onOpen: Open }) {
  return (
    <button type="button" className={styles.unit} aria-haspopup="dialog" onClick={() => onOpen(row)}>
      {row.unit.name}
    </button>
  )
}

function Step({ card, extension, today }: { readonly card: WorkCard; readonly extension: WorkCard | null; readonly today: LocalDate }) {
  const asked = extension !== null && card.daysLate === 0
  return (
    <Status
      state={asked ? { is: 'extensionAsked' } : stateOf(card, today)}
      mark={markOf(card)}
      note={(card.done ? null : card.hold) ?? extendedWords(card.extendedFrom)}
    />
  )
}

function Duties({ duties, today }: { readonly duties: readonly WorkCard[]; readonly today: LocalDate }) {
  const [worst] = duties
  if (!worst) return null
  const done = duties.filter((card) => card.done && !isEndedUndone(card)).length
  const note = [text['progress.duties'](number(done), number(duties.length)), extendedWords(worst.extendedFrom)]
  return <Status state={stateOf(worst, today)} mark={markOf(worst)} note={note.filter(Boolean).join('; ')} />
}

/** A word for what is in order, a status for what is not. */
function NamedDuties({ duties, today }: { readonly duties: readonly WorkCard[]; readonly today: LocalDate }) {
  const [worst] = duties
  if (!worst) return null
  if (slipOf(stateOf(worst, today)) !== null) return <Duties duties={duties} today={today} />
  return (
    <div data-quiet data-small>
      {text['progress.duties'](number(duties.filter((card) => card.done && !isEndedUndone(card)).length), number(duties.length))}
    </div>
  )
}

/** Duties of a few named units are a line beside their plans; duties of many are a column. */
function dutiesHaveColumn({ rows }: DirectiveView): boolean {
  const some = rows.filter(({ duties }) => duties.length > 0).length
  return some > 0 && (some * 4 > rows.length || rows.every(({ plan }) => plan === null))
}

interface NoteProps {
  readonly row: BoardRow
  readonly today: LocalDate
  readonly withDuties: boolean
}

function Note({ row, today, withDuties }: NoteProps) {
  const pieces = piecesOf(row)
  if (pieces.length === 0) return <span data-quiet>{text['progress.quiet']}</span>
  const said = row.plan?.note ?? row.duties.find(({ note }) => note !== null)?.note ?? row.report?.note
  const doing = row.plan && ['drafting', 'submitted'].includes(row.plan.state) ? row.plan.stateLabel : text['progress.noWord']
  return (
    <>
      {said ?? doing}
      {withDuties && <NamedDuties duties={row.duties} today={today} />}
      {row.extension && (
        <div data-quiet data-small>
          {text['status.extensionAsked']}
        </div>
      )}
    </>
  )
}

function changedAt(row: BoardRow): number {
  return Math.max(row.assignment.changedAt, ...piecesOf(row).map((card) => card.changedAt))
}

function Contact({ name, phone }: { readonly name: string; readonly phone: string | null }) {
  return (
    <>
      {name}
      {phone && (
        <div data-quiet data-small data-figures>
          {phone}
        </div>
      )}
    </>
  )
}

/** The colour at the row's edge: the worst of its open steps. */
export function slipOfRow(today: LocalDate): (row: BoardRow) => Tone | null {
  return (row) => {
    const open = piecesOf(row).filter(({ done }) => !done)
    const tones = open.map((card) => slipOf(stateOf(card, today))).filter((tone) => tone !== null)
    return tones.find((tone) => tone === 'late') ?? tones[0] ?? (row.extension ? 'wait' : null)
  }
}

export function UnitCard({ row, today, onOpen }: { readonly row: BoardRow; readonly today: LocalDate; readonly onOpen: Open }) {
  const [first] = piecesOf(row)
  return (
    <>
      <Status state={stateOf(first ?? row.assignment, today)} mark={markOf(first ?? row.assignment)} />
      <UnitButton row={row} onOpen={onOpen} />
      <div data-quiet>
        <Note row={row} today={today} withDuties />
        {' · '}
        {shortDate(dayOf(instant(changedAt(row))))}
      </div>
    </>
  )
}
