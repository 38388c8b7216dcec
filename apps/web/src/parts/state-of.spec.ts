import { describe, expect, test } from '@jest/globals'
import { markOf, type Standing, stateOf } from './state-of.js'

const today = '2026-05-22'
const plan: Standing = {
  definition: 'unit-plan',
  state: 'due',
  stage: 'onTime',
  done: false,
  late: false,
  daysLate: 0,
  dueOn: '2026-06-05',
  dueSource: 'signed',
}
const isOf = (change: Partial<Standing>) => stateOf({ ...plan, ...change }, today).is

describe('Where a piece of work stands', () => {
  test('A plan is in time, due soon, due today, and then overdue by calendar days', () => {
    expect(isOf({})).toBe('open')
    expect(isOf({ stage: 'dueSoon', dueOn: '2026-05-26' })).toBe('soon')
    expect(isOf({ stage: 'dueSoon', dueOn: today })).toBe('today')
    expect(stateOf({ ...plan, stage: 'leaders', late: true, daysLate: 4 }, today)).toEqual({ is: 'late', days: 4 })
  })

  test('Late stays late while a supplement is asked for or the head has not decided, but not once the result is handed in', () => {
    const late = { stage: 'office', late: true, daysLate: 2 } as const
    expect([isOf({ ...late, state: 'supplementAsked' }), isOf({ ...late, state: 'submitted' })]).toEqual(['late', 'late'])
    expect([isOf({ ...late, definition: 'duty', state: 'reported' }), isOf({ state: 'supplementAsked' }), isOf({ state: 'submitted' })]).toEqual([
      'waiting',
      'supplement',
      'waitingHead',
    ])
  })

  test('A plan that was issued, a report that was sent in, are done with for the unit: in time or late, never “in time” again', () => {
    expect([isOf({ state: 'issued' }), isOf({ state: 'issued', late: true, daysLate: 3 }), isOf({ definition: 'unit-report', state: 'submitted' })]).toEqual([
      'done',
      'doneLate',
      'done',
    ])
  })

  test('Work that is done after its date says so for ever, and carries no mark any more', () => {
    expect([isOf({ state: 'issued', done: true }), isOf({ state: 'issued', done: true, late: true })]).toEqual(['done', 'doneLate'])
    expect([markOf({ stage: 'leaders', done: true }), markOf({ stage: 'leaders', done: false })]).toEqual([null, { is: 'leaders' }])
  })

  test('Work without a date asks nobody for anything', () => {
    expect([isOf({ dueOn: null, dueSource: 'none' }), isOf({ dueOn: null, dueSource: 'byRegulation' })]).toEqual(['standing', 'byRegulation'])
  })

  test('What was due before the letter came is neither in time nor late', () => {
    expect(
      stateOf({ definition: 'duty', state: 'assigned', stage: 'onTime', done: false, late: false, daysLate: 0, dueOn: '2023-03-30' }, '2026-11-09'),
    ).toEqual({
      is: 'before',
    })
  })
})
