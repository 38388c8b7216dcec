import { dayOf, type Due, type InstanceId, type UnitId } from '#base'
import type { Deliverer, Move, PendingEffect } from '#engine'
import type { Held } from '#workflows'
import { contextOf, contextOfLoaded, current, nameOf } from '../context.js'
import { endsExtension } from '../ends-extension.js'
import { workLadder } from '../ladders.js'
import type { Needs } from '../needs.js'
import { isGone } from '../views/rank.js'
import { within, worldOf } from '../world.js'
import { inBatches, keyOf, sendAsHouse, sendTotals } from './house.js'

/** A round opens: its units' reports are born and it begins to collect, in one command. */
export function openRoundEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) await openOne(needs, effect)
  }
}

async function openOne(needs: Needs, effect: PendingEffect): Promise<void> {
  const loaded = await needs.engine.load(effect.instance)
  if (!loaded.ok || loaded.value.snapshot.value.work !== 'opening') return
  const world = within(await worldOf(needs), loaded.value.row.root)
  const round = contextOfLoaded(loaded.value)
  const { units, unitsDue } = round.more as { units: readonly UnitId[]; unitsDue: Due }
  const work = { step: 'unitReport', urgency: round.urgency, due: unitsDue }
  const asked = await unitsNow(needs, loaded.value.row.root, units)
  const ids = await needs.engine.newIds(asked.length)
  const { focalUnit, field, deskOfficer, leader, directive, title, path, quote } = round
  const births = asked.map(({ unit, held }, i): Move => {
    const ladder = [{ at: world.now, kind: 'open', level: 0, stage: 'onTime', tell: ['unitClerk', 'handler'] }, ...workLadder(world, work, null)]
    return {
      start: {
        id: ids[i] as never,
        definition: current('unit-report'),
        parent: effect.instance,
        input: {
          ...work,
          unit,
          focalUnit,
          field,
          deskOfficer,
          leader,
          directive,
          title,
          path,
          quote,
          ladder,
          ...(held ? { held: { ...held, from: world.today } } : {}),
        },
        ...(held ? { hold: held.reason } : {}),
      },
    }
  })
  const ladder = workLadder(world, round, dayOf(world.now))
  await sendAsHouse(needs, keyOf(effect), [{ instance: effect.instance, event: { type: 'OPENED', units: asked.length, ladder } }, ...births])
}

interface AskedUnit {
  readonly unit: UnitId
  /** The unit's assignment is on hold: its report is born on hold with it. */
  readonly held: Held | null
}

/**
 * Who is asked today of the units that were thought of when the round was set: not whose work was taken back, in place of a unit whose work
 * was moved the one that has it now, a suspended unit without a sound.
 */
async function unitsNow(needs: Needs, root: InstanceId, units: readonly UnitId[]): Promise<AskedUnit[]> {
  const assignments = await needs.queries.treeOf(root, ['assignment'])
  const asked = new Map<UnitId, AskedUnit>()
  const ask = (unit: UnitId, seen: readonly UnitId[] = []): void => {
    const own = assignments.filter((row) => row.unit === unit)
    const stands = own.find((row) => !isGone(row))
    if (stands || own.length === 0) {
      const held = stands ? contextOf(stands).held : null
      asked.set(unit, { unit, held: held && stands ? { ...held, of: stands.id } : null })
      return
    }
    const movedTo = own.map((row) => contextOf(row).more['movedTo'] as UnitId | undefined).findLast((to) => to !== undefined)
    if (movedTo !== undefined && !seen.includes(movedTo)) ask(movedTo, [...seen, unit])
  }
  for (const unit of units) ask(unit)
  return [...asked.values()]
}

/** A round is accepted: what was handed in is accepted with it, what was not stays on record as missing. */
export function closeReportsEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) await closeOne(needs, effect)
  }
}

const LOOKS = 5

/** A unit may hand in, or ask for time, at this very moment: what moved on is looked at again, until nothing is open. */
async function closeOne(needs: Needs, effect: PendingEffect): Promise<void> {
  for (let look = 0; ; look++) {
    const open = await needs.engine.loadAll(await needs.engine.openBelow(effect.instance))
    if (!open.length) break
    if (look === LOOKS) throw new Error(`${open.length} pieces of work below round ${effect.instance} stay open`)
    const reports = open.filter(({ row }) => nameOf(row.definition) === 'unit-report')
    await inBatches(reports.length ? reports : open, (loaded) => {
      const { row, snapshot } = loaded
      const type = !reports.length ? 'END' : snapshot.value.work === 'submitted' ? 'ACCEPT' : 'CLOSE_WITHOUT'
      return sendAsHouse(needs, `${keyOf(effect)}:${row.id}:${row.version}`, [{ instance: row.id, event: { type } }, ...endsExtension(loaded, type)])
    })
  }
  await sendTotals(needs, [effect.instance], keyOf(effect))
}
