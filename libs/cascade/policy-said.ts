import type { Instant, InstanceId, LocalDate, PersonId } from '#base'
import type { DirectivePolicyVersion, Needs, Policies, PolicyVersion } from './needs.js'
import { policiesAsOf } from './policy-as-of.js'

/** One change of the rules of reminding, for all or for one directive, with all rules before and after it. */
export interface PolicySaid {
  /** Null: for all. */
  readonly directive: InstanceId | null
  readonly version: number
  readonly since: LocalDate
  readonly why: string
  readonly by: PersonId
  readonly at: Instant
  readonly doneAt: Instant | null
  readonly moved: number
  readonly before: Policies
  readonly after: Policies
}

/** Every change of the rules in the order in which they were said: each is carried out upon what was said before it. */
export function policySaid(versions: readonly PolicyVersion[], own: readonly DirectivePolicyVersion[]): PolicySaid[] {
  const said = [...versions.map((one) => ({ ...one, directive: null })), ...own].sort(inOrder)
  return said.map(({ directive, version, since, why, by, at, doneAt, moved }, i) => {
    const rulesOf = (words: typeof said): Policies =>
      policiesAsOf(
        versions.filter((one) => words.some((word) => word.directive === null && word.version === one.version)),
        own.filter((one) => words.some((word) => word.directive === one.directive && word.version === one.version)),
      )
    return { directive, version, since, why, by, at, doneAt, moved, before: rulesOf(said.slice(0, i)), after: rulesOf(said.slice(0, i + 1)) }
  })
}

// Of two in one moment the one that is carried out came first: no change is taken while another is under way.
const inOrder = (one: Pick<PolicySaid, 'at' | 'doneAt'>, other: Pick<PolicySaid, 'at' | 'doneAt'>): number =>
  one.at - other.at || (one.doneAt ?? Infinity) - (other.doneAt ?? Infinity) || 0

export async function allPolicySaid(needs: Pick<Needs, 'policyBook' | 'directivePolicyBook'>): Promise<PolicySaid[]> {
  const [versions, own] = await Promise.all([needs.policyBook.versions(), needs.directivePolicyBook.versions()])
  return policySaid(versions, own)
}
