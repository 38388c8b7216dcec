import type { InstanceId } from '#base'
import { DEFAULT_POLICY, readPolicy, type Policy, type PolicyPart } from '#calendar'
import type { DirectivePolicyVersion, Policies, PolicyVersion } from './needs.js'

/** The rules of reminding as the last of these versions says them; without one, those that the program brings along. */
export function policyAsOf(versions: readonly Pick<PolicyVersion, 'version' | 'since' | 'body'>[]): Policy {
  const last = versions.at(-1)
  // Laid over the defaults: a number that a later program knows has its default where an older version says nothing.
  return last ? { ...readPolicy(last.body, DEFAULT_POLICY).policy, version: last.version, since: last.since } : DEFAULT_POLICY
}

/** The parts of directives laid over the rules for all: what a part does not name follows whatever is said for all. */
export function policiesOf(general: Policy, parts: ReadonlyMap<InstanceId, PolicyPart>): Policies {
  const own = new Map(
    [...parts]
      .filter(([, part]) => Object.keys(part).length > 0)
      .map(([directive, part]): [InstanceId, Policy] => [directive, { ...readPolicy(part, general).policy, version: general.version, since: general.since }]),
  )
  return {
    general,
    parts: new Map([...parts].filter(([directive]) => own.has(directive))),
    of: (directive) => (directive === null ? general : (own.get(directive) ?? general)),
  }
}

/** The same with another part for one directive; an empty one takes its own rules back. */
export function withPart({ general, parts }: Policies, directive: InstanceId, part: PolicyPart): Policies {
  return policiesOf(general, new Map([...parts, [directive, part]]))
}

/** All that was said by then, the last word of each directive counts. Both oldest first. */
export function policiesAsOf(
  versions: readonly Pick<PolicyVersion, 'version' | 'since' | 'body'>[],
  own: readonly Pick<DirectivePolicyVersion, 'directive' | 'part'>[],
): Policies {
  return policiesOf(policyAsOf(versions), new Map(own.map(({ directive, part }) => [directive, part])))
}
