import type { DueSource, Instant, InstanceId, LocalDate, PersonId, Role, Stage, UnitId } from '#base'
import type { CardRow, FullRow, Queries } from '#cascade'
import { statement, type NoArgs, type Sql } from '../sql.js'
import { HOLD } from '../store/instance-columns.js'

/** The card columns of an instance, as boards select them, with the reason of a hold over it (a table of a few rows). */
export const CARD = `i.id, i.parent, i.root, i.definition, i.version, i.done, i.at, i.actor, i.unit, i.holder, i.stage, i.state, i.due_on, i.due_source, i.late, i.label, i.path, i.note, ${HOLD} as hold`

export interface CardColumns {
  readonly id: InstanceId
  readonly parent: InstanceId | null
  readonly root: InstanceId
  readonly definition: string
  readonly version: number
  readonly done: boolean
  readonly at: Instant
  readonly actor: PersonId
  readonly unit: UnitId | null
  readonly holder: Role | null
  readonly stage: Stage
  readonly state: string
  readonly due_on: LocalDate | null
  readonly due_source: DueSource
  readonly late: boolean
  readonly label: string
  readonly path: string | null
  readonly note: string | null
  readonly hold: string | null
}

export function cardOf({ due_on: dueOn, due_source: dueSource, ...row }: CardColumns): CardRow {
  return { ...row, dueOn, dueSource }
}

export type FullColumns = CardColumns & { readonly snapshot: string }
export function fullOf({ snapshot, ...row }: FullColumns): FullRow {
  return { ...cardOf(row), context: (JSON.parse(snapshot) as { context: Record<string, unknown> }).context }
}

// Names of definitions without their version: `duty` for `duty@1`.
const NAME = "split_part(i.definition, '@', 1)"

const directives = statement<NoArgs, FullColumns>(
  'directives',
  [],
  `select ${CARD}, i.snapshot from engine.instance i where i.parent is null and ${NAME} = 'directive' order by i.id desc`,
)
const tree = statement<{ root: InstanceId }, CardColumns>(
  'tree',
  ['root'],
  `select ${CARD} from engine.instance i where i.root = $1 and i.id <> $1 order by i.id`,
)
const treeOf = statement<{ root: InstanceId; definitions: readonly string[] }, FullColumns>(
  'tree-of',
  ['root', 'definitions'],
  `select ${CARD}, i.snapshot from engine.instance i where i.root = $1 and ${NAME} = any($2::text[]) order by i.id`,
)
const full = statement<{ ids: readonly InstanceId[] }, FullColumns>(
  'full',
  ['ids'],
  `select ${CARD}, i.snapshot from engine.instance i where i.id = any($1::bigint[])`,
)
const openWork = statement<{ definitions: readonly string[] }, CardColumns>(
  'open-work',
  ['definitions'],
  `select ${CARD} from engine.instance i where not i.done and ${NAME} = any($1::text[]) order by i.id`,
)
const ofUnits = statement<{ units: readonly UnitId[] }, FullColumns>(
  'of-units',
  ['units'],
  `select ${CARD}, i.snapshot from engine.instance i where i.unit = any($1::text[]) order by i.id`,
)
const held = statement<NoArgs, FullColumns>(
  'held',
  [],
  `select ${CARD}, i.snapshot from engine.hold own join engine.instance i on i.id = own.instance where not i.done order by i.id`,
)
// Reads every open snapshot: a merger of units is rare. The quotes keep `so-y-te` from being found in `so-y-te-2`.
const openNaming = statement<{ unit: UnitId }, FullColumns>(
  'open-naming',
  ['unit'],
  `select ${CARD}, i.snapshot from engine.instance i where not i.done and position('"' || $1::text || '"' in i.snapshot) > 0 order by i.id`,
)

/** The reading sides of use cases. */
export function openCascadeQueries(sql: Sql): Queries {
  return {
    directives: async () => (await sql.run(directives, {})).map(fullOf),
    tree: async (root) => (await sql.run(tree, { root })).map(cardOf),
    treeOf: async (root, definitions) => (await sql.run(treeOf, { root, definitions })).map(fullOf),
    full: async (ids) => (await sql.run(full, { ids })).map(fullOf),
    openWork: async (definitions) => (await sql.run(openWork, { definitions })).map(cardOf),
    held: async () => (await sql.run(held, {})).map(fullOf),
    ofUnits: async (units) => (await sql.run(ofUnits, { units })).map(fullOf),
    openNaming: async (unit) => (await sql.run(openNaming, { unit })).map(fullOf),
  }
}
