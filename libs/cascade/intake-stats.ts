import { canonical, dayOf, type InstanceId } from '#base'
import type { DraftBody, WorkingObligation } from './draft-body.js'
import { papersIn } from './draft-papers.js'
import type { DraftPair, Drafts } from './needs.js'

/** A field over many letters: how often the reader’s value was corrected, and how often people gave one where the letter, so the reader, had none. */
export interface FieldFigures {
  readonly corrected: number
  readonly filled: number
}

/** How the reader did on letters that people have checked. */
export interface ReaderFigures {
  readonly letters: number
  /** Letters that were assigned as they were read: nothing corrected, added, dropped, split or merged. */
  readonly asRead: number
  readonly tasks: {
    readonly read: number
    readonly kept: number
    readonly corrected: number
    readonly dropped: number
    readonly merged: number
    readonly added: number
    readonly split: number
  }
  readonly fields: Readonly<Record<TaskField, FieldFigures>>
  readonly head: Readonly<Record<HeadField, FieldFigures>>
}
export interface IntakeStats {
  readonly overall: ReaderFigures
  /** By kind of letter and month of assigning (`2026-11`), the latest first. */
  readonly groups: readonly ({ readonly kind: string; readonly month: string } & ReaderFigures)[]
}

const TASK_FIELDS = ['words', 'title', 'class', 'units', 'coordinating', 'due', 'authority', 'needsApproval'] as const
type TaskField = (typeof TASK_FIELDS)[number]
const HEAD_FIELDS = [
  ...(['kind', 'number', 'symbol', 'issuer', 'issuedOn', 'subject', 'signer', 'signerTitle', 'urgency', 'focalUnit'] as const),
  ...(['addressees', 'references'] as const),
] as const
type HeadField = (typeof HEAD_FIELDS)[number]

/** What became of one field: nothing, a value where there was none, or another value. */
type Fate = 'kept' | 'filled' | 'corrected'

/** Letters at a time: two bodies of a large letter are some hundred kilobytes. */
const SHELF = 20

/**
 * How well letters were read, measured by what officers made of the reading before they assigned. Only letters that were assigned since readings
 * are kept (migration 0017). Answers to questions are no corrections: what the letter does not say the reader could not have read.
 */
export async function intakeStats(drafts: Pick<Drafts, 'pairs'>): Promise<IntakeStats> {
  const groups = new Map<string, { kind: string; month: string; figures: ReaderFigures }>()
  for (let after = 0 as InstanceId; ;) {
    const shelf = await drafts.pairs(after, SHELF)
    for (const pair of shelf) {
      const { kind } = pair.issued.header
      const month = dayOf(pair.issuedAt).slice(0, 7)
      const key = `${month} ${kind}`
      groups.set(key, { kind, month, figures: sum(groups.get(key)?.figures ?? NOTHING, figuresOf(pair)) })
    }
    const last = shelf.at(-1)
    if (!last || shelf.length < SHELF) break
    after = last.directive
  }
  const listed = [...groups.values()].sort((a, b) => b.month.localeCompare(a.month) || a.kind.localeCompare(b.kind, 'vi'))
  return {
    overall: listed.reduce((total, { figures }) => sum(total, figures), NOTHING),
    groups: listed.map(({ kind, month, figures }) => ({ kind, month, ...figures })),
  }
}

