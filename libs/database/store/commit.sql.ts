import type { Batch } from '#engine'
import { plainValue, type RowWriter } from './row-writer.js'
import { sectionsOf, type Section, type SectionName } from './sections.js'

const HISTORY = 'instance, version, type, at, actor, reason, key, event, snapshot_hash, definition_hash, hash, body_hash, answer, record, record_root'
const FROM_MOVE = `id, version, type, at, actor, reason, key, event, snapshot_hash, definition_hash, hash,
    body_hash, case when body_hash is not null then state end, record, case when record is not null then root end`
const CARD = ['unit', 'holder', 'stage', 'state', 'due_on', 'due_source', 'late', 'label', 'path', 'note']

// PostgreSQL writes a row once a statement: a migration's definition goes with its move, in a shape of its own.
const moves = (more: string): string => /* sql */ `m as (
  select * from @
), moved as (
  update engine.instance i
  set version = m.version, done = m.done, snapshot = m.snapshot, head = m.hash, at = m.at, actor = m.actor, ${CARD.map((name) => `${name} = m.${name}`).join(', ')}${more}
  from m
  where i.id = m.id and i.version = m.version - 1
    and (m.on_hold or not (select exists (select from engine.hold)) or not exists (select from engine.hold h where h.instance = any(i.id || i.ancestors)))
  returning i.id
), written as (
  insert into engine.history (${HISTORY}) select ${FROM_MOVE} from m
)`

/** What each section does; `@` stands for where its rows come from. */
const PARTS: Readonly<Record<SectionName, string>> = {
  moves: moves(''),
  migrates: moves(', definition = coalesce(m.definition, i.definition)'),
  births: /* sql */ `b as (
  select * from @
), born as (
  insert into engine.instance (id, parent, root, ancestors, definition, version, done, snapshot, head, at, actor, ${CARD.join(', ')})
  select id, parent, root, ancestors::bigint[], definition, version, done, snapshot, hash, at, actor, ${CARD.join(', ')} from b
), begun as (
  insert into engine.history (${HISTORY}) select ${FROM_MOVE} from b
)`,
  sets: /* sql */ `armed as (
  insert into engine.timer (instance, due_at, version) select instance, due_at, version from @
  on conflict (instance) do update set due_at = excluded.due_at, version = excluded.version
)`,
  clears: /* sql */ `cleared as (
  delete from engine.timer t using @ where t.instance = clears.instance
)`,
  effects: /* sql */ `told as (
  insert into engine.effect (instance, version, n, kind, target, args, at, actor, retry_at)
  select instance, version, n, kind, target, args, at, actor, at from @
)`,
  holds: /* sql */ `held as (
  insert into engine.hold (instance, reason, by, at) select instance, reason, by, at from @
  on conflict (instance) do update set reason = excluded.reason, by = excluded.by, at = excluded.at
)`,
  releases: /* sql */ `released as (
  delete from engine.hold h using @ where h.instance = releases.instance
)`,
}

/** The numbers that this database gave to the types of `ROW_TYPES`. */
export type RowTypes = ReadonlyMap<string, number>

/**
 * The one statement that writes a batch, put together from the sections that are not empty, and its arguments. All or nothing:
 * a move that finds another version leaves its row out of `moved` (history's key refuses it too), and the division by zero undoes everything.
 * Up to eight rows go as plain values, more as one binary array of rows a section; about fifty shapes are in use, each planned once a connection.
 * A row is stamped by the clock of the batch: one that the database's own has left behind undoes the batch as well.
 * Errors that say "somebody was faster": 22012, and 23505 on the keys of instance and history and on that of a command (history_command).
 */
export function commitStatement(batch: Batch, writer: RowWriter, types: RowTypes): { name: string; text: string; values: unknown[] } | null {
  const sections = sectionsOf(batch)
  if (!sections.length) return null
  const how = sections.reduce((sum, { rows }) => sum + rows.length, 0) > FEW ? 'many' : isOneMove(batch) ? 'one' : 'few'
  const name = `commit:${how}:${sections.map((section) => section.name.slice(0, 3) + (how === 'many' ? '' : section.rows.length)).join('+')}`
  const values: unknown[] = how === 'many' ? arrays(sections, writer, types) : plainValues(sections, how === 'one')
  values.push(batch.moves.length, plainValue('timestamptz', batch.now))
  const text = texts.get(name) ?? textOf(sections, how)
  texts.set(name, text)
  return { name, text, values }
}

