import { addDays, ENGINE, formatDate, ok, refuse, type InstanceId, type LocalDate, type PersonId, type Result, type UnitId } from '#base'
import type { Move } from '#engine'
import { contextOfLoaded, nameOf } from './context.js'
import { carry, wasHandedIn } from './effects/carry-over.js'
import { inBatches, sendAsHouse } from './effects/house.js'
import { inputFrom } from './effects/move-assignment.js'
import { workLadder } from './ladders.js'
import type { FullRow, Needs } from './needs.js'
import { drafterOf } from './take-in-superior.js'
import { within, worldOf, type World } from './world.js'

export interface Merging {
  /** Each by its code or by a name that people write. */
  readonly from: string
  readonly into: string
  /** The first day on which the successor answers. */
  readonly on: LocalDate
  readonly reason: string
  /** On whose word; null: on the house's own, which the audit says. */
  readonly by: PersonId | null
  readonly dryRun?: boolean
}
/** What a merger did, or would do. `renamed`: work that is now the successor's; `merged`: work that both had, of which the successor's stays. */
export interface Merged {
  readonly from: UnitId
  readonly into: UnitId
  readonly on: LocalDate
  readonly dryRun: boolean
  readonly renamed: readonly InstanceId[]
  readonly merged: readonly { readonly instance: InstanceId; readonly into: InstanceId }[]
  /** Work that only the old unit had, below an assignment that both had: born anew below the successor's. */
  readonly bornAnew: readonly InstanceId[]
}

/**
 * Hợp nhất đơn vị: one unit goes into another. The directory first: the old unit ends on the day before, its successor answers for it. Then its
 * open work: what only the old unit had becomes the successor's, in place, with its dates and its ladder; what both had under one directive
 * stays the successor's, the other is closed as moved and says into which. Work that has ended stays on record under the old name.
 * Re-runnable after a kill: each piece is moved by a key of its own. Problems: `unit.unknown`, `unit.ambiguous`, `unit.cannotMerge`.
 */
export async function mergeUnits(needs: Needs, merging: Merging): Promise<Result<Merged>> {
  const world = await worldOf(needs)
  const pair = pairOf(world, merging)
  if (!pair.ok) return pair
  const { from, into } = pair.value
  const { on, reason, dryRun = false } = merging
  const rows = await needs.queries.openNaming(from)
  const plan = planOf(rows, await roomsOf(needs, rows), from, into)
  const merged: Merged = {
    from,
    into,
    on,
    dryRun,
    renamed: plan.renamed.map(({ id }) => id),
    merged: plan.merged.map(([row, stays]) => ({ instance: row.id, into: stays.id })),
    bornAnew: plan.anew.map(([row]) => row.id),
  }
  if (dryRun) return ok(merged)
  await needs.endUnit({ unit: from, lastDay: addDays(on, -1), successor: into, by: merging.by ?? ENGINE, reason })
  await carryOut(needs, world, plan, { from, into, on, reason, by: merging.by })
  return ok(merged)
}

function pairOf(world: World, { from, into, on }: Merging): Result<{ from: UnitId; into: UnitId }> {
  const { directory, today } = world
  const successor = drafterOf(directory, into, today)
  if (!successor.ok) return successor
  // The old unit is looked for by its own code first: after a first run its name already means its successor.
  const old = directory.units.has(from as UnitId) ? ok(from) : drafterOf(directory, from, addDays(on, -1))
  if (!old.ok) return old
  const [one, other] = [old.value as UnitId, successor.value as UnitId]
  const already = directory.units.get(one)
  const cannot = (why: string): Result<never> =>
    refuse('unit.cannotMerge', { from: already?.name ?? one, into: directory.units.get(other)?.name ?? other, why })
  if (one === other) return cannot('same')
  if (on > today) return cannot('ahead')
  if (already?.validTo && already.successor !== other) return cannot('ended')
  return ok({ from: one, into: other })
}

interface Plan {
  readonly renamed: readonly FullRow[]
  readonly merged: readonly (readonly [row: FullRow, stays: FullRow])[]
  /** With the assignment of the successor below which it is born. */
  readonly anew: readonly (readonly [row: FullRow, below: FullRow])[]
}

/** Every piece of work under the directives in which the old unit has something open. */
async function roomsOf(needs: Needs, rows: readonly FullRow[]): Promise<FullRow[]> {
  const roots = [...new Set(rows.map(({ root }) => root))]
  return (await Promise.all(roots.map((root) => needs.queries.treeOf(root, ['assignment', 'unit-plan', 'duty', 'unit-report'])))).flat()
}

