import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, at, clockOf, dayOf, formatDate, localDate, type Instant, type Rung } from '#base'
import { bodyOf, DEFAULT_POLICY, isWorkingDay, ladderOf, policyDifference, provincialCalendar, readPolicy, rearmLadder, STEP_KINDS } from './index.js'
import type { DatedStep, Policy, PolicyRung, Running, StepPolicy } from './index.js'

const calendar = provincialCalendar()
const d = localDate
const before = DEFAULT_POLICY
const shown = ({ at: moment, kind, level }: Rung): string => `${formatDate(dayOf(moment)).slice(0, 5)} ${clockOf(moment)} ${kind} ${level}`
const withPlan = (change: (rungs: StepPolicy) => StepPolicy): Policy => ({
  ...before,
  version: 2,
  steps: { ...before.steps, ownPlan: change(before.steps.ownPlan) },
})
const moved = (from: number, to: number, kind: PolicyRung['kind']): Policy =>
  withPlan((rungs) => rungs.map((rung) => (rung.workingDays === from && rung.kind === kind ? { ...rung, workingDays: to } : rung)))

/** A plan due on Tuesday 19 May 2026 whose ladder was set on 4 May, looked at later. */
const DUE = d('2026-05-19')
function runningAt(day: string, clock: string, more: Partial<Running> = {}): { ladder: Rung[]; running: Running; now: Instant } {
  const now = at(d(day), clock)
  const ladder = ladderOf({ step: 'ownPlan', due: DUE, now: at(d('2026-05-04'), '08:00'), calendar, policy: before }).filter((rung) => rung.at > now)
  return { ladder, now, running: { ladder, stage: 'onTime', due: DUE, urgency: 'normal', steps: ['ownPlan'], rang: null, ...more } }
}

describe('Rules of reminding as data', () => {
  test('the rules that the program brings along have no fault, and laying nothing over them changes nothing', () => {
    expect(readPolicy({}, DEFAULT_POLICY)).toEqual({ policy: bodyOf(DEFAULT_POLICY), faults: [] })
    expect(readPolicy(JSON.parse(JSON.stringify(DEFAULT_POLICY)), DEFAULT_POLICY).faults).toEqual([])
    expect(policyDifference(DEFAULT_POLICY, DEFAULT_POLICY)).toEqual([])
  })

  test('each fault is named with its step and its rung', () => {
    const plan = before.steps.ownPlan
    const faults = (rungs: readonly object[]): object[] => [...readPolicy({ steps: { ownPlan: rungs } }, before).faults]
    const changed = (i: number, part: object): object[] => faults(plan.map((rung, n) => (n === i ? { ...rung, ...part } : rung)))
    const fault = (rung: number | null, why: string): object => expect.objectContaining({ step: 'ownPlan', rung, why }) as object
    expect(changed(1, { workingDays: 2 })).toContainEqual(fault(2, 'reminderAfterDate'))
    expect(changed(3, { level: 2 })).toContainEqual(fault(4, 'level'))
    expect(changed(4, { tell: ['viceChair'], weekly: [] })).toContainEqual(fault(5, 'leaderByItself'))
    expect(changed(4, { kind: 'proposal', stage: 'proposed' })).toContainEqual(fault(5, 'proposalOnlyUrged'))
    expect(changed(0, { tell: [] })).toContainEqual(fault(1, 'nobody'))
    expect(changed(0, { workingDays: 0.5 })).toContainEqual(fault(1, 'days'))
    expect(changed(0, { tell: ['somebody'] })).toContainEqual(fault(1, 'shape'))
    expect(faults(plan.filter(({ kind }) => kind !== 'overdue'))).toContainEqual(fault(null, 'overdueOnce'))
    expect(faults(plan.filter(({ kind }) => kind !== 'escalation'))).toContainEqual(fault(null, 'officeNeverHears'))
    expect(readPolicy({ massLateShare: 3 }, before).faults).toEqual([{ step: null, rung: null, field: 'massLateShare', why: 'share' }])
    expect(readPolicy({ mornings: '08:00' }, before).faults).toEqual([{ step: null, rung: null, field: 'mornings', why: 'unknown' }])
    expect(readPolicy({ steps: { plan: [] } }, before).faults[0]).toMatchObject({ why: 'unknown' })
    expect(readPolicy([], before).faults).toHaveLength(1)
  })

  test('that a request for more time holds the Office’s leaders back is a switch: on by itself, yes or no and nothing else', () => {
    expect(DEFAULT_POLICY.freezesWhileAsked).toBe(true)
    const { policy, faults } = readPolicy({ freezesWhileAsked: false }, before)
    expect([policy, faults]).toEqual([{ ...bodyOf(before), freezesWhileAsked: false }, []])
    expect(policyDifference(before, policy)).toEqual([{ is: 'number', name: 'freezesWhileAsked', was: true, value: false }])
    expect(readPolicy({ freezesWhileAsked: 'no' }, before).faults).toEqual([{ step: null, rung: null, field: 'freezesWhileAsked', why: 'shape' }])
  })

  test('a moved rung is said to have moved, an added one to be added', () => {
    const added: PolicyRung = { workingDays: -3, kind: 'reminder', level: 0, stage: 'dueSoon', tell: ['headOfUnit'] }
    expect(policyDifference(before, moved(3, 5, 'escalation'))).toMatchObject([
      { is: 'moved', step: 'ownPlan', was: { workingDays: 3 }, rung: { workingDays: 5 } },
    ])
    expect(
      policyDifference(
        before,
        withPlan(([first, ...rest]) => [...(first ? [first] : []), added, ...rest]),
      ),
    ).toEqual([{ is: 'added', step: 'ownPlan', rung: added }])
    expect(policyDifference(before, { ...before, massLateUnits: 20 })).toEqual([{ is: 'number', name: 'massLateUnits', was: 4, value: 20 }])
  })
})

