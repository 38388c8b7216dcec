import type { Batch } from '#engine'
import { binaryArray, plainValue } from './binary-array.js'
import { sectionsOf, type Section, type SectionName } from './sections.js'

const HISTORY = 'instance, version, type, at, actor, reason, key, event, snapshot_hash, definition_hash, hash'
const FROM_MOVE = 'id, version, type, at, actor, reason, key, event, snapshot_hash, definition_hash, hash'
const CARD = ['unit', 'holder', 'stage', 'state', 'due_on', 'due_source', 'late', 'label', 'path', 'note']

// PostgreSQL writes a row once a statement: a migration's definition goes with its move, in a shape of its own.
const moves = (more: string): string => /* sql */ `m as (
  select * from @
), moved as (
  update engine.instance i
  set version = m.version, done = m.done, snapshot = m.snapshot, head = m.hash, at = m.at, actor = m.actor, ${CARD.map((name) => `${name} = m.${name}`).join(', ')}${more}
  from m
  where i.id = m.id and i.version = m.version - 1
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
  commands: /* sql */ `known as (
  insert into engine.command (actor, key, body_hash, instance, version, state) select actor, key, body_hash, instance, version, state from @
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
  records: /* sql */ `kept as (
  insert into engine.record (instance, version, kind, root, body)
  select r.instance, r.version, r.kind, coalesce(BORN(select i.root from engine.instance i where i.id = r.instance)), r.body from @
)`,
  holds: /* sql */ `held as (
  insert into engine.hold (instance, reason, by, at) select instance, reason, by, at from @
  on conflict (instance) do update set reason = excluded.reason, by = excluded.by, at = excluded.at
)`,
  releases: /* sql */ `released as (
  delete from engine.hold h using @ where h.instance = releases.instance
)`,
}

/**
 * The one statement that writes a batch, put together from the sections that are not empty, and its arguments. All or nothing:
 * a move that finds another version leaves its row out of `moved` (history's key refuses it too), and the division by zero undoes everything.
 * Up to eight rows go as plain values, more as binary arrays; about fifty shapes are in use, each planned once a connection.
 * Errors that say "somebody was faster": 22012, and 23505 on the keys of instance, history and command.
 */
export function commitStatement(batch: Batch): { name: string; text: string; values: unknown[] } | null {
  const sections = sectionsOf(batch)
  if (!sections.length) return null
  const few = sections.reduce((sum, { rows }) => sum + rows, 0) <= FEW
  const name = `commit:${sections.map((section) => section.name.slice(0, 3) + (few ? section.rows : '')).join('+')}`
  const values: unknown[] = sections.flatMap(few ? plainValues : arrays)
  if (batch.moves.length) values.push(batch.moves.length)
  const text = texts.get(name) ?? textOf(sections, few)
  texts.set(name, text)
  return { name, text, values }
}

// One command alone: values spare PostgreSQL the unpacking of seven arrays (engine trial: 0.65 against 0.55 of the reference).
const FEW = 8
const texts = new Map<string, string>()

function textOf(sections: readonly Section[], few: boolean): string {
  let n = 0
  const next = (): string => `$${++n}`
  const born = sections.some(({ name }) => name === 'births') ? '(select b.root from b where b.id = r.instance), ' : ''
  const parts = sections.map((section) => {
    const source = few ? valuesOf(section, next) : unnestOf(section, next)
    return PARTS[section.name].replace('@', () => source).replace('BORN', born)
  })
  const check = sections.some(({ name }) => name === 'moves' || name === 'migrates')
    ? `1 / (case when (select count(*) from moved) = ${next()}::int then 1 else 0 end)`
    : '1'
  return `with ${parts.join(',\n')}\nselect ${check} as ok`
}

function valuesOf({ name, columns, rows }: Section, next: () => string): string {
  const row = (): string => `(${columns.map(([, type]) => `${next()}::${type}`).join(', ')})`
  return `(values ${Array.from({ length: rows }, row).join(', ')}) as ${alias(name, columns)}`
}

function unnestOf({ name, columns }: Section, next: () => string): string {
  return `unnest(${columns.map(([, type]) => `${next()}::${type}[]`).join(', ')}) as ${alias(name, columns)}`
}

function alias(name: SectionName, columns: Section['columns']): string {
  return `${name === 'records' ? 'r' : name} (${columns.map(([column]) => column).join(', ')})`
}

function plainValues({ columns, rows, column }: Section): unknown[] {
  const byColumn = columns.map(([, type], i) => column(i).map((value) => plainValue(type, value)))
  return Array.from({ length: rows }, (_, row) => byColumn.map((values) => values[row])).flat()
}

function arrays({ columns, column }: Section): unknown[] {
  return columns.map(([, type], i) => binaryArray(type, column(i)))
}