/** One letter’s figures. */
export function figuresOf({ read, issued }: Pick<DraftPair, 'read' | 'issued'>): ReaderFigures {
  const stood = new Map(issued.obligations.map((task) => [task.path, task]))
  const before = new Set(read.obligations.map(({ path }) => path))
  const fates = read.obligations.map((task) => fateOf(task, stood.get(task.path)))
  const count = (what: string): number => fates.filter(({ is }) => is === what).length
  const fresh = issued.obligations.filter(({ path, dropped }) => !before.has(path) && !dropped)
  const split = fresh.filter(({ made }) => made?.by === 'split').length
  const head = fieldsOf(HEAD_FIELDS, (field) => [headFate(field, read, issued)])
  const tasks = {
    read: read.obligations.length,
    kept: count('kept'),
    corrected: count('corrected'),
    dropped: count('dropped'),
    merged: count('merged'),
    added: fresh.length - split,
    split,
  }
  const untouched = tasks.kept === tasks.read && fresh.length === 0 && HEAD_FIELDS.every((field) => head[field].corrected === 0)
  return { letters: 1, asRead: untouched ? 1 : 0, tasks, fields: fieldsOf(TASK_FIELDS, (field) => fates.map(({ fields }) => fields?.[field] ?? 'kept')), head }
}

interface TaskFate {
  readonly is: 'kept' | 'corrected' | 'dropped' | 'merged'
  readonly fields?: Readonly<Record<TaskField, Fate>>
}

function fateOf(read: WorkingObligation, issued: WorkingObligation | undefined): TaskFate {
  if (!issued) return { is: 'merged' }
  if (issued.dropped) return { is: 'dropped' }
  const fields: Record<TaskField, Fate> = {
    words: fate(read.span, issued.span),
    title: fate(read.title, issued.title),
    class: fate(read.class, issued.class),
    units: unitsFate(read, issued),
    coordinating: fate(read.coordinating, issued.coordinating),
    due: read.due.on === null && issued.due.on !== null ? 'filled' : fate(read.due.on, issued.due.on),
    authority: fate(read.authority, issued.authority),
    needsApproval: fate(read.needsApproval, issued.needsApproval),
  }
  return { is: TASK_FIELDS.some((field) => fields[field] === 'corrected') ? 'corrected' : 'kept', fields }
}

/** Who a name stands for today is the directory’s answer, not the reader’s: only units that somebody chose himself correct the reading. */
function unitsFate(read: WorkingObligation, issued: WorkingObligation): Fate {
  const changed = fate([...read.units].sort(), [...issued.units].sort())
  return changed === 'corrected' && !issued.unitsChosen ? 'filled' : changed
}

function headFate(field: HeadField, read: DraftBody, issued: DraftBody): Fate {
  if (field === 'addressees') return fate(read.addressees.map(({ name }) => name), issued.addressees.map(({ name }) => name)) // prettier-ignore
  if (field === 'references') return fate(papersIn(read), papersIn(issued))
  return fate(read.header[field], issued.header[field])
}

function fate(was: unknown, is: unknown): Fate {
  if (canonical(was) === canonical(is)) return 'kept'
  return was === null || was === '' || (Array.isArray(was) && was.length === 0) ? 'filled' : 'corrected'
}

function fieldsOf<F extends string>(fields: readonly F[], fatesOf: (field: F) => readonly Fate[]): Record<F, FieldFigures> {
  return Object.fromEntries(
    fields.map((field) => {
      const fates = fatesOf(field)
      return [field, { corrected: fates.filter((one) => one === 'corrected').length, filled: fates.filter((one) => one === 'filled').length }]
    }),
  ) as Record<F, FieldFigures>
}

const NOTHING: ReaderFigures = {
  letters: 0,
  asRead: 0,
  tasks: { read: 0, kept: 0, corrected: 0, dropped: 0, merged: 0, added: 0, split: 0 },
  fields: fieldsOf(TASK_FIELDS, () => []),
  head: fieldsOf(HEAD_FIELDS, () => []),
}

type Figures = number | { readonly [name: string]: Figures }

const added = (a: Figures, b: Figures): Figures =>
  typeof a === 'number' || typeof b === 'number'
    ? Number(a) + Number(b)
    : Object.fromEntries(Object.entries(a).map(([name, value]) => [name, added(value, b[name] ?? 0)]))

const sum = (a: ReaderFigures, b: ReaderFigures): ReaderFigures => added(a as unknown as Figures, b as unknown as Figures) as unknown as ReaderFigures
