import { refuse, type Instant, type InstanceId, type Result } from '#base'
import type { BodyOf, routes } from '#contract'
import { contextOfLoaded } from './context.js'
import type { Actor, Needs } from './needs.js'
import { officeOrFocal } from './roles.js'
import { worldOf } from './world.js'

/**
 * What was passed on by Zalo, by telephone or by mouth, as a person says it, with where it is known from: it stands in the journal beside what the
 * system sent, and is never changed. Problems: `instance.unknown`, `scope.forbidden`, `input.invalid` for a moment that has not come.
 */
export async function passOn(needs: Needs, actor: Actor, instance: InstanceId, input: BodyOf<typeof routes.passOn>): Promise<Result<{ id: number }>> {
  const [world, loaded] = await Promise.all([worldOf(needs), needs.engine.load(instance)])
  if (!loaded.ok) return loaded
  const work = contextOfLoaded(loaded.value)
  const may = officeOrFocal(world, actor, work)
  if (!may.ok) return may
  const passedAt = (input.passedAt ?? world.now) as Instant
  if (passedAt > world.now) return refuse('input.invalid', { issues: [{ path: 'passedAt', message: 'lies in the future' }] })
  const { channel, whom, said, source } = input
  const id = await needs.mailRoom.passOn({
    instance,
    directive: loaded.value.row.root,
    unit: work.unit,
    channel,
    whom,
    said,
    source,
    passedAt,
    by: actor.person,
  })
  return { ok: true, value: { id } }
}
