import { DEFAULT_POLICY, readPolicy, type Policy } from '#calendar'
import type { PolicyVersion } from './needs.js'

/** The rules of reminding as the last of these versions says them; without one, those that the program brings along. */
export function policyAsOf(versions: readonly Pick<PolicyVersion, 'version' | 'since' | 'body'>[]): Policy {
  const last = versions.at(-1)
  // Laid over the defaults: a number that a later program knows has its default where an older version says nothing.
  return last ? { ...readPolicy(last.body, DEFAULT_POLICY).policy, version: last.version, since: last.since } : DEFAULT_POLICY
}
