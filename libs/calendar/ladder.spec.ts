import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, at, clockOf, dayOf, formatDate, levelOf, localDate } from '#base'
import type { Rung } from '#base'
import {
  consentLadder,
  DEFAULT_POLICY,
  isWorkingDay,
  ladderOf,
  momentLadder,
  nextWorkingMorning,
  provincialCalendar,
  reviewLadder,
  STEP_KINDS,
  weeklyMorning,
  withoutClimbing,
} from './index.js'
import type { DatedStep, Urgency } from './index.js'

const calendar = provincialCalendar()
const policy = DEFAULT_POLICY
const d = localDate
const start = at(d('2026-01-05'), '08:00')
const shown = ({ at: moment, kind, level }: Rung): string => `${formatDate(dayOf(moment)).slice(0, 5)} ${clockOf(moment)} ${kind} ${level}`
const told = (rungs: readonly Rung[], kind: Rung['kind']): string[] => rungs.filter((rung) => rung.kind === kind).flatMap((rung) => [...rung.tell])

const dated = STEP_KINDS.filter((step): step is DatedStep => step !== 'undated')
const anyInput = fc.record({
  step: fc.constantFrom(...dated),
  due: fc.integer({ min: 0, max: 500 }).map((n) => addDays(d('2026-02-01'), n)),
  // Hỏa tốc runs in hours: `hours.spec.ts`.
  urgency: fc.constantFrom<Urgency[]>('normal', 'khan', 'thuong-khan'),
  now: fc.integer({ min: 0, max: 600 * 24 }).map((hours) => at(addDays(d('2026-01-01'), Math.floor(hours / 24)), `${hours % 24}:00`)),
})

