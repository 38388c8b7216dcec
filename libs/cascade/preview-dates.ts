import { ok, refuse, type InstanceId, type Result } from '#base'
import type { BodyOf, DatesPreview, routes } from '#contract'
import type { Loaded } from '#engine'
import { amendableBelow, hasDate } from './amendable.js'
import { contextOfLoaded } from './context.js'
import { officerDue } from './ladders.js'
import type { Actor, Needs } from './needs.js'
import { noticesBy } from './preview-many.js'
import { officeOnly } from './roles.js'
import { rowOf, workCard } from './views/cards.js'
import { worldOf } from './world.js'

/**
 * What one new date for the open work of many units would change, by the very rules by which it would be: how many pieces, from which dates, who
 * would be told, and what keeps its date. Nothing is changed. Problems: `scope.forbidden` outside the Office, `date.past`.
 */
export async function previewDates(needs: Needs, actor: Actor, input: BodyOf<typeof routes.previewDates>): Promise<Result<DatesPreview>> {
  const world = await worldOf(needs)
  const allowed = officeOnly(world, actor)
  if (!allowed.ok) return allowed
  const { dueOn, work, instances } = input
  if (dueOn < world.today) return refuse('date.past', { date: dueOn, today: world.today })
  const { takes, handedIn, onHold } = await amendableBelow(needs, instances as InstanceId[], work)
  const same = takes.filter((one) => hasDate(one, dueOn))
  const moved = takes.filter((one) => !hasDate(one, dueOn))
  const payload = { dueOn, reason: '', due: officerDue(dueOn), ladder: [], stage: 'onTime' }
  const notices = await noticesBy(needs, actor, 'AMEND_DUE', { instances: moved.map(({ row }) => row.id), payload })
  const left = (why: DatesPreview['left'][number]['why']) => (one: Loaded) => {
    const { id, unit, label } = workCard({ needs, world }, rowOf(one))
    return { work: id, unit, label, why }
  }
  return ok({
    moved: moved.length,
    units: new Set(moved.map((one) => contextOfLoaded(one).unit)).size,
    from: datesOf(moved),
    to: dueOn,
    earlier: moved.filter((one) => dueOn < (contextOfLoaded(one).due.on ?? dueOn)).length,
    people: new Set(notices.map(({ person }) => person)).size,
    messages: notices.length,
    left: [...handedIn.map(left('handedIn')), ...onHold.map(left('onHold')), ...same.map(left('same'))],
  })
}

function datesOf(moved: readonly Loaded[]): DatesPreview['from'] {
  const counts = new Map<string | null, number>()
  for (const one of moved) {
    const { on } = contextOfLoaded(one).due
    counts.set(on, (counts.get(on) ?? 0) + 1)
  }
  return [...counts].map(([dueOn, count]) => ({ dueOn, count })).sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
}
