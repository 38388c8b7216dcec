import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { localDate, type Instant, type InstanceId, type PersonId } from '#base'
import { bodyOf, DEFAULT_POLICY, POLICY_NUMBERS, policyNumber, readPolicy, readPolicyPart, STEP_KINDS, type Policy, type PolicyPart } from '#calendar'
import { policiesAsOf, policiesOf, withPart } from './policy-as-of.js'
import { policySaid } from './policy-said.js'

const ONE = 7 as InstanceId
const OTHER = 8 as InstanceId
const general = bodyOf(DEFAULT_POLICY)
const later = DEFAULT_POLICY.steps.ownPlan.map((rung) => (rung.level === 2 ? { ...rung, workingDays: 6 } : rung))
const since = localDate('2026-11-09')
const version = (n: number, body: object): Policy => ({ ...readPolicy(body, DEFAULT_POLICY).policy, version: n, since })

describe('A directive with rules of reminding of its own', () => {
  test('follows them where it has some, the rules for all elsewhere; no other directive does', () => {
    const { part } = readPolicyPart({ steps: { ownPlan: later }, massLateUnits: 40 }, general)
    const policies = policiesOf(DEFAULT_POLICY, new Map([[ONE, part]]))
    expect(policies.of(ONE)).toEqual({ ...DEFAULT_POLICY, massLateUnits: 40, steps: { ...DEFAULT_POLICY.steps, ownPlan: later } })
    expect([policies.of(OTHER), policies.of(null)]).toEqual([DEFAULT_POLICY, DEFAULT_POLICY])
  })

  test('what says the same as the rules for all is not its own: it goes on following them', () => {
    expect(readPolicyPart(general, general).part).toEqual({})
    const { part } = readPolicyPart({ ...general, massLateUnits: 40 }, general)
    expect(part).toEqual({ massLateUnits: 40 })
    const policies = policiesOf(version(2, { answerWorkingDays: 4, massLateUnits: 9 }), new Map([[ONE, part]]))
    expect([policies.of(ONE).answerWorkingDays, policies.of(ONE).massLateUnits, policies.of(OTHER).massLateUnits]).toEqual([4, 40, 9])
  })

  test('the clocks of digests are for all: each is refused by name, and so is what is wrong in any rules', () => {
    const faults = (rules: object): unknown => readPolicyPart(rules, general).faults.map(({ field, why }) => [field, why])
    expect(faults({ morning: '08:00' })).toEqual([['morning', 'generalOnly']])
    expect(faults({ dayEnds: '16:30', weekly: { weekday: 2 } })).toEqual([
      ['dayEnds', 'generalOnly'],
      ['weekly.weekday', 'generalOnly'],
    ])
    expect(faults({ massLateShare: 2 })).toEqual([['massLateShare', 'share']])
    expect(faults({ morning: general.morning, weekly: general.weekly })).toEqual([])
  })

  test('whatever is said for all afterwards, its own places stand and all others follow', () => {
    const days = fc.record({ answerWorkingDays: fc.integer({ min: 1, max: 9 }), consentWorkingDays: fc.integer({ min: 1, max: 9 }) }, { requiredKeys: [] })
    const ladders = fc.constantFrom({}, { ownPlan: later }, { duty: later })
    const rules = fc.tuple(days, ladders).map(([numbers, steps]) => ({ ...numbers, steps }))
    fc.assert(
      fc.property(rules, rules, (own, all) => {
        const { part } = readPolicyPart(own, general)
        const then = version(2, all)
        const followed = policiesOf(then, new Map([[ONE, part]])).of(ONE)
        const steps = (part['steps'] ?? {}) as Record<string, unknown>
        for (const step of STEP_KINDS) expect(followed.steps[step]).toEqual(steps[step] ?? then.steps[step])
        for (const name of POLICY_NUMBERS) expect(policyNumber(followed, name)).toEqual(part[name] ?? policyNumber(then, name))
      }),
    )
  })

  test('taken back it follows the rules for all again; the last word counts', () => {
    const own = (part: PolicyPart, directive = ONE): { directive: InstanceId; part: PolicyPart } => ({ directive, part })
    const policies = policiesAsOf([], [own({ massLateUnits: 40 }), own({ massLateUnits: 50 }), own({ massLateUnits: 60 }, OTHER), own({}, OTHER)])
    expect([policies.of(ONE).massLateUnits, policies.of(OTHER), policies.parts.size]).toEqual([50, DEFAULT_POLICY, 1])
    expect(withPart(policies, ONE, {}).of(ONE)).toBe(DEFAULT_POLICY)
  })

  test('changes for all and for a directive are taken in the order in which they were said, each upon those before it', () => {
    const by = 1 as PersonId
    const kept = { since, why: 'Thống nhất tại giao ban', by, doneAt: null, moved: 0 }
    const body = (massLateUnits: number, answerWorkingDays: number): ReturnType<typeof bodyOf> => ({ ...general, massLateUnits, answerWorkingDays })
    const versions = [
      { ...kept, version: 2, at: 200 as Instant, body: body(9, 2) },
      { ...kept, version: 3, at: 400 as Instant, body: body(9, 5) },
    ]
    const own = [
      { ...kept, directive: ONE, version: 1, at: 100 as Instant, part: { massLateUnits: 40 } },
      { ...kept, directive: ONE, version: 2, at: 300 as Instant, part: {} },
    ]
    const said = policySaid(versions, own)
    expect(said.map(({ directive, before, after }) => [directive, before.of(ONE).massLateUnits, after.of(ONE).massLateUnits])).toEqual([
      [ONE, general.massLateUnits, 40],
      [null, 40, 40],
      [ONE, 40, 9],
      [null, 9, 9],
    ])
    // A clock that stands still: what is carried out already was said before.
    const [first, second] = policySaid(
      [{ ...kept, version: 2, at: 100 as Instant, body: body(9, 2) }],
      [{ ...kept, directive: ONE, version: 1, at: 100 as Instant, doneAt: 100 as Instant, part: { massLateUnits: 40 } }],
    )
    expect([first?.directive, second?.before.of(ONE).massLateUnits]).toEqual([ONE, 40])
    expect([said[3]?.before.of(ONE).answerWorkingDays, said[3]?.after.of(ONE).answerWorkingDays]).toEqual([2, 5])
  })
})
