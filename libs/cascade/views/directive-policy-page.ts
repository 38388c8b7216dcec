import { refuse, type InstanceId, type Result } from '#base'
import { bodyOf, policyDifference } from '#calendar'
import type { DirectivePolicyVersionView, DirectivePolicyView } from '#contract'
import { contextOfLoaded, nameOf } from '../context.js'
import { mayChangeDirectivePolicy } from '../directive-policy.js'
import type { Actor } from '../needs.js'
import { allPolicySaid, type PolicySaid } from '../policy-said.js'
import { differenceWords } from '../texts/policy-words.js'
import { letterOf } from './letter.js'
import { personRef } from './people.js'
import { sightOf, type Reading, type Sight } from './sight.js'

/** The rules that a directive follows, in what they differ from those for all, and every version of its own, the newest first. */
export async function directivePolicyPage(reading: Reading, actor: Actor, id: InstanceId): Promise<Result<DirectivePolicyView>> {
  const [sight, loaded, said] = await Promise.all([sightOf(reading, actor), reading.needs.engine.load(id), allPolicySaid(reading.needs)])
  if (!loaded.ok) return loaded
  const { row, snapshot } = loaded.value
  if (nameOf(row.definition) !== 'directive') return refuse('instance.unknown', { instance: id })
  const { world } = sight
  const work = contextOfLoaded(loaded.value)
  const { number, subject } = letterOf(snapshot)
  const [rules, general] = [bodyOf(world.policyOf(id)), bodyOf(world.policy)]
  const own = said.filter(({ directive }) => directive === id)
  return {
    ok: true,
    value: {
      directive: { id, number, subject, done: snapshot.done },
      version: own.at(-1)?.version ?? 0,
      rules,
      general,
      generalVersion: world.policy.version,
      differences: differenceWords(general, rules),
      steps: [...new Set(policyDifference(general, rules).flatMap((one) => (one.is === 'number' ? [] : one.step)))],
      versions: own.map((one) => versionView(sight, id, one)).reverse(),
      unfinished: said.some(({ directive, doneAt }) => doneAt === null && (directive === null || directive === id)),
      mayChange: !snapshot.done && mayChangeDirectivePolicy(world, actor, work),
    },
  }
}

function versionView({ world }: Sight, id: InstanceId, { version, since, at, by, why, before, after, moved, doneAt }: PolicySaid): DirectivePolicyVersionView {
  return {
    version,
    since,
    at,
    by: personRef(world, by),
    why,
    differences: differenceWords(before.of(id), after.of(id)),
    moved,
    done: doneAt !== null,
    takesBack: !after.parts.has(id),
  }
}
