import { formatDate, type Due, type InstanceId, type LocalDate } from '#base'
import type { Deliverer, PendingEffect } from '#engine'
import { contextOfLoaded } from '../context.js'
import { urgedLadder } from '../ladders.js'
import type { Needs } from '../needs.js'
import { within, worldOf } from '../world.js'
import { keyOf, sendAsHouse } from './house.js'

interface Target {
  readonly instance: InstanceId
}
const targetsOf = (more: Readonly<Record<string, unknown>>): readonly Target[] => (more['targets'] as readonly Target[] | undefined) ?? []

/** The urging letter has its number: whatever it names and is still open gets its date, which is signed, and a new ladder. */
export function urgeUnitsEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) await urgeOne(needs, effect)
  }
}

async function urgeOne(needs: Needs, effect: PendingEffect): Promise<void> {
  const { number, issuedOn, dueOn } = JSON.parse(effect.args) as { number: string; issuedOn: LocalDate; dueOn: LocalDate }
  const letter = await needs.engine.load(effect.instance)
  if (!letter.ok) return
  const world = within(await worldOf(needs), letter.value.row.root)
  const due: Due = { on: dueOn, source: 'signed', text: null, rules: [`Theo Công văn đôn đốc số ${number} ngày ${formatDate(issuedOn)}.`] }
  const open = (await needs.engine.loadAll(targetsOf(contextOfLoaded(letter.value).more).map(({ instance }) => instance))).filter(
    (target) => !target.snapshot.done && target.row.hold === null && contextOfLoaded(target).extension === null,
  )
  await Promise.all(
    open.map((target) =>
      sendAsHouse(needs, `${keyOf(effect)}:${target.row.id}`, [
        { instance: target.row.id, event: { type: 'URGE', letter: effect.instance, ...urgedLadder(world, contextOfLoaded(target), due) } },
      ]),
    ),
  )
}

/** Its own date has passed: has everybody answered? */
export function checkUrgedEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) {
      const letter = await needs.engine.load(effect.instance)
      if (!letter.ok) continue
      const targets = await needs.engine.loadAll(targetsOf(contextOfLoaded(letter.value).more).map(({ instance }) => instance))
      const unanswered = targets.filter(
        ({ row, snapshot, definition }) =>
          !snapshot.done && row.hold === null && ['unitClerk', 'handler', 'headOfUnit', 'focalUnit'].includes(definition.card(snapshot).holder ?? ''),
      )
      const event = unanswered.length ? { type: 'UNANSWERED', more: { unanswered: unanswered.map(({ row }) => row.id) } } : { type: 'ANSWERED' }
      await sendAsHouse(needs, keyOf(effect), [{ instance: effect.instance, event }])
    }
  }
}
