import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { RoundRule } from './draft-body.js'
import { dueOfPeriod, labelOfPeriod, readWhat, type PastPeriod } from './past-steps-words.js'

const rule = (period: RoundRule['period'], unitsDueBefore: string): RoundRule => ({ path: null, period, unitsDueBefore, via: null, source: 'signed' })

describe('What a row of past work is about', () => {
  test.each([
    ['Kế hoạch', { is: 'plan', year: null, words: '' }],
    ['kế hoạch năm 2023', { is: 'plan', year: 2023, words: '' }],
    ['KH 2.1 năm 2023', { is: 'plan', year: 2023, words: '2.1' }],
    ['Kế hoạch kiểm tra 2024', { is: 'plan', year: 2024, words: 'kiem tra' }],
    ['Nhiệm vụ III.2', { is: 'duty', words: 'iii.2' }],
    ['Rà soát cây trồng', { is: 'duty', words: 'ra soat cay trong' }],
    ['Báo cáo', null],
    ['Báo cáo tháng 13/2024', null],
    ['', null],
  ])('“%s”', (said, what) => {
    expect(readWhat(said)).toEqual(what)
  })

  test.each([
    ['Báo cáo năm 2023', 'Báo cáo năm 2023'],
    ['BC 6 tháng đầu năm 2024', 'Báo cáo 6 tháng đầu năm 2024'],
    ['báo cáo 6 tháng năm 2024', 'Báo cáo 6 tháng đầu năm 2024'],
    ['Báo cáo 6 tháng cuối năm 2024', 'Báo cáo 6 tháng cuối năm 2024'],
    ['Báo cáo quý III/2024', 'Báo cáo quý III/2024'],
    ['Báo cáo quý 4 năm 2024', 'Báo cáo quý IV/2024'],
    ['Báo cáo tháng 3/2024', 'Báo cáo tháng 3/2024'],
    ['Báo cáo tháng 02 năm 2024', 'Báo cáo tháng 02/2024'],
  ])('“%s” is the round “%s”', (said, label) => {
    const what = readWhat(said)
    expect(what?.is === 'report' && labelOfPeriod(what.period)).toBe(label)
  })

  test('Any words are a plan, a report, a duty or nothing; no words break it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (said) => expect(['plan', 'report', 'duty', undefined]).toContain(readWhat(said)?.is)))
  })
})

describe('The day of a past round by the letter’s rule', () => {
  const period = (is: PastPeriod['period'], year: number, part = 1): PastPeriod => ({ period: is, year, part })
  test.each([
    [[rule('half-yearly', '06-10')], period('half-yearly', 2023, 1), '2023-06-09'],
    [[rule('half-yearly', '06-10'), rule('yearly', '12-05')], period('yearly', 2023), '2023-12-04'],
    [[rule('yearly', '01-15')], period('yearly', 2023), '2024-01-14'],
    [[rule('quarterly', '03-20')], period('quarterly', 2023, 2), '2023-06-19'],
    [[rule('monthly', '01-25')], period('monthly', 2023, 12), '2023-12-24'],
    [[rule('yearly', '12-05')], period('quarterly', 2023, 2), null],
    [[], period('yearly', 2023), null],
  ])('%j of %j: %s', (rules, of, day) => {
    expect(dueOfPeriod(rules, of)).toBe(day)
  })
})
