import { ok, refuse, type InstanceId, type LocalDate } from '#base'
import type { Loaded, Move } from '#engine'
import type { Held } from '#workflows'
import type { Companion } from './companion.js'
import { contextOf, contextOfLoaded, nameOf } from './context.js'
import type { FullRow, Needs } from './needs.js'
import { heldBetween, resumedOf } from './resumed.js'
import type { World } from './world.js'

/** The unit's open reports in rounds of the same directive: they hang below their rounds, and share the lot of the unit's assignment all the same. */
export async function openReportsOf(needs: Needs, assignment: Loaded): Promise<FullRow[]> {
  if (nameOf(assignment.row.definition) !== 'assignment') return []
  const { unit } = contextOfLoaded(assignment)
  return (await needs.queries.treeOf(assignment.row.root, ['unit-report'])).filter((row) => !row.done && unit !== null && row.unit === unit)
}

/** Suspending a unit's assignment suspends its reports with it, in the same command. */
export const suspend: Companion = async ({ needs, loaded, move, payload }) => {
  const { reason, heldUntil } = payload
  const reports = await openReportsOf(needs, loaded)
  const more = reports
    .filter((row) => row.hold === null)
    .map((row): Move => ({
      instance: row.id,
      event: { type: 'SUSPEND', reason, ...(heldUntil === undefined ? {} : { heldUntil }), of: loaded.row.id },
      byHouse: true,
    }))
  return ok([move, ...more])
}

/**
 * Resuming: the work's own new dates by the calendar, and those of the reports that were held with it. What hangs below follows by the effect.
 * While something above is on hold itself, that is to be resumed first: holds are nested, the inner one lasts longer.
 */
export const resume: Companion = async ({ needs, world, loaded, move }) => {
  const { held } = contextOfLoaded(loaded)
  // Whether there is a hold to end, and whether this was said before, is for the engine to say.
  if (held === null || !('event' in move)) return ok([move])
  const above = (await needs.engine.loadAll(loaded.row.ancestors)).map((one) => contextOfLoaded(one).held).find((one) => one !== null)
  if (above) return refuse('instance.onHold', { reason: above.reason })
  const reports = (await openReportsOf(needs, loaded)).filter((row) => contextOf(row).held?.of === loaded.row.id)
  const moves: Move[] = [{ ...move, event: { ...move.event, ...datesOf(world, loaded, held) } }]
  for (const report of await needs.engine.loadAll(reports.map(({ id }) => id))) {
    const own = contextOfLoaded(report).held
    if (own) moves.push({ instance: report.row.id, event: { type: 'RESUME', of: loaded.row.id, ...datesOf(world, report, own) }, byHouse: true })
  }
  return ok(moves)
}

function datesOf(world: World, loaded: Loaded, held: Held): object {
  const days = heldBetween(world, held.from)
  const { ladder, stage } = { ladder: contextOfLoaded(loaded).ladder, stage: loaded.snapshot.value.deadline }
  return resumedOf(world, loaded, days) ?? { ladder, stage, held: { ...days, dueBefore: contextOfLoaded(loaded).due.on } }
}

/** Taking a unit's work back takes its reports back with it. */
export const cancel: Companion = async ({ needs, loaded, move, payload }) => {
  const reports = await openReportsOf(needs, loaded)
  return ok([
    move,
    ...reports.map(({ id }): Move => ({ instance: id, event: { type: 'CANCEL', reason: payload['reason'], of: loaded.row.id }, byHouse: true })),
  ])
}

/** A date that has passed is no new date. */
export const amendBelow: Companion = async ({ world, move, payload }) => {
  const dueOn = payload['dueOn'] as LocalDate
  return dueOn < world.today ? refuse('date.past', { date: dueOn, today: world.today }) : ok([move])
}

/** Is it, or something between it and `above`, on hold by a word of its own? Then its own resuming will give it its dates. */
export function heldBelow(above: InstanceId, loaded: Loaded, all: ReadonlyMap<InstanceId, Loaded>): boolean {
  const between = loaded.row.ancestors.slice(0, loaded.row.ancestors.indexOf(above))
  return [loaded, ...between.flatMap((id) => all.get(id) ?? [])].some((one) => contextOfLoaded(one).held !== null || isProposed(one, loaded))
}

// “Not ours”: what the unit has in hand stands still until the Office answers.
function isProposed(one: Loaded, of: Loaded): boolean {
  return one !== of && nameOf(one.row.definition) === 'assignment' && one.snapshot.value.work === 'notOurs'
}