describe('bậc thang nhắc việc', () => {
  test('a plan due on Tuesday 19 May climbs from the unit to the chief’s Monday list', () => {
    const ladder = ladderOf({ step: 'ownPlan', due: d('2026-05-19'), now: start, calendar, policy })
    expect(ladder.map(shown)).toEqual([
      '12/05 07:30 reminder 0',
      '19/05 07:30 reminder 0',
      '20/05 00:00 overdue 0',
      '20/05 07:30 escalation 1',
      '22/05 07:30 escalation 2',
    ])
    expect(ladder.at(-1)).toMatchObject({ stage: 'leaders', tell: ['deputyChiefOfOffice', 'chiefOfOffice'], weekly: ['chiefOfOffice'] })
  })

  test('reminders and escalations step over the days off around 30 April', () => {
    const ladder = ladderOf({ step: 'duty', due: d('2026-04-29'), now: start, calendar, policy })
    expect(ladder.map(shown)).toEqual([
      '21/04 07:30 reminder 0',
      '24/04 07:30 reminder 0',
      '29/04 07:30 reminder 0',
      '30/04 00:00 overdue 0',
      '04/05 07:30 escalation 1',
      '06/05 07:30 escalation 2',
    ])
  })

  test('on a date that is a day off the reminder of the day comes on the last working morning before', () => {
    const ladder = ladderOf({ step: 'ownPlan', due: d('2026-06-21'), now: start, calendar, policy })
    expect(ladder.map(shown).slice(1)).toEqual(['19/06 07:30 reminder 0', '22/06 00:00 overdue 0', '22/06 07:30 escalation 1', '24/06 07:30 escalation 2'])
  })

  test('urgent letters halve the distances, and what falls on one morning is one rung', () => {
    const khan = ladderOf({ step: 'unitReport', due: d('2026-05-19'), urgency: 'khan', now: start, calendar, policy })
    expect(khan.map(shown)).toEqual([
      '14/05 07:30 reminder 0',
      '18/05 07:30 reminder 0',
      '19/05 07:30 reminder 0',
      '20/05 00:00 overdue 0',
      '20/05 07:30 escalation 1',
      '22/05 07:30 escalation 2',
    ])
    expect(
      new Set(
        told(
          khan.filter((rung) => rung.level === 1),
          'escalation',
        ),
      ),
    ).toEqual(new Set(['focalUnit', 'unitClerk', 'headOfUnit', 'deskOfficer']))
  })

  test('only the date of a signed urging letter leads to a proposal', () => {
    const proposing = dated.filter((step) => ladderOf({ step, due: d('2026-05-19'), now: start, calendar, policy }).some((rung) => rung.kind === 'proposal'))
    expect(proposing).toEqual(['urged'])
  })

  test('the deputy chief hears before the chief, and no leader of the province is ever told by a ladder', () => {
    for (const step of dated) {
      const ladder = ladderOf({ step, due: d('2026-05-19'), now: start, calendar, policy })
      expect(ladder.flatMap((rung) => rung.tell)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(viceChair|chair)$/)]))
      const [deputy, chief] = (['deputyChiefOfOffice', 'chiefOfOffice'] as const).map((role) => ladder.findIndex((rung) => rung.tell.includes(role)))
      if (chief !== undefined && chief >= 0) expect(deputy).toBeLessThanOrEqual(chief)
    }
  })

  test('a ladder set late starts on its right stage without a burst of old messages', () => {
    const late = ladderOf({ step: 'urged', due: d('2026-05-19'), now: at(d('2026-05-25'), '10:00'), calendar, policy })
    expect(late.map(shown)).toEqual(['22/05 07:30 escalation 2', '26/05 07:30 proposal 2'])
    expect(ladderOf({ step: 'duty', due: d('2026-05-19'), now: at(d('2026-05-18'), '10:00'), calendar, policy }).map(shown)[0]).toBe('19/05 07:30 reminder 0')
  })

  test('while a request for more time waits, nothing reaches the Office’s leaders, and a late ladder keeps level 1', () => {
    const whole = ladderOf({ step: 'urged', due: d('2026-05-19'), now: start, calendar, policy })
    expect(Math.max(...withoutClimbing(whole).map((rung) => rung.level))).toBe(1)
    const late = ladderOf({ step: 'urged', due: d('2026-05-19'), now: at(d('2026-06-30'), '10:00'), climbs: false, calendar, policy })
    expect(late.map((rung) => rung.stage)).toEqual(['office'])
  })

  test('consent by silence comes at the end of the fifth working day, with one reminder the morning before', () => {
    const ladder = consentLadder({ from: d('2026-04-24'), now: at(d('2026-04-24'), '15:00'), calendar })
    expect(ladder.map(shown)).toEqual(['05/05 07:30 reminder 0', '07/05 00:00 lapse 0'])
    expect(told(ladder, 'reminder')).toEqual(['deskOfficer'])
    const answer = ladderOf({ step: 'decision', due: d('2026-05-19'), lapseAfterWorkingDays: 5, now: start, calendar, policy }).at(-1)
    expect(answer).toEqual(momentLadder(at(d('2026-05-26'), '24:00'))[0])
  })

  test('work without a date is looked at on the last working day of each quarter and is never overdue', () => {
    const ladder = reviewLadder({ from: d('2026-03-05'), until: d('2026-12-31'), now: at(d('2026-04-01'), '08:00'), calendar })
    expect(ladder.map(shown)).toEqual(['30/06 07:30 review 0', '30/09 07:30 review 0', '31/12 07:30 review 0'])
  })

  test('the weekly list comes on Monday, or on the first working day of the week', () => {
    const weekly = (date: string, clock: string): string => formatDate(dayOf(weeklyMorning(calendar, at(d(date), clock)))).slice(0, 5)
    expect([weekly('2026-05-20', '09:00'), weekly('2026-05-25', '07:29'), weekly('2026-05-25', '07:30')]).toEqual(['25/05', '25/05', '01/06'])
    expect([weekly('2026-04-27', '09:00'), weekly('2026-02-14', '09:00')]).toEqual(['28/04', '23/02'])
  })

  test('the next morning is today’s before 07:30 and the next working day’s from then on', () => {
    const next = (date: string, clock: string): string => formatDate(dayOf(nextWorkingMorning(calendar, at(d(date), clock)))).slice(0, 5)
    expect([next('2026-05-20', '06:00'), next('2026-05-20', '07:30'), next('2026-05-22', '09:00'), next('2026-11-23', '09:00')]).toEqual([
      '20/05',
      '21/05',
      '25/05',
      '25/11',
    ])
  })

  test('messages keep to working mornings, escalations come after the date, and the ladder is in order', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const ladder = ladderOf({ ...input, calendar, policy })
        expect(ladder).toEqual([...ladder].sort((one, other) => one.at - other.at))
        for (const rung of ladder) {
          if (rung.tell.length > 0) expect([isWorkingDay(calendar, dayOf(rung.at)), clockOf(rung.at)]).toEqual([true, '07:30'])
          if (rung.kind === 'escalation' || rung.kind === 'proposal') expect(dayOf(rung.at) > input.due).toBe(true)
          expect(rung.stage === 'lapsed' ? 0 : levelOf(rung.stage)).toBe(rung.level)
        }
      }),
    )
  })

  test('at most one rung of any ladder lies in the past, and it is no reminder', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const past = ladderOf({ ...input, calendar, policy }).filter((rung) => rung.at <= input.now)
        return past.length <= 1 && past.every((rung) => rung.kind !== 'reminder')
      }),
    )
  })
})
