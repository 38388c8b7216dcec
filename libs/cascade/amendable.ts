import type { InstanceId, UnitId } from '#base'
import type { Loaded } from '#engine'
import { contextOf, contextOfLoaded, nameOf } from './context.js'
import type { Needs } from './needs.js'

/** Which work a word over a subtree means. */
export const WORK_KINDS: Readonly<Record<string, readonly string[]>> = {
  plans: ['unit-plan'],
  duties: ['duty'],
  reports: ['unit-report'],
  all: ['unit-plan', 'duty', 'unit-report'],
}

/** Open work below these, of a kind: what takes a new date, and what keeps its own for now. */
export interface Amendable {
  readonly takes: readonly Loaded[]
  readonly handedIn: readonly Loaded[]
  readonly onHold: readonly Loaded[]
}

/**
 * One new date for the open work below directives or units' assignments: which pieces take it. A unit's reports hang below their rounds and share
 * the lot of the unit's assignment. What was handed in takes no new date; what is on hold gets its dates when it is taken up again.
 */
export async function amendableBelow(needs: Needs, above: readonly InstanceId[], kind: string): Promise<Amendable> {
  const rows = await needs.queries.full(above)
  const trees = await Promise.all([...new Set(rows.map(({ root }) => root))].map((root) => needs.queries.treeOf(root, WORK_KINDS[kind] ?? [])))
  const whole = new Set<InstanceId>(above)
  const units = new Set(rows.filter((row) => nameOf(row.definition) === 'assignment').map((row) => lot(row.root, contextOf(row).unit)))
  const below = trees.flat().filter((row) => !row.done && (units.has(lot(row.root, row.unit)) || whole.has(row.root)))
  const loaded = await needs.engine.loadAll(below.map(({ id }) => id))
  const free = loaded.filter(({ row }) => row.hold === null)
  return {
    takes: free.filter(takesNewDate),
    handedIn: free.filter((one) => !takesNewDate(one)),
    onHold: loaded.filter(({ row }) => row.hold !== null),
  }
}

const lot = (root: InstanceId, unit: UnitId | null): string => `${root} ${unit}`

function takesNewDate({ definition, snapshot }: Loaded): boolean {
  return definition.leaves.work[snapshot.value.work]?.on.has('AMEND_DUE') ?? false
}

/** Its date is that one already. */
export const hasDate = (one: Loaded, dueOn: string): boolean => contextOfLoaded(one).due.on === dueOn
