import { localDate } from '#base'
import { describe, expect, test } from '@jest/globals'
import { type FormField, readEntries } from './form-values.js'

const today = localDate('2026-05-22')
const fields: readonly FormField[] = [
  { name: 'number', label: 'Số, ký hiệu', kind: 'text', required: true, options: [] },
  { name: 'issuedOn', label: 'Ngày ban hành', kind: 'date', required: true, options: [] },
  { name: 'households', label: 'Số hộ', kind: 'number', required: false, options: [] },
  { name: 'file', label: 'Tệp kế hoạch', kind: 'file', required: false, options: [] },
  { name: 'figures', label: 'Số liệu', kind: 'figures', required: false, options: [] },
  { name: 'lines', label: 'Nội dung thường xuyên', kind: 'lines', required: false, options: [] },
]

describe('A form drawn from the fields of an event', () => {
  test('A plan entered with number and date goes as number, day and file; what was left empty is left out', () => {
    const file = { hash: 'a'.repeat(64), name: 'KH-46.jpg', size: 1 }
    const { values, faults } = readEntries(fields, { number: ' 46/KH-UBND ', issuedOn: '15/5', file }, today)
    expect(faults).toEqual({})
    expect(values).toEqual({ number: '46/KH-UBND', issuedOn: '2026-05-15', file: { hash: file.hash, name: file.name } })
  })

  test('Figures go as numbers and answers as words, each by its row, and rows left empty are left out', () => {
    const entries = { number: '1', issuedOn: '15/5', figures: { rows: { households: '1.250', models: ' ' } }, lines: { rows: { '1.2': ' Đã đối thoại. ' } } }
    expect(readEntries(fields, entries, today).values).toMatchObject({ figures: { households: 1250 }, lines: { '1.2': 'Đã đối thoại.' } })
    expect(readEntries(fields, { ...entries, figures: { rows: { models: 'hai' } } }, today).faults).toHaveProperty('figures')
  })

  test('What is missing or cannot be read is named field by field, and nothing of it goes', () => {
    const { values, faults } = readEntries(fields, { number: '  ', issuedOn: '31/2/2026', households: '12.5' }, today)
    expect(values).toEqual({})
    expect(faults).toEqual({
      number: 'Chưa nhập số, ký hiệu.',
      issuedOn: 'Ngày không có trong lịch. Đề nghị nhập theo mẫu 09/06/2026.',
      households: 'Không phải là số. Đề nghị nhập theo mẫu 1.250 hoặc 12,5.',
    })
  })
})
