import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { csvLines, csvRecords, csvRows } from './csv.js'

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

test('A spreadsheet’s semicolons and tabs are known by the first line, and each row keeps the line of the text on which it begins', () => {
  const rows = [
    { line: 1, cells: ['a', 'b, c'] },
    { line: 2, cells: ['1\n2', ';,\t'] },
    { line: 4, cells: ['', ''] },
    { line: 5, cells: ['x', 'y'] },
  ]
  for (const separator of [';', '\t']) {
    const text = ['a', 'b, c\n"1\n2"', '";,\t"\r\n', '\nx', 'y'].join(separator)
    expect(csvLines(`\uFEFF${text}`)).toEqual(rows)
  }
})

test.each(['a,b\n"open,1\n', 'a,b\n1,2"3\n', 'a,b\n1\n', 'a,b\n1,2,3\n'])('%j is refused as broken', (text) => {
  expect(() => csvRecords(text)).toThrow(/line|row/)
})
