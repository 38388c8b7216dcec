import { ok, refuse, type InstanceId, type Result } from '#base'
import type { DraftChange, DraftConflict, DraftView } from '#contract'
import { applied } from './apply-change.js'
import type { DraftBody } from './draft-body.js'
import { differencesOf, meeting, stand, takenBack, type Difference } from './draft-places.js'
import { draftView, personRef } from './draft-view.js'
import { loadDraft } from './legal-chain-questions.js'
import type { Actor, DraftSaved, KeptDraft, Needs } from './needs.js'
import { rememberNames } from './remember-names.js'
import { officeOnly } from './roles.js'
import { worldOf, type World } from './world.js'

/** So often a save is laid on what somebody else saved in the same moment. */
const TRIES = 5

/**
 * An officer's corrections and answers, laid place by place on whatever others saved since the revision that was seen: what they changed elsewhere
 * stays, the same place is refused with both values. `undo` takes back a save of one's own. The same key twice is one save. Problems:
 * `draft.unknown`, `draft.stale`, `draft.alreadyAssigned`, `draft.cannotUndo`, `task.*`, `unit.unknown`, `scope.forbidden`.
 */
export async function changeDraft(needs: Needs, actor: Actor, directive: InstanceId, change: DraftChange): Promise<Result<DraftView>> {
  const world = await worldOf(needs)
  const office = officeOnly(world, actor)
  if (!office.ok) return office
  for (let tries = 1; ; tries++) {
    const saved = await saveOnce(needs, world, actor, directive, change)
    if (!saved.ok) return saved
    if (saved.value) return draftView(needs, actor, directive)
    if (tries === TRIES) return refuse('instance.busy', { instance: directive })
  }
}

/** False when somebody else saved in the same moment. */
async function saveOnce(needs: Needs, world: World, actor: Actor, directive: InstanceId, change: DraftChange): Promise<Result<boolean>> {
  const [kept, loaded] = await Promise.all([loadDraft(needs, directive), needs.engine.load(directive)])
  if (!kept) return refuse('draft.unknown', { directive })
  if (!loaded.ok) return loaded
  if (loaded.value.snapshot.value.work !== 'underReview') return refuse('draft.alreadyAssigned', { directive })
  const key = change.key ?? null
  if (key !== null && kept.changes.some((one) => one.key === key)) return ok(true)
  const next = change.undo === undefined ? laidOn(kept, actor, change, world) : await withoutSave(needs, kept, change.undo, actor)
  if (!next.ok) return next
  const differences = differencesOf(kept.body, next.value)
  if (differences.length === 0) return ok(true)
  const { undo: undoes = null } = change
  const saved = await needs.drafts.save({ directive, expected: kept.revision, body: next.value, differences, by: actor.person, key, undoes })
  if (saved) await rememberNames(needs, world, actor.person, directive, kept.body, next.value)
  return ok(saved)
}

/** The change on top of what stands now; refused where others changed the same places since. Nobody is at odds with himself in another window. */
function laidOn(kept: KeptDraft, actor: Actor, change: DraftChange, world: World): Result<DraftBody> {
  const saved = kept.changes.filter(({ revision }) => revision > change.revision)
  const since = saved.filter(({ by }) => by !== actor.person)
  const next = applied(kept.body, kept.text, change, world)
  if (!next.ok) {
    const place = next.problem.code === 'task.unknown' ? `task/${String(next.problem.params['path'])}/*` : null
    // A task that somebody else merged into another one meanwhile.
    return place !== null && since.some(({ changed }) => changed.includes(place)) ? stale(kept, change, since, [{ place }], world) : next
  }
  const mine = differencesOf(kept.body, next.value)
  // More saves than are kept at hand, or the letter was taken in anew: nobody can say any more that the places are different ones.
  const unknown = saved.length < kept.revision - change.revision
  const met = unknown
    ? mine.map(({ place }) => place)
    : meeting(
        mine.map(({ place }) => place),
        since.flatMap(({ changed }) => changed),
      )
  return met.length === 0
    ? next
    : stale(
        kept,
        change,
        since,
        mine.filter(({ place }) => met.includes(place)),
        world,
      )
}

// Words of the letter are no value to choose from: who cut a task otherwise is told by its number.
const SHAPE = /\/(?:span|quote|targets|\*)$/u

function stale(kept: KeptDraft, change: DraftChange, since: readonly DraftSaved[], mine: readonly Difference[], world: World): Result<never> {
  const conflicts = mine.map(({ place, was, is }): DraftConflict => {
    const other = since.find(({ changed }) => meeting([place], changed).length > 0)
    const values = SHAPE.test(place) ? { theirs: null, yours: null } : { theirs: was ?? null, yours: is ?? null }
    return { place, ...values, by: personRef(world, other?.by ?? kept.by), at: other?.at ?? kept.at }
  })
  return refuse('draft.stale', {
    expected: change.revision,
    found: kept.revision,
    by: conflicts[0]?.by ?? personRef(world, kept.by),
    at: conflicts[0]?.at ?? kept.at,
    changed: mine.map(({ place }) => place),
    conflicts,
  })
}

/** The draft without what one's own save changed, as long as nobody has changed it further. */
async function withoutSave(needs: Needs, kept: KeptDraft, revision: number, actor: Actor): Promise<Result<DraftBody>> {
  const saved = kept.changes.find((one) => one.revision === revision && one.by === actor.person)
  const differences = saved ? await needs.drafts.differences(kept.directive, revision) : null
  if (!differences || !stand(kept.body, differences)) return refuse('draft.cannotUndo', { revision })
  return ok(takenBack(kept.body, differences))
}
