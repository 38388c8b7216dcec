import { LATE_STAGES, type InstanceId, type Result, type UnitId } from '#base'
import type { AllowedEvent, UnitWork } from '#contract'
import type { Loaded } from '#engine'
import { contextOf, nameOf } from '../context.js'
import type { Actor, CardRow, FullRow } from '../needs.js'
import { allowedEvents } from '../send.js'
import { workCard } from './cards.js'
import { letterOf } from './letter.js'
import { isGone, isHandedIn, worstFirst } from './rank.js'
import { sightOf, type Reading, type Sight } from './sight.js'

const DONE = 100
const OWED = ['unit-plan', 'duty', 'unit-report', 'report-round']

/** Nhiệm vụ được giao: one list for each unit that the person acts for, in the official order; units without any work are left out. */
export async function unitWork(reading: Reading, actor: Actor): Promise<Result<readonly UnitWork[]>> {
  const sight = await sightOf(reading, actor)
  const { units } = sight.viewer
  if (units.length === 0) return { ok: true, value: [] }
  const [own, entrusted] = await Promise.all([sight.needs.queries.ofUnits(units), sight.pages.entrusted(units)])
  const drafting = entrusted.filter((row) => nameOf(row.definition) === 'directive' && row.state === 'drafting')
  const roots = new Map((await sight.needs.queries.full([...new Set(own.map((row) => row.root))])).map((row) => [row.id, row]))
  const lists = await Promise.all(
    units.map((unit) => listOf(sight, unit, [...own.filter((row) => row.unit === unit), ...drafting.filter((row) => contextOf(row).drafter === unit)], roots)),
  )
  return { ok: true, value: lists.filter(({ rows, quiet, done }) => rows.length + quiet.length + done.length > 0) }
}

async function listOf(sight: Sight, unit: UnitId, own: readonly FullRow[], roots: ReadonlyMap<InstanceId, FullRow>): Promise<UnitWork> {
  const assignments = own.filter((row) => nameOf(row.definition) === 'assignment' && !isGone(row))
  const assignmentOf = new Map(assignments.map((row) => [row.root, row.id]))
  const inHand = own.filter((row) => isInHand(row))
  const open = new Set(inHand.map((row) => row.root))
  const fresh = assignments.filter((row) => row.state === 'assigned')
  // An unopened assignment shows as a row of its own only where nothing hangs on it that the unit must hand in.
  const rows = [...inHand, ...fresh.filter((row) => !open.has(row.root))].sort(worstFirst)
  const loaded = new Map((await sight.needs.engine.loadAll(rows.map((row) => row.id))).map((one) => [one.row.id, one]))
  return {
    unit: { id: unit, name: sight.world.directory.units.get(unit)?.shortName ?? unit },
    counts: {
      fresh: fresh.length,
      dueOrLate: inHand.filter((row) => row.hold === null && (row.stage === 'dueSoon' || LATE_STAGES.includes(row.stage))).length,
      supplement: inHand.filter((row) => row.state === 'supplementAsked').length,
    },
    rows: rows.map((row) => ({
      work: workCard(sight, row),
      assignment: assignmentOf.get(row.root) ?? row.id,
      letter: letterOf(roots.get(row.root) ?? row),
      main: mainEvent(sight, loaded.get(row.id)),
    })),
    quiet: assignments.filter((row) => !row.done && row.state !== 'assigned' && !open.has(row.root)).map((row) => workCard(sight, row)),
    done: own
      .filter((row) => OWED.includes(nameOf(row.definition)) && !isGone(row) && !isInHand(row) && row.state !== 'scheduled')
      .sort((a, b) => b.at - a.at)
      .slice(0, DONE)
      .map((row) => workCard(sight, row)),
  }
}

/** The unit's move: open, and neither handed in nor not yet begun. */
function isInHand(row: CardRow): boolean {
  const name = nameOf(row.definition)
  if (name === 'directive') return !row.done
  return !row.done && OWED.includes(name) && !isHandedIn(row) && row.state !== 'scheduled' && row.state !== 'opening'
}

/** The likely button: the first that the machine names. */
function mainEvent(sight: Sight, loaded: Loaded | undefined): AllowedEvent | null {
  return loaded ? (allowedEvents(sight.needs, sight.world, sight.actor, loaded)[0] ?? null) : null
}
