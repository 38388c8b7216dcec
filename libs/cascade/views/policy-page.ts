import type { Post, Result } from '#base'
import { bodyOf, DEFAULT_POLICY } from '#calendar'
import type { PolicyVersionView, PolicyView } from '#contract'
import type { Actor, PolicyVersion } from '../needs.js'
import { policyAsOf } from '../policy-as-of.js'
import { mayChangePolicy } from '../policy-change.js'
import { differenceWords } from '../texts/policy-words.js'
import { isOfficial } from './directory-views.js'
import { personRef } from './people.js'
import { sightOf, type Reading, type Sight } from './sight.js'

const LOOKS: readonly Post[] = ['systemAdmin', 'auditor']

/** The Office and the auditor read the rules of reminding; its chief, the deputies and whoever runs the system edit them. */
export function maySeePolicy(sight: Pick<Sight, 'posts'>): boolean {
  return isOfficial(sight) || sight.posts.some(({ post }) => LOOKS.includes(post))
}

/** The rules in force and every version before, each with what it changed, who adopted it and why. */
export async function policyPage(reading: Reading, actor: Actor): Promise<Result<PolicyView>> {
  const sight = await sightOf(reading, actor)
  const versions = await reading.needs.policyBook.versions()
  const { world } = sight
  const first: PolicyVersionView = { version: 1, since: DEFAULT_POLICY.since, at: null, by: null, why: null, differences: [], moved: 0, done: true }
  return {
    ok: true,
    value: {
      version: world.policy.version,
      rules: bodyOf(world.policy),
      versions: [first, ...versions.map((_, i) => versionView(sight, versions, i))].reverse(),
      unfinished: versions.find(({ doneAt }) => doneAt === null)?.version ?? null,
      mayChange: mayChangePolicy(world, actor),
    },
  }
}

function versionView({ world }: Sight, versions: readonly PolicyVersion[], i: number): PolicyVersionView {
  const [before, after] = [policyAsOf(versions.slice(0, i)), policyAsOf(versions.slice(0, i + 1))]
  const kept = versions[i]
  return {
    version: after.version,
    since: after.since,
    at: kept?.at ?? null,
    by: personRef(world, kept?.by ?? null),
    why: kept?.why ?? null,
    differences: differenceWords(before, after),
    moved: kept?.moved ?? 0,
    done: kept?.doneAt !== null,
  }
}
