import type { InstanceId, Rung, UnitId } from '#base'
import type { Deliverer, Loaded, Move, PendingEffect } from '#engine'
import { contextOf, contextOfLoaded, nameOf } from '../context.js'
import { receiptLadder, workLadder } from '../ladders.js'
import type { FullRow, Needs } from '../needs.js'
import { within, worldOf, type World } from '../world.js'
import { carry, wasHandedIn } from './carry-over.js'
import { inBatches, keyOf, sendAsHouse } from './house.js'

/**
 * The work goes to another unit: what is open is born there anew, with its dates, and what the first unit had ends as moved; in one command.
 * What was handed in counts for the new unit as well, what was closed stays on record where it was.
 */
export function moveAssignmentEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) await moveOne(needs, effect)
  }
}

async function moveOne(needs: Needs, effect: PendingEffect): Promise<void> {
  const { unit } = JSON.parse(effect.args) as { unit: UnitId }
  const from = await needs.engine.load(effect.instance)
  if (!from.ok || from.value.row.parent === null) return
  const world = within(await worldOf(needs), from.value.row.root)
  const open = await needs.engine.loadAll(await needs.engine.openBelow(effect.instance))
  const reports = await reportsOf(needs, from.value)
  const asked = await roundsThatAsk(needs, from.value, unit)
  const again = reports.filter(({ row }) => !asked.has(row.parent))
  const children = open.filter(({ row }) => row.parent === effect.instance)
  const [id, ...ids] = await needs.engine.newIds(children.length + again.length + 1)
  if (id === undefined) throw new Error('no id for an assignment')
  const moves: Move[] = [
    {
      start: {
        id,
        definition: from.value.row.definition,
        parent: from.value.row.parent,
        input: inputFrom(from.value, unit, receiptLadder(world, contextOfLoaded(from.value).urgency)),
      },
    },
    ...[...children, ...again].map((child, i) => bornAnew(world, child, unit, ids[i] as InstanceId, children.includes(child) ? id : child.row.parent)),
    ...[...open, ...reports].map(({ row }): Move => ({ instance: row.id, event: { type: 'MOVED', by: effect.actor } })),
  ]
  const done = await sendAsHouse(needs, keyOf(effect), moves)
  if (done.ok) await carryAll(needs, effect, from.value.row.root)
}

/** The unit's open reports, wherever they are asked. */
async function reportsOf(needs: Needs, of: Loaded): Promise<Loaded[]> {
  const { unit } = contextOfLoaded(of)
  const all = await needs.queries.treeOf(of.row.root, ['unit-report'])
  return needs.engine.loadAll(all.filter((one) => !one.done && one.unit === unit).map(({ id }) => id))
}

/** Rounds that ask the other unit already: nobody is asked twice. */
async function roundsThatAsk(needs: Needs, { row }: Loaded, unit: UnitId): Promise<ReadonlySet<InstanceId | null>> {
  const all = await needs.queries.treeOf(row.root, ['unit-report'])
  return new Set(all.filter((one) => one.unit === unit).map(({ parent }) => parent))
}

/** What a piece of work is born with when it goes to another unit: all that the order says, nothing that the first unit did. */
export function inputFrom(of: Loaded, unit: UnitId, ladder: readonly Rung[], more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { focalUnit, field, deskOfficer, leader, directive, title, path, quote, due, step, urgency, needsApproval } = contextOfLoaded(of)
  return { unit, focalUnit, field, deskOfficer, leader, directive, title, path, quote, due, step, urgency, needsApproval, ladder, more }
}

function bornAnew(world: World, of: Loaded, unit: UnitId, id: InstanceId, parent: InstanceId | null): Move {
  const more = { carriedFrom: of.row.id }
  return { start: { id, definition: of.row.definition, parent, input: inputFrom(of, unit, workLadder(world, contextOfLoaded(of), null), more) } }
}

async function carryAll(needs: Needs, effect: PendingEffect, root: InstanceId): Promise<void> {
  const rows = await needs.queries.treeOf(root, ['unit-plan', 'duty', 'unit-report'])
  const before = new Map(rows.map((row) => [row.id, row]))
  const pairs = rows.flatMap((row): (readonly [FullRow, FullRow])[] => {
    const from = before.get(contextOf(row).more['carriedFrom'] as InstanceId)
    return from && wasHandedIn(from) && belongsTo(from, effect.instance) ? [[from, row]] : []
  })
  await inBatches(pairs, ([from, to]) => carry(needs, `${keyOf(effect)}:${to.id}`, from, to.id))
}

// A report hangs below its round; it was the moved unit's when it ended as moved.
function belongsTo(row: FullRow, assignment: InstanceId): boolean {
  return row.parent === assignment || (nameOf(row.definition) === 'unit-report' && row.state === 'moved')
}
