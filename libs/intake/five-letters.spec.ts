import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { when } from '../../test/support/when.js'
import type { Obligation, Reading } from './index.js'
import { scored } from '../../test/support/score.js'
import { real, realIds, realIsThere, realLetter } from '../../test/support/letters.js'

const onReal = when(realIsThere, 'the five real letters are not beside the repository')

/** Members of the classes as the province counts them (letters of before July 2025 wrote to districts; communes have taken over). */
const MEMBERS: readonly (readonly [RegExp, number])[] = [
  [/xã, phường$|huyện, thành phố, thị xã$/u, 99],
  [/thuộc Ủy ban nhân dân tỉnh$/u, 21],
  [/^Các sở, ban, ngành/u, 15],
]
const members = (name: string): number => MEMBERS.find(([pattern]) => pattern.test(name))?.[1] ?? 1
const instances = (all: readonly Obligation[], kind: Obligation['class']): number =>
  all
    .filter((one) => one.class === kind)
    .flatMap((one) => one.lead)
    .reduce((sum, name) => sum + members(name), 0)
const letter = (start: string): Reading => realLetter(realIds.find((id) => id.startsWith(start)) ?? start)

describe('the five real letters', () => {
  onReal('are read as graded: head, addressees and references without a fault, obligations at 0.95, nothing made up', () => {
    const { obligationScore, fields, hallucinations } = scored(new Map(realIds.map((id) => [id, realLetter(id).draft])), join(real, 'gold'), real)
    process.stdout.write(
      `obligations ${obligationScore.toFixed(3)} references ${fields['references']?.f1.toFixed(3)} kinds ${fields['tasks.kinds']?.f1.toFixed(3)} hallucinated ${hallucinations.length}\n`,
    )
    expect(hallucinations).toEqual([])
    expect(obligationScore).toBeGreaterThanOrEqual(0.95)
    expect(fields['references']?.f1).toBeGreaterThanOrEqual(0.97)
    for (const [name, { f1 }] of Object.entries(fields)) if (/^(?:document|addressees)/u.test(name)) expect([name, f1]).toEqual([name, 1])
  })

  onReal('become as many plans and named duties as the Office counts: 32, 3, 5, 254 a year, 125', () => {
    const counts = ['000', '001', '002', '003', '004'].map((start) => {
      const { obligations } = letter(start)
      return [instances(obligations, 'plan'), instances(obligations, 'duty')]
    })
    expect(counts).toEqual([
      [21, 11],
      [0, 3],
      [0, 5],
      [240, 14],
      [120, 5],
    ])
  })

  onReal('own plans are ordered where a letter orders them, and nowhere else', () => {
    const plans = ['000', '001', '002', '003', '004'].map((start) =>
      letter(start)
        .obligations.filter((one) => one.ownPlan)
        .map((one) => one.path),
    )
    expect(plans).toEqual([['1.2'], [], [], ['IV.8.1', 'IV.8.2'], ['1.1']])
    expect(letter('002').questions.find((one) => one.kind === 'ownPlan')).toMatchObject({ path: '1.2', proposal: { value: false } })
  })

  onReal('armed forces and Party bodies are lines for the officer, never duties', () => {
    const { obligations } = letter('003')
    expect(obligations.filter((one) => one.authority !== 'order').map((one) => [one.path, one.class, one.authority])).toEqual([
      ['IV.7', 'line', 'vertical'],
      ['IV.9.1', 'line', 'request'],
      ['IV.9.2', 'line', 'request'],
    ])
    expect(letter('002').obligations.find((one) => one.path === '2.4')).toMatchObject({ lead: ['Sở Nội vụ'], coordinating: ['Ban Tổ chức Tỉnh ủy'] })
  })

  onReal('“through Sở Nội vụ” is stated in one letter and understood in two; one asks nobody to report', () => {
    const channel = (start: string): unknown =>
      letter(start)
        .obligations.filter((one) => one.class === 'report')
        .map((one) => [one.path, one.reportsVia, one.viaStated])
    expect([channel('000'), channel('001'), channel('002'), channel('004')]).toEqual([
      [['1.6', 'Sở Nội vụ', false]],
      [['1.5', 'Sở Nội vụ', true]],
      [],
      [['1.6', 'Sở Nội vụ', false]],
    ])
    expect(letter('000').questions.some((one) => one.kind === 'communesReport')).toBe(true)
    expect(letter('004').questions.some((one) => one.kind === 'communesReport')).toBe(false)
    expect(letter('003').obligations.find((one) => one.class === 'report')?.due).toEqual([
      { period: 'half-yearly', beforeMonthDay: '06-10', strict: true },
      { period: 'yearly', beforeMonthDay: '12-05', strict: true },
    ])
  })

  onReal('answers of an officer refer to paths that the reader gives', () => {
    for (const id of realIds) {
      const { due, rounds } = JSON.parse(readFileSync(join(real, 'answers', `${id}.json`), 'utf8')) as { due: { path: string }[]; rounds: { for: string }[] }
      const obligations = realLetter(id).obligations
      for (const { path } of due) expect(obligations.find((one) => one.path === path)?.class).toBe('plan')
      for (const round of rounds) expect(obligations.find((one) => one.path === round.for)?.class).toBe('report')
    }
  })
})

test('the count of members knows the classes it is asked about', () => {
  expect(
    ['Các sở, ban, ngành tỉnh', 'Các sở, ban, ngành, cơ quan thuộc Ủy ban nhân dân tỉnh', 'Ủy ban nhân dân các xã, phường', 'Sở Nội vụ'].map(members),
  ).toEqual([15, 21, 99, 1])
})
