import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { nextPlace, type Place } from './roving.js'

const KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Tab', 'a']
const size = { rows: 4, columns: 5 }
const boards = fc.array(fc.boolean(), { minLength: 20, maxLength: 20 })

describe('Arrow keys on the board', () => {
  test('Papers that do not address the unit are stepped over', () => {
    const isThere = ({ column }: Place): boolean => column !== 1 && column !== 2
    expect(nextPlace('ArrowRight', { row: 0, column: 0 }, size, isThere)).toEqual({ row: 0, column: 3 })
    expect(nextPlace('ArrowLeft', { row: 0, column: 0 }, size, isThere)).toBeNull()
    expect([nextPlace('Home', { row: 2, column: 4 }, size, isThere), nextPlace('End', { row: 2, column: 0 }, size, isThere)]).toEqual([
      { row: 2, column: 0 },
      { row: 2, column: 4 },
    ])
  })

  test('No key leads off the board or into an empty cell', () => {
    fc.assert(
      fc.property(boards, fc.constantFrom(...KEYS), fc.nat(3), fc.nat(4), (cells, key, row, column) => {
        const isThere = (place: Place): boolean => cells[place.row * size.columns + place.column] === true
        const next = nextPlace(key, { row, column }, size, isThere)
        return next === null || isThere(next)
      }),
    )
  })
})
