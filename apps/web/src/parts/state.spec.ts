import { localDate } from '#base'
import { describe, expect, test } from '@jest/globals'
import { looks, markSigns, SIGNS, slipOf, type State } from './state.js'
import { markWordOf, wordOf } from './state-words.js'

const all = (Object.keys(looks) as State['is'][]).map((is): State => {
  if (is === 'late') return { is, days: 1250 }
  if (is === 'extended') return { is, to: localDate('2026-05-29'), original: localDate('2026-05-18') }
  return { is }
})

describe('One status, one word, one sign, one colour', () => {
  test('No two states are called by the same word', () => {
    expect(new Set(all.map(wordOf)).size).toBe(all.length)
  })

  test('Every sign that is drawn stands for a state or for a step of the ladder', () => {
    expect(new Set([...Object.values(looks).map((look) => look.sign), ...Object.values(markSigns)])).toEqual(new Set(SIGNS))
  })

  test('Lateness is told in calendar days, an extension with the date it had before', () => {
    expect(all.filter(({ is }) => is === 'late' || is === 'extended').map(wordOf)).toEqual(['Quá hạn 1.250 ngày', 'Đã gia hạn đến 29/05 (hạn gốc 18/05)'])
  })

  test('The mark names the leader whom the letter names, and the vice chair where it names none', () => {
    expect([markWordOf({ is: 'reported' }), markWordOf({ is: 'reported', leader: 'Chủ tịch' })]).toEqual(['Đã báo cáo Phó Chủ tịch', 'Đã báo cáo Chủ tịch'])
  })

  test('Work in time, done or without a date has no bar at the edge of its row', () => {
    expect(all.filter((state) => slipOf(state) === null).map(({ is }) => is)).toEqual(
      expect.arrayContaining(['open', 'done', 'doneLate', 'standing', 'noDate', 'paused']),
    )
    expect(slipOf({ is: 'late', days: 4 })).toBe('late')
  })
})
