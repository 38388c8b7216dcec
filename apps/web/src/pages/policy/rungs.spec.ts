import { describe, expect, test } from '@jest/globals'
import type { PolicyRules, PolicyRungView } from '#contract'
import { dayOfRung, hourRungs, newRung, withHours, withRungs } from './rungs.js'

const rung = (workingDays: number, kind: PolicyRungView['kind'], stage: string): PolicyRungView => ({ workingDays, kind, stage, level: 0, tell: [] })
const plan = [rung(-5, 'reminder', 'dueSoon'), rung(-1, 'reminder', 'dueSoon'), rung(0, 'overdue', 'overdue'), rung(1, 'escalation', 'office')]

describe('Mốc nhắc việc trên trang', () => {
  test('a new rung comes on the first free day, and the rungs stay in the order of their days', () => {
    expect(newRung('reminder', plan).workingDays).toBe(-2)
    expect(newRung('office', plan).workingDays).toBe(2)
    expect(newRung('leaders', plan).workingDays).toBe(1)
    const rules = withRungs({ steps: {} } as PolicyRules, 'ownPlan', [...plan, newRung('reminder', plan), newRung('leaders', plan)])
    expect(rules.steps.ownPlan.map(({ workingDays, stage }) => `${workingDays} ${stage}`)).toEqual([
      '-5 dueSoon',
      '-2 dueSoon',
      '-1 dueSoon',
      '0 overdue',
      '1 office',
      '1 leaders',
    ])
  })

  test('a hỏa tốc ladder is drawn as one of days is, in hours, and goes back as hours', () => {
    const rules = {
      urgency: { hoaToc: { steps: { duty: [{ hours: -1, kind: 'reminder', stage: 'dueSoon', level: 0, tell: ['handler'] }] } } },
    } as unknown as PolicyRules
    const [first] = hourRungs(rules, 'duty')
    expect([first?.workingDays, dayOfRung(-1, true), dayOfRung(0, true)]).toEqual([-1, 'trước 1 giờ', 'đúng giờ hết hạn'])
    const added = withHours(rules, 'duty', [...hourRungs(rules, 'duty'), newRung('office', []), newRung('reminder', hourRungs(rules, 'duty'))])
    expect(added.urgency.hoaToc.steps.duty.map(({ hours, kind }) => `${hours} ${kind}`)).toEqual(['-2 reminder', '-1 reminder', '1 escalation'])
    expect(hourRungs(rules, 'undated')).toEqual([])
  })
})
