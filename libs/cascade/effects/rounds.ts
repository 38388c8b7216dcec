import { dayOf, type Due, type UnitId } from '#base'
import type { Deliverer, Move, PendingEffect } from '#engine'
import { contextOfLoaded, current, nameOf } from '../context.js'
import { workLadder } from '../ladders.js'
import type { Needs } from '../needs.js'
import { worldOf } from '../world.js'
import { keyOf, sendAsHouse, sendTotals } from './house.js'

/** A round opens: its units' reports are born and it begins to collect, in one command. */
export function openRoundEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) await openOne(needs, effect)
  }
}

async function openOne(needs: Needs, effect: PendingEffect): Promise<void> {
  const loaded = await needs.engine.load(effect.instance)
  if (!loaded.ok || loaded.value.snapshot.value.work !== 'opening') return
  const world = await worldOf(needs)
  const round = contextOfLoaded(loaded.value)
  const { units, unitsDue } = round.more as { units: readonly UnitId[]; unitsDue: Due }
  const work = { step: 'unitReport', urgency: round.urgency, due: unitsDue }
  const ids = await needs.engine.newIds(units.length)
  const { focalUnit, field, deskOfficer, leader, directive, title, path, quote } = round
  const births = units.map((unit, i): Move => {
    const ladder = [{ at: world.now, kind: 'open', stage: 'onTime', level: 0, tell: ['unitClerk', 'handler'] }, ...workLadder(world, work, null)]
    return {
      start: {
        id: ids[i] as never,
        definition: current('unit-report'),
        parent: effect.instance,
        input: { ...work, unit, focalUnit, field, deskOfficer, leader, directive, title, path, quote, ladder },
      },
    }
  })
  const ladder = workLadder(world, round, dayOf(world.now))
  await sendAsHouse(needs, keyOf(effect), [{ instance: effect.instance, event: { type: 'OPENED', units: units.length, ladder } }, ...births])
}

/** A round is accepted: what was handed in is accepted with it, what was not stays on record as missing. */
export function closeReportsEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) {
      const open = await needs.engine.loadAll(await needs.engine.openBelow(effect.instance))
      const reports = open.filter(({ row }) => nameOf(row.definition) === 'unit-report')
      const others = open.filter(({ row }) => nameOf(row.definition) !== 'unit-report')
      for (const { row } of others) await sendAsHouse(needs, `${keyOf(effect)}:${row.id}`, [{ instance: row.id, event: { type: 'END' } }])
      await Promise.all(
        reports.map(({ row, snapshot }) =>
          sendAsHouse(needs, `${keyOf(effect)}:${row.id}`, [
            { instance: row.id, event: { type: snapshot.value.work === 'submitted' ? 'ACCEPT' : 'CLOSE_WITHOUT' } },
          ]),
        ),
      )
      await sendTotals(needs, [effect.instance], keyOf(effect))
    }
  }
}
