import type { Batch, BirthRow, EffectRow, HoldRow, MoveRow, TimerRow } from '#engine'
import type { InstanceId } from '#base'
import type { Column } from './row-writer.js'

const MOVE: readonly Column<MoveRow>[] = [
  ['id', 'bigint', (row) => row.id],
  ['version', 'int', (row) => row.version],
  ['done', 'boolean', (row) => row.done],
  ['snapshot', 'text', (row) => row.snapshot],
  ['hash', 'bytea', (row) => row.hash],
  ['at', 'timestamptz', (row) => row.at],
  ['actor', 'bigint', (row) => row.actor],
  ['unit', 'text', (row) => row.unit],
  ['holder', 'text', (row) => row.holder],
  ['stage', 'text', (row) => row.stage],
  ['state', 'text', (row) => row.state],
  ['due_on', 'date', (row) => row.dueOn],
  ['due_source', 'text', (row) => row.dueSource],
  ['late', 'boolean', (row) => row.late],
  ['label', 'text', (row) => row.label],
  ['path', 'text', (row) => row.path],
  ['note', 'text', (row) => row.note],
  ['type', 'text', (row) => row.type],
  ['reason', 'text', (row) => row.reason],
  ['key', 'text', (row) => row.key],
  ['event', 'text', (row) => row.event],
  ['on_hold', 'boolean', (row) => row.onHold],
  ['root', 'bigint', (row) => row.root],
  ['body_hash', 'bytea', (row) => row.bodyHash],
  ['record', 'text', (row) => row.record],
  ['snapshot_hash', 'bytea', (row) => row.snapshotHash],
  ['definition_hash', 'text', (row) => row.definitionHash],
]
/** Moves of which some change their definition. */
const MIGRATE: readonly Column<MoveRow>[] = [...MOVE, ['definition', 'text', (row) => row.definition ?? null]]
const BIRTH: readonly Column<BirthRow>[] = [
  ...MOVE,
  ['parent', 'bigint', (row) => row.parent],
  // As text: an array of arrays of different lengths cannot be unnested.
  ['ancestors', 'text', (row) => `{${row.ancestors.join()}}`],
  ['definition', 'text', (row) => row.definition],
]
const SET: readonly Column<TimerRow>[] = [
  ['instance', 'bigint', (row) => row.instance],
  ['due_at', 'timestamptz', (row) => row.dueAt],
  ['version', 'int', (row) => row.version],
]
const ID: readonly Column<InstanceId>[] = [['instance', 'bigint', (id) => id]]
const EFFECT: readonly Column<StampedEffect>[] = [
  ['instance', 'bigint', (row) => row.instance],
  ['version', 'int', (row) => row.version],
  ['n', 'int', (row) => row.n],
  ['kind', 'text', (row) => row.kind],
  ['target', 'bigint', (row) => row.target],
  ['args', 'text', (row) => row.args],
  ['at', 'timestamptz', (row) => row.at],
  ['actor', 'bigint', (row) => row.actor],
]
const HELD: readonly Column<HoldRow>[] = [
  ['instance', 'bigint', (row) => row.instance],
  ['reason', 'text', (row) => row.reason],
  ['by', 'bigint', (row) => row.by],
  ['at', 'timestamptz', (row) => row.at],
]

/** An effect with the moment and the actor of the move that asked for it. */
type StampedEffect = EffectRow & Pick<MoveRow, 'at' | 'actor'>

export type SectionName = Exclude<keyof Batch, 'now'> | 'migrates'

/** One part of a batch that is not empty, ready for the statement. */
export interface Section {
  readonly name: SectionName
  /** The composite type of its rows (migration 0013). */
  readonly type: string
  readonly columns: readonly Column<unknown>[]
  readonly rows: readonly unknown[]
}

/** The sections of a batch that are not empty, in the order of the statement. */
export function sectionsOf(batch: Batch): Section[] {
  return [
    batch.moves.some(({ definition }) => definition !== undefined)
      ? section('migrates', 'migrate_row', MIGRATE, batch.moves)
      : section('moves', 'move_row', MOVE, batch.moves),
    section('births', 'birth_row', BIRTH, batch.births),
    section('sets', 'timer_row', SET, batch.sets),
    section('clears', 'id_row', ID, batch.clears),
    section('effects', 'effect_row', EFFECT, stamped(batch)),
    section('holds', 'hold_row', HELD, batch.holds),
    section('releases', 'id_row', ID, batch.releases),
  ].filter(({ rows }) => rows.length > 0)
}

function section<Row>(name: SectionName, type: string, columns: readonly Column<Row>[], rows: readonly Row[]): Section {
  return { name, type, columns: columns as readonly Column<unknown>[], rows }
}

function stamped({ moves, births, effects }: Batch): StampedEffect[] {
  if (!effects.length) return []
  const byId = new Map<InstanceId, MoveRow>()
  for (const move of moves) byId.set(move.id, move)
  for (const birth of births) byId.set(birth.id, birth)
  return effects.map(({ instance, version, n, kind, target, args }) => {
    const move = byId.get(instance)
    if (!move) throw new Error(`effect ${instance}:${version}:${n} without its move`)
    return { instance, version, n, kind, target, args, at: move.at, actor: move.actor }
  })
}

/** Every composite type with its columns: the schema has them in the same order. */
export const ROW_TYPES: Readonly<Record<string, readonly (readonly [name: string, type: string, ...unknown[]])[]>> = {
  move_row: MOVE,
  migrate_row: MIGRATE,
  birth_row: BIRTH,
  timer_row: SET,
  effect_row: EFFECT,
  hold_row: HELD,
  id_row: ID,
}
