import { UNIT_ROLES, type InstanceId, type Result } from '#base'
import type { WorkView } from '#contract'
import type { Cascade } from '../cascade.js'
import { contextOfLoaded, nameOf } from '../context.js'
import type { Actor } from '../needs.js'
import { rolesTowards } from '../roles.js'
import { worldOf } from '../world.js'
import type { Reading } from './sight.js'
import { workView } from './work-view.js'

/**
 * Opening is receiving (practice 2.1): the first time one of the unit's own people opens its assignment, or anything that hangs on it, the
 * assignment is received; then the page is read, and what the person was told about it counts as seen. Opening twice receives once. Problems as `workView`.
 */
export async function openWork(reading: Reading, send: Cascade['send'], actor: Actor, id: InstanceId): Promise<Result<WorkView>> {
  const waiting = await unopened(reading, actor, id)
  // Somebody else of the unit may have been faster: then there is nothing left to receive, and the page is read all the same.
  if (waiting !== null) await send(actor, { instance: waiting, event: 'RECEIVE', payload: {}, key: `receive:${waiting}` })
  const view = await workView(reading, actor, id)
  if (view.ok) await reading.pages.seeAbout(actor.person, id, await reading.needs.engine.now())
  return view
}

async function unopened({ needs }: Reading, actor: Actor, id: InstanceId): Promise<InstanceId | null> {
  const loaded = await needs.engine.load(id)
  if (!loaded.ok || loaded.value.row.root === id) return null
  const work = contextOfLoaded(loaded.value)
  const roles = rolesTowards(await worldOf(needs), actor, { ...work, focalUnit: null, drafter: null })
  if (work.unit === null || !UNIT_ROLES.some((role) => roles.includes(role))) return null
  const tree = await needs.queries.tree(loaded.value.row.root)
  const own = tree.find((row) => nameOf(row.definition) === 'assignment' && row.unit === work.unit && row.state === 'assigned' && !row.done)
  return own?.id ?? null
}
