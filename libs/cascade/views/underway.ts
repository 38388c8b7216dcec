import type { InstanceId, Result } from '#base'
import type { Underway } from '#contract'
import type { Actor } from '../needs.js'
import { look, sightOf, type Reading } from './sight.js'

/** Effects that carry a word to everything below. */
const OVER_SUBTREES = ['resumeBelow', 'releaseBelow', 'endSubtree', 'amendBelow', 'peopleBelow', 'carryOver', 'moveAssignment']

/** How far each word over the subtree has come. What has ended by it is no longer open and was heard: both count. Problems as `workView`. */
export async function underway(reading: Reading, actor: Actor, id: InstanceId): Promise<Result<readonly Underway[]>> {
  const found = await look(await sightOf(reading, actor), id)
  if (!found.ok) return found
  const rows = await reading.pages.underway(id, OVER_SUBTREES)
  return { ok: true, value: rows.map(({ kind, done, open }) => ({ kind, done, of: kind === 'endSubtree' ? done + open : Math.max(done, open) })) }
}
