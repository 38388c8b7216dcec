import { canonical } from '#base'
import { policyNumber, type PolicyNumber } from './policy-difference.js'
import type { PolicyBody, PolicyFault } from './policy-faults.js'
import { bodyOf, readPolicy } from './policy-shape.js'

/** Part of a policy, as `readPolicy` lays it over another: ladders, each whole, and numbers. What it leaves out is as for all. */
export type PolicyPart = Readonly<Record<string, unknown>>

/** The clocks of digests are for all: a person has one digest a morning, of whatever directives it speaks. */
export const GENERAL_ONLY: readonly PolicyNumber[] = ['morning', 'dayEnds', 'weekly.weekday', 'weekly.clock']

/**
 * Rules of one directive from plain JSON, laid over the rules for all. Answers the rules as they then are, the part in which they differ (what says
 * the same as the rules for all is left out, so it goes on following them), and every fault: those of `readPolicy`, and `generalOnly` for a clock
 * that differs. `{}` gives an empty part.
 */
export function readPolicyPart(
  said: unknown,
  general: PolicyBody,
): { readonly policy: PolicyBody; readonly part: PolicyPart; readonly faults: readonly PolicyFault[] } {
  const { policy, faults } = readPolicy(said, general)
  const clocks = GENERAL_ONLY.filter((name) => policyNumber(policy, name) !== policyNumber(general, name))
  const wrong = clocks.map((field): PolicyFault => ({ step: null, rung: null, field, why: 'generalOnly' }))
  // A letter's own days are read before it can have rules of its own.
  const { morning: _, dayEnds: __, weekly: ___, fixedDatesRoll: ____, ...own } = bodyOf(policy)
  return { policy, part: differing(own, general) as PolicyPart, faults: [...faults, ...wrong] }
}

type Plain = Readonly<Record<string, unknown>>
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The members of `one` that are not the same in `other`, place by place; a list is one place. */
function differing(one: Plain, other: Plain): Plain {
  const places = Object.entries(one).flatMap(([name, value]): [string, unknown][] => {
    const against = other[name]
    if (!isPlain(value) || !isPlain(against)) return canonical(value) === canonical(against) ? [] : [[name, value]]
    const inside = differing(value, against)
    return Object.keys(inside).length > 0 ? [[name, inside]] : []
  })
  return Object.fromEntries(places)
}
