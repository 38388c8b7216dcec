import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, at, clockOf, dayOf, formatDate, HOUR, instant, localDate, type Instant, type Rung } from '#base'
import {
  DEFAULT_POLICY,
  ladderOf,
  policyDifference,
  provincialCalendar,
  readPolicy,
  rearmLadder,
  recountLadder,
  shortened,
  STEP_KINDS,
  withAdditions,
} from './index.js'
import type { DatedStep, HourLadder, Policy, Running } from './index.js'

const calendar = provincialCalendar()
const before = DEFAULT_POLICY
const d = localDate
const dated = STEP_KINDS.filter((step): step is DatedStep => step !== 'undated')
const shown = ({ at: moment, kind, level }: Rung): string => `${formatDate(dayOf(moment)).slice(0, 5)} ${clockOf(moment)} ${kind} ${level}`
const withHours = (change: (rungs: HourLadder) => HourLadder): Policy => {
  const { hoaToc } = before.urgency
  return { ...before, version: 2, urgency: { ...before.urgency, hoaToc: { ...hoaToc, steps: { ...hoaToc.steps, ownPlan: change(hoaToc.steps.ownPlan) } } } }
}
const moved = (from: number, to: number): Policy => withHours((rungs) => rungs.map((rung) => (rung.hours === from ? { ...rung, hours: to } : rung)))

