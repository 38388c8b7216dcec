import { describe, expect, test } from '@jest/globals'
import type { HistoryEntry } from '#contract'
import { gathered } from './gathered.js'

function born(definition: string, unit: string, at: number): HistoryEntry {
  const label = { event: 'CREATE', eventLabel: 'Giao', reason: null, said: [], state: null }
  return { instance: 1, version: 1, definition, at, actor: null, unit: { id: unit, name: unit }, ...label }
}

describe('What one person did to many units', () => {
  test('Plans and reports that were given to each unit by turns are two lines', () => {
    const births = ['Sở Y tế', 'Sở Xây dựng', 'Sở Nội vụ'].flatMap((unit) => [born('unit-plan', unit, 1000), born('unit-report', unit, 1000)])
    expect(gathered(births).map((group) => [group[0].definition, group.length])).toEqual([
      ['unit-plan', 3],
      ['unit-report', 3],
    ])
  })

  test('The same act later than a minute is a line of its own', () => {
    expect(gathered([born('unit-report', 'Sở Y tế', 90_000), born('unit-report', 'Sở Nội vụ', 1000)])).toHaveLength(2)
  })
})
