import type { DraftChange, DraftObligation, DraftView } from '#contract'

/** What one does to the draft; the store adds on which revision. */
export type Correction = Omit<DraftChange, 'revision' | 'key'>

type Clause = NonNullable<Correction['obligations']>[number]

/** The later of two corrections of the same places stands for both: what is typed letter by letter is saved once. Null when they are of two kinds. */
export function joined(before: Correction, after: Correction): Correction | null {
  return shapeOf(before) !== null && shapeOf(before) === shapeOf(after) ? after : null
}

/** Which values a correction sets; null for what must not be swallowed: an answer, an undoing, a change of what tasks there are. */
function shapeOf({ tasks, answers, undo, rounds, successors, obligations, ...head }: Correction): string | null {
  if (tasks || answers || rounds || successors || undo !== undefined) return null
  const clauses = obligations?.map((one) => `${one.path}:${fieldsOf(one).sort().join()}`) ?? []
  return [...Object.keys(head).sort(), ...clauses].join(' ')
}

const fieldsOf = ({ path: _, ...fields }: Clause): string[] => Object.keys(fields)

/** The draft with what was typed and is not saved yet, so that nothing springs back while it is on its way. */
export function withCorrections(view: DraftView, corrections: readonly Correction[]): DraftView {
  return corrections.reduce(withOne, view)
}

const SHOWN = ['number', 'symbol', 'issuer', 'kind', 'issuedOn', 'subject', 'signer', 'signerTitle', 'urgency', 'field', 'leader', 'focalUnit', 'trackFrom', 'trackedUntil'] as const // prettier-ignore

function withOne(view: DraftView, correction: Correction): DraftView {
  const set = Object.fromEntries(SHOWN.flatMap((key) => (correction[key] === undefined ? [] : [[key, correction[key]]])))
  const { obligations: clauses } = correction
  return {
    ...view,
    header: { ...view.header, ...set },
    obligations: clauses ? view.obligations.map((one) => withClause(one, clauses)) : view.obligations,
  }
}

function withClause(one: DraftObligation, clauses: readonly Clause[]): DraftObligation {
  const own = clauses.find(({ path }) => path === one.path)
  if (!own) return one
  const { path: _, dueOn, dueTime, ...fields } = own
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<DraftObligation>
  return { ...one, ...set, due: withDue(one.due, dueOn, dueTime) }
}

function withDue({ time: before, ...due }: DraftObligation['due'], dueOn: Clause['dueOn'], dueTime: Clause['dueTime']): DraftObligation['due'] {
  const time = dueTime === undefined ? before : (dueTime ?? undefined)
  const hour = time === undefined ? {} : { time }
  if (dueOn === undefined && dueTime === undefined) return { ...due, ...hour }
  if (dueOn === null) return { ...due, on: null, source: 'none', rules: [] }
  return { ...due, on: dueOn ?? due.on, source: 'officer', rules: [], ...hour }
}
