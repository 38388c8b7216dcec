import type { DraftDue, DraftTask, Reading } from '#intake'

const SHOWN = 90

const short = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line
}
const listed = (values: readonly string[]): string => values.join('; ') || '–'

function dueOf(due: DraftDue): string {
  if ('relative' in due) return `${due.relative.days ?? '?'} ${due.relative.unit ?? ''} from ${due.relative.event}`
  const from = due.from === undefined ? '' : ` from ${due.from}`
  return 'period' in due ? `${due.period}${due.before === undefined ? '' : ` before ${due.before}`}${from}` : `${due.date}${from}`
}

function taskLine({ path, kinds, lead, leadGroups, due, startsWith }: DraftTask): string {
  const when = due.length ? `, due ${due.map(dueOf).join(' and ')}` : ''
  return `  ${path.padEnd(8)} ${kinds.join('+')} · ${listed([...lead, ...leadGroups])}${when}\n           ${startsWith}`
}

/** A reading on a screenful: the head, whom it addresses, every task with its owner and time, what must be asked. */
export function summary({ draft, questions, carriesOut }: Reading): string {
  const { document: head, addressees, tasks, references } = draft
  const number = [head.number ?? '…', head.symbol].filter((part) => part !== null).join('/')
  const date = head.date ? [head.date.day ?? '…', head.date.month ?? '…', head.date.year].join('/') : '…'
  const lines = [
    `${head.kind} ${number}, ${date}, ${head.issuer ?? '…'}`,
    `  ${head.subject ?? '…'}`,
    `to: ${listed(addressees.map(({ name }) => name))}`,
    `carries out: ${listed(carriesOut)} (${references.length} papers named)`,
    `signed: ${[head.signer?.title, head.signer?.name].filter((part) => typeof part === 'string').join(' ') || '…'}`,
    `${tasks.length} tasks:`,
    ...tasks.map(taskLine),
    `${questions.length} questions:`,
    ...questions.map(({ id, proposal }) => `  ${id}${proposal ? ` → ${proposal.label}` : ''}`),
  ]
  return `${lines.join('\n')}\n`
}

function valueAt(path: string, draft: Reading['draft']): string {
  let at: unknown = draft
  for (const part of path.split('.')) at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined
  if (typeof at !== 'object' || at === null) return String(at ?? '')
  const { name, symbol, title, path: task, startsWith } = at as Partial<Record<string, string | null>>
  return [task, name, symbol, startsWith ?? title].filter((part) => typeof part === 'string').join(' · ') || JSON.stringify(at)
}

/** The codes of what took confidence away: ` (leadUnknown, timeUnread)`. */
const doubtsAt = (doubts: readonly string[] = []): string => (doubts.length === 0 ? '' : ` (${doubts.join(', ')})`)

/** Behind each value the place in the text, how sure the reader is and what it doubts, and the words that stand there; then how the cascade takes each task. */
export function explained(reading: Reading): string {
  const { spans, text, draft, obligations, doubts } = reading
  const values = Object.entries(spans).map(
    ([path, { from, to, confidence }]) =>
      `${path.padEnd(20)} ${`${from}–${to}`.padEnd(13)} ${Math.round(confidence * 100)} %${doubtsAt(doubts[path])}  ${short(valueAt(path, draft))}\n${' '.repeat(21)}“${short(text.slice(from, to))}”`,
  )
  const classes = obligations.map(
    ({ path, class: kind, authority, ownPlan, needsApproval, dueText, dueSource, title }) =>
      `${path.padEnd(8)} ${kind}${ownPlan ? ' (own plan)' : ''}${needsApproval ? ' (needs approval)' : ''} · ${authority} · ${dueText ?? 'no date'} [${dueSource}] · ${short(title)}`,
  )
  return `${summary(reading)}\nvalues:\n${values.join('\n')}\n\nobligations:\n${classes.join('\n')}\n`
}