function planOf(rows: readonly FullRow[], all: readonly FullRow[], from: UnitId, into: UnitId): Plan {
  const own = rows.filter((row) => row.unit === from)
  const successors = all.filter((row) => row.unit === into && row.state !== 'moved' && row.state !== 'withdrawn' && row.state !== 'replaced')
  const twinOf = (row: FullRow): FullRow | undefined => successors.find((other) => isTwin(row, other))
  const closes = new Map(own.filter((row) => nameOf(row.definition) === 'assignment').flatMap((row) => entry(row, twinOf(row))))
  const merged: [FullRow, FullRow][] = []
  const anew: [FullRow, FullRow][] = []
  const gone = new Set<InstanceId>()
  for (const row of own) {
    const below = row.parent === null ? undefined : closes.get(row.parent)
    const twin = closes.get(row.id) ?? (below || nameOf(row.definition) === 'unit-report' ? twinOf(row) : undefined)
    if (twin) merged.push([row, twin])
    else if (below) anew.push([row, below])
    if (twin || below) gone.add(row.id)
  }
  // A request for more time goes with the work that it is about.
  const renamed = rows.filter((row) => !gone.has(row.id) && !(row.parent !== null && gone.has(row.parent)))
  return { renamed, merged, anew }
}

const entry = (row: FullRow, twin: FullRow | undefined): [InstanceId, FullRow][] => (twin ? [[row.id, twin]] : [])

/** The same order to both: an assignment of the same directive, a report in the same round, a plan or duty of the same clause. */
function isTwin(row: FullRow, other: FullRow): boolean {
  if (row.root !== other.root || nameOf(row.definition) !== nameOf(other.definition)) return false
  switch (nameOf(row.definition)) {
    case 'assignment':
      return !other.done
    case 'unit-report':
      return row.parent === other.parent
    default:
      return row.path === other.path && row.label === other.label
  }
}

interface Words {
  readonly from: UnitId
  readonly into: UnitId
  readonly on: LocalDate
  readonly reason: string
  readonly by: PersonId | null
}

async function carryOut(needs: Needs, world: World, plan: Plan, words: Words): Promise<void> {
  const { from, into, on, reason, by } = words
  const key = (row: FullRow): string => `merge:${from}:${into}:${on}:${row.id}`
  const said = { unit: into, from, on, reason, ...(by === null ? {} : { by }) }
  await inBatches(plan.renamed, (row) => sendAsHouse(needs, key(row), [{ instance: row.id, event: { type: 'UNIT_MERGED', ...said } }]))
  await inBatches(plan.anew, async ([row, below]) => bearAnew(needs, world, row, below, key(row), said))
  // Children before their parents: an assignment closes when nothing is left below it.
  const merged = [...plan.merged].sort(([one], [other]) => Number(nameOf(one.definition) === 'assignment') - Number(nameOf(other.definition) === 'assignment'))
  for (const last of [false, true]) {
    await inBatches(
      merged.filter(([row]) => (nameOf(row.definition) === 'assignment') === last),
      async ([row, stays]) => close(needs, row, key(row), { ...said, to: stays.id, reason: mergedWords(world, words) }),
    )
  }
}

function mergedWords(world: World, { into, on, reason }: Words): string {
  return `Hợp nhất vào ${world.directory.units.get(into)?.shortName ?? into} từ ngày ${formatDate(on)}: ${reason}`
}

/** Closed as moved, with what hangs on it. */
async function close(needs: Needs, row: FullRow, key: string, said: Readonly<Record<string, unknown>>): Promise<void> {
  const below = await needs.engine.openBelow(row.id)
  await sendAsHouse(
    needs,
    key,
    [...below, row.id].map((instance): Move => ({ instance, event: { type: 'MOVED', ...said } })),
  )
}

async function bearAnew(needs: Needs, world: World, row: FullRow, below: FullRow, key: string, said: Readonly<Record<string, unknown>>): Promise<void> {
  const [old] = await needs.engine.loadAll([row.id])
  const [id] = await needs.engine.newIds(1)
  if (!old || id === undefined) throw new Error(`no ${old ? 'id' : 'instance'} for ${key}`)
  const open = await needs.engine.openBelow(row.id)
  const done = await sendAsHouse(needs, key, [
    {
      start: {
        id,
        definition: row.definition,
        parent: below.id,
        input: inputFrom(old, said['unit'] as UnitId, workLadder(within(world, row.root), contextOfLoaded(old), null), { carriedFrom: row.id }),
      },
    },
    ...[...open, row.id].map((instance): Move => ({ instance, event: { type: 'MOVED', ...said, to: id } })),
  ])
  if (done.ok && wasHandedIn(row)) await carry(needs, `${key}:carried`, row, done.value.instance)
}