describe('A running ladder under other rules', () => {
  test('what is still ahead goes to its new day', () => {
    const { running, now } = runningAt('2026-05-13', '09:00')
    expect(rearmLadder({ before, after: moved(3, 5, 'escalation'), calendar, now }, running).map(shown)).toEqual([
      '19/05 07:30 reminder 0',
      '20/05 00:00 overdue 0',
      '20/05 07:30 escalation 1',
      '26/05 07:30 escalation 2',
    ])
  })

  test('a reminder that has rung does not ring again on a later day; one that never rang, because the date was set after its day, does', () => {
    const { running, now } = runningAt('2026-05-13', '09:00')
    const after = moved(-5, -2, 'reminder')
    expect(rearmLadder({ before, after, calendar, now }, running).map(shown)[0]).toBe('19/05 07:30 reminder 0')
    expect(rearmLadder({ before, after, calendar, now }, { ...running, rang: new Set() }).map(shown)[0]).toBe('15/05 07:30 reminder 0')
  })

  test('what should have been by the new rules comes on the next working morning, never at once; a new rung of the past does not come at all', () => {
    const { running, now } = runningAt('2026-05-20', '16:00', { stage: 'office' })
    expect(rearmLadder({ before, after: moved(3, 1, 'escalation'), calendar, now }, running).map(shown)).toEqual(['21/05 07:30 escalation 2'])
    const extra: PolicyRung = { workingDays: 1, kind: 'escalation', level: 1, stage: 'office', tell: ['divisionHead'] }
    const after = withPlan((rungs) => rungs.flatMap((rung) => (rung.kind === 'overdue' ? [rung, extra] : [rung])))
    expect(rearmLadder({ before, after, calendar, now }, running)).toEqual(running.ladder)
  })

  test('work does not come down from a stage that it has reached', () => {
    const { running, now } = runningAt('2026-05-20', '16:00', { stage: 'office' })
    const late: PolicyRung = { workingDays: 2, kind: 'reminder', level: 0, stage: 'dueSoon', tell: ['handler'] }
    expect(rearmLadder({ before, after: withPlan((rungs) => [...rungs, late]), calendar, now }, running)).toEqual(running.ladder)
  })

  test('while a request for more time holds the Office’s leaders back, other rules hold them back too', () => {
    const { ladder, running, now } = runningAt('2026-05-13', '09:00')
    const frozen = ladder.filter(({ level }) => level < 2)
    expect(rearmLadder({ before, after: moved(1, 2, 'escalation'), calendar, now }, { ...running, ladder: frozen }).map(shown)).toEqual([
      '19/05 07:30 reminder 0',
      '20/05 00:00 overdue 0',
      '21/05 07:30 escalation 1',
    ])
  })

  test('the same rules leave every ladder as it is; other rules bring no message on a day off, before now, or after the date as a reminder', () => {
    const dated = STEP_KINDS.filter((step): step is DatedStep => step !== 'undated')
    const input = fc.record({
      step: fc.constantFrom(...dated),
      due: fc.integer({ min: 0, max: 250 }).map((n) => addDays(d('2026-02-01'), n)),
      urgency: fc.constantFrom('normal' as const, 'khan' as const, 'thuong-khan' as const),
      passed: fc.integer({ min: -20 * 24, max: 12 * 24 }),
      shift: fc.record({ reminder: fc.integer({ min: -4, max: 0 }), escalation: fc.integer({ min: 0, max: 4 }) }),
    })
    fc.assert(
      fc.property(input, ({ step, due, urgency, passed, shift }) => {
        const start = at(addDays(due, -60), '08:00')
        const now = (at(due, '07:30') + passed * 3_600_000) as Instant
        const all = ladderOf({ step, due, urgency, now: start, calendar, policy: before })
        const ladder = all.filter((rung) => rung.at > now)
        const stage = all.filter((rung) => rung.at <= now).at(-1)?.stage ?? 'onTime'
        const running: Running = { ladder, stage: stage === 'lapsed' ? 'stopped' : stage, due, urgency, steps: [step], rang: null }
        expect(rearmLadder({ before, after: before, calendar, now }, running)).toEqual(ladder)
        const rungs = before.steps[step].map((rung) => ({
          ...rung,
          workingDays: rung.workingDays + (rung.kind === 'reminder' ? shift.reminder : rung.kind === 'overdue' ? 0 : shift.escalation),
        }))
        const armed = rearmLadder({ before, after: { ...before, steps: { ...before.steps, [step]: rungs } }, calendar, now }, running)
        for (const rung of armed) {
          expect(rung.at).toBeGreaterThan(now)
          if (rung.kind !== 'overdue') expect(isWorkingDay(calendar, dayOf(rung.at))).toBe(true)
          if (rung.kind === 'reminder') expect(dayOf(rung.at) <= due).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })
})