// One command alone: values spare PostgreSQL the unpacking of many arrays (engine trial: 0.65 against 0.55 of the reference).
const FEW = 8
type How = 'one' | 'few' | 'many'
const texts = new Map<string, string>()

// Everything in the batch belongs to its one move: what stands in the move's own row is sent once.
function isOneMove({ moves, births, sets, clears, effects, holds, releases }: Batch): boolean {
  const [move] = moves
  if (!move || moves.length > 1 || births.length || holds.length || releases.length || move.definition !== undefined) return false
  const { id, version } = move
  return clears.every((instance) => instance === id) && [...sets, ...effects].every((row) => row.instance === id && row.version === version)
}

/** Columns of the other sections that say again what the move says. */
const OF_THE_MOVE: ReadonlyMap<string, string> = new Map([['instance', 'id'], ...['version', 'at', 'actor'].map((name): [string, string] => [name, name])])

function textOf(sections: readonly Section[], how: How): string {
  let n = 0
  const next = (): string => `$${++n}`
  const known = new Map<string, string>()
  const parts = sections.map((section) =>
    PARTS[section.name].replace('@', () => (how === 'many' ? unnestOf(section, next) : valuesOf(section, next, known, how))),
  )
  const [moves, now] = [next(), next()]
  const all = sections.some(({ name }) => name === 'moves' || name === 'migrates') ? `(select count(*) from moved) = ${moves}::int` : `${moves}::int = 0`
  const soon = `coalesce(clock.now - ${now}::timestamptz between -${SKEW} and ${SKEW}, true)`
  // A single row is taken apart by the planner, where it is not kept for two readers.
  const rows = how === 'one' ? parts.map((part) => part.replace('m as (', 'm as not materialized (')) : parts
  return `with ${rows.join(',\n')}\nselect 1 / (case when ${all} and ${soon} then 1 else 0 end) as ok, clock.now from (select ${CLOCK} as now offset 0) clock`
}

// `house.now()` itself: a function with a query in it is opened anew by each statement, which costs as much as a row.
const CLOCK = `clock_timestamp() + (select offset_ms from house.clock) * interval '1 millisecond'`
// A stamp that is further off was made by a clock that has been moved since, or that slept.
const SKEW = `interval '10 seconds'`

function valuesOf(section: Section, next: () => string, known: Map<string, string>, how: How): string {
  const { name, columns, rows } = section
  const parameter = (column: string): string => {
    const again = how === 'one' && name !== 'moves' ? known.get(OF_THE_MOVE.get(column) ?? '') : undefined
    if (again !== undefined) return again
    const fresh = next()
    if (name === 'moves') known.set(column, fresh)
    return fresh
  }
  const row = (): string => `(${columns.map(([column, type]) => `${parameter(column)}::${type}`).join(', ')})`
  return `(values ${rows.map(row).join(', ')}) as ${alias(section)}`
}

function unnestOf(section: Pick<Section, 'name' | 'type'>, next: () => string): string {
  return `unnest(${next()}::engine.${section.type}[]) as ${section.name}`
}

function alias({ name, columns }: Section): string {
  return `${name} (${columns.map(([column]) => column).join(', ')})`
}

function plainValues(sections: readonly Section[], one: boolean): unknown[] {
  const values: unknown[] = []
  for (const { name, columns, rows } of sections)
    for (const row of rows)
      for (const [column, type, of] of columns) if (!one || name === 'moves' || !OF_THE_MOVE.has(column)) values.push(plainValue(type, of(row)))
  return values
}

function arrays(sections: readonly Section[], writer: RowWriter, types: RowTypes): unknown[] {
  writer.reset()
  return sections.map(({ type, columns, rows }) => writer.rows(types.get(type) ?? 0, columns, rows))
}
