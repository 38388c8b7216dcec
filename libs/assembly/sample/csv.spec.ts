import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { csvRecords, csvRows } from './csv.js'

const cell = fc.string({ unit: fc.constantFrom('a', 'ộ', ' ', ',', '"', '\n', '\r\n', '|') })

test('What is written by RFC 4180 is read back as it was, with commas, quotes and line breaks inside cells', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, last) => {
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join(end)
      expect(csvRows(text + (last ? end : ''))).toEqual(rows)
    }),
  )
})

test('Plain cells, empty cells and a byte-order mark are read', () => {
  expect(csvRecords('\uFEFFcode,name,abbr\r\nso-noi-vu,Sở Nội vụ,\r\n')).toEqual([{ code: 'so-noi-vu', name: 'Sở Nội vụ', abbr: '' }])
  expect(csvRows('a,')).toEqual([['a', '']])
})

test.each(['a,b\n"open,1\n', 'a,b\n1,2"3\n', 'a,b\n1\n', 'a,b\n1,2,3\n'])('%j is refused as broken', (text) => {
  expect(() => csvRecords(text)).toThrow(/line|row/)
})