const clocks = fc.integer({ min: 0, max: 24 * 60 }).map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`)
const anyHour = fc.record({
  step: fc.constantFrom(...dated),
  due: fc.integer({ min: 0, max: 500 }).map((n) => addDays(d('2026-02-01'), n)),
  time: fc.option(clocks, { nil: undefined }),
  now: fc.integer({ min: 0, max: 520 * 24 }).map((hours) => instant(at(d('2026-01-25'), '00:00') + hours * HOUR)),
})

/** A plan of a hỏa tốc letter, due on Saturday 21 November 2026 at six in the morning, its ladder set on Friday at eight in the evening. */
const DUE = { step: 'ownPlan', due: d('2026-11-21'), time: '06:00', urgency: 'hoa-toc' } as const
const SET = at(d('2026-11-20'), '20:00')
function runningAt(day: string, clock: string): { running: Running; now: Instant } {
  const now = at(d(day), clock)
  const ladder = ladderOf({ ...DUE, now: SET, calendar, policy: before }).filter((rung) => rung.at > now)
  return { now, running: { ladder, stage: 'onTime', due: DUE.due, time: DUE.time, urgency: 'hoa-toc', steps: ['ownPlan'], rang: null } }
}

describe('A hỏa tốc ladder runs by the clock', () => {
  test('through the night and the weekend, in hours from the moment of the date', () => {
    expect(ladderOf({ ...DUE, now: SET, calendar, policy: before }).map(shown)).toEqual([
      '21/11 02:00 reminder 0',
      '21/11 05:00 reminder 0',
      '21/11 06:00 overdue 0',
      '21/11 07:00 escalation 1',
      '21/11 10:00 escalation 2',
    ])
  })

  test('a date without an hour ends at 24:00, and the chief hears at once, on no weekly list', () => {
    const ladder = ladderOf({ step: 'duty', due: d('2026-11-20'), urgency: 'hoa-toc', now: at(d('2026-11-20'), '08:00'), calendar, policy: before })
    expect(ladder.map(shown)).toEqual([
      '20/11 20:00 reminder 0',
      '20/11 23:00 reminder 0',
      '21/11 00:00 overdue 0',
      '21/11 01:00 escalation 1',
      '21/11 04:00 escalation 2',
    ])
    expect(ladder.at(-1)).toMatchObject({ tell: ['deputyChiefOfOffice', 'chiefOfOffice'] })
    expect(ladder.every(({ weekly }) => weekly === undefined)).toBe(true)
  })

  test('each rung lies exactly its hours from the date, in order; nothing lies at or before now but the last stage', () => {
    fc.assert(
      fc.property(anyHour, ({ now, ...input }) => {
        const ladder = ladderOf({ ...input, urgency: 'hoa-toc', now, calendar, policy: before })
        const moments = before.urgency.hoaToc.steps[input.step].map(({ hours }) => at(input.due, input.time ?? '24:00') + hours * HOUR)
        expect(ladder).toEqual([...ladder].sort((one, other) => one.at - other.at))
        for (const rung of ladder) expect(moments).toContain(rung.at)
        expect(ladder.filter((rung) => rung.at > now).length).toBe(moments.filter((moment) => moment > now).length)
        const past = ladder.filter((rung) => rung.at <= now)
        expect(past.length).toBeLessThanOrEqual(1)
        expect(past.every((rung) => rung.kind !== 'reminder')).toBe(true)
        for (const rung of ladder)
          if (rung.kind === 'escalation' || rung.kind === 'proposal') expect(rung.at).toBeGreaterThan(at(input.due, input.time ?? '24:00'))
      }),
    )
  })

  test('a later date never brings an earlier rung', () => {
    fc.assert(
      fc.property(anyHour, fc.nat({ max: 100 }), ({ step, due, time }, later) => {
        const now = at(d('2026-01-01'), '08:00')
        const momentsOf = (day: typeof due): number[] =>
          ladderOf({ step, due: day, time, urgency: 'hoa-toc', now, calendar, policy: before }).map((rung) => rung.at)
        const [one, other] = [momentsOf(due), momentsOf(addDays(due, later))]
        expect(other.map((moment, i) => moment - (one[i] ?? 0))).toEqual(one.map(() => later * 24 * HOUR))
      }),
    )
  })

  test('a changed day off moves none of its rungs', () => {
    const turned = withAdditions(calendar, {
      years: [],
      days: [{ date: d('2026-11-20'), type: 'holiday', name: 'nghỉ', status: 'announced', source: 'Thông báo thử' }],
    })
    const { running, now } = runningAt('2026-11-20', '21:00')
    const stays = { was: DUE.due, is: DUE.due }
    expect(recountLadder({ before: calendar, after: turned, since: d('2026-11-19'), now }, running.ladder, stays)).toEqual(running.ladder)
  })
})

describe('Khẩn and thượng khẩn shorten days', () => {
  test.each([
    [-10, -5, -3],
    [-5, -3, -2],
    [-2, -1, -1],
    [-1, -1, -1],
    [0, 0, 0],
    [1, 1, 1],
    [3, 2, 1],
    [5, 3, 2],
  ])('%i working days become %i and %i', (days, khan, thuongKhan) => {
    expect([shortened(days, 'khan', before), shortened(days, 'thuong-khan', before)]).toEqual([khan, thuongKhan])
    expect(shortened(days, 'normal', before)).toBe(days)
  })
})

describe('A running hỏa tốc ladder under other rules', () => {
  test('the same rules leave it as it is, at any hour', () => {
    fc.assert(
      fc.property(anyHour, ({ step, due, time, now }) => {
        const set = at(addDays(due, -20), '08:00')
        const ladder = ladderOf({ step, due, time, urgency: 'hoa-toc', now: set, calendar, policy: before }).filter((rung) => rung.at > now)
        const running: Running = { ladder, stage: 'onTime', due, time, urgency: 'hoa-toc', steps: [step], rang: null }
        expect(rearmLadder({ before, after: before, calendar, now }, running)).toEqual(ladder)
        // A day of the Office's own, whose hour only the rungs know.
        if (step !== 'decision' && step !== 'checking') return
        const own = ladder.map((rung) => ({ ...rung, due, dueTime: time ?? '24:00' }))
        expect(rearmLadder({ before, after: before, calendar, now }, { ...running, due: null, ladder: own, steps: [] })).toEqual(own)
      }),
      { numRuns: 200 },
    )
  })

  test('what is ahead goes to its new hour; what should have been by now rings a minute later, not in the morning; what rang does not ring again', () => {
    const { running, now } = runningAt('2026-11-21', '03:30')
    expect(
      rearmLadder({ before, after: moved(4, 6), calendar, now }, running)
        .map(shown)
        .at(-1),
    ).toBe('21/11 12:00 escalation 2')
    expect(rearmLadder({ before, after: moved(-1, -3), calendar, now }, running).map(shown)[0]).toBe('21/11 03:31 reminder 0')
    expect(rearmLadder({ before, after: moved(-4, -2), calendar, now }, running).map(shown)[0]).toBe('21/11 05:00 reminder 0')
  })

  test('other days leave hours alone', () => {
    const { running, now } = runningAt('2026-11-21', '03:30')
    const steps = { ...before.steps, ownPlan: before.steps.ownPlan.map((rung) => ({ ...rung, workingDays: rung.workingDays * 2 })) }
    expect(rearmLadder({ before, after: { ...before, steps, morning: '08:00' }, calendar, now }, running)).toEqual(running.ladder)
  })
})

describe('Urgency as data', () => {
  const faults = (urgency: object): object[] => [...readPolicy({ urgency }, before).faults]
  const plan = before.urgency.hoaToc.steps.ownPlan
  const changed = (i: number, part: object): object => ({ hoaToc: { steps: { ownPlan: plan.map((rung, n) => (n === i ? { ...rung, ...part } : rung)) } } })
  const fault = (rung: number | null, why: string): object => ({ step: 'ownPlan', rung, field: 'hoaToc', why })

  test('each fault is named with its step and its rung', () => {
    expect(faults(changed(1, { hours: 2 }))).toContainEqual(fault(2, 'reminderAfterDate'))
    expect(faults(changed(2, { hours: 1 }))).toContainEqual(fault(3, 'hours'))
    expect(faults(changed(3, { hours: 0 }))).toContainEqual(fault(4, 'escalationBeforeDate'))
    expect(faults(changed(3, { hours: 80 }))).toEqual([fault(4, 'hours')])
    expect(faults(changed(4, { tell: ['chair'] }))).toContainEqual(fault(5, 'leaderByItself'))
    expect(faults({ hoaToc: { steps: { ownPlan: plan.filter(({ kind }) => kind !== 'escalation') } } })).toContainEqual(fault(null, 'officeNeverHears'))
    expect(faults({ khan: { share: 2 } })).toEqual([{ step: null, rung: null, field: 'urgency.khan.share', why: 'urgencyShare' }])
    expect(faults({ hoaToc: { answerHours: 0 } })).toEqual([{ step: null, rung: null, field: 'urgency.hoaToc.answerHours', why: 'hours' }])
    expect(readPolicy({ dayEnds: '07:00' }, before).faults).toEqual([{ step: null, rung: null, field: 'dayEnds', why: 'dayEnds' }])
    expect(readPolicy({ extensionsAtMost: 3 }, before).faults).toEqual([{ step: null, rung: null, field: 'extensionsAtMost', why: 'extensions' }])
  })

  test('what is not said stays, and what differs is said', () => {
    const { policy, faults: none } = readPolicy({ urgency: { khan: { share: 0.4 }, hoaToc: { receiptHours: 2 } } }, before)
    expect(none).toEqual([])
    expect(policy.urgency).toMatchObject({ khan: { share: 0.4 }, thuongKhan: { share: 0.25 }, hoaToc: { receiptHours: 2, answerHours: 2 } })
    expect(policyDifference(before, policy).map((one) => one.is === 'number' && one.name)).toEqual(['khanShare', 'hoaTocReceiptHours'])
    expect(policyDifference(before, moved(4, 6))).toMatchObject([{ is: 'moved', step: 'ownPlan', was: { hours: 4 }, rung: { hours: 6 } }])
  })
})
