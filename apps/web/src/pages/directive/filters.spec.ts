import { describe, expect, test } from '@jest/globals'
import type { BoardRow, WorkCard } from '#contract'
import { counted, groupOf, mainPiece, reminded, urged } from './filters.js'

const card = (id: number, part: Partial<WorkCard> = {}): WorkCard => ({
  id,
  definition: 'unit-plan',
  definitionLabel: '',
  directive: 1,
  parent: null,
  unit: { id: 'so-y-te', name: 'Sở Y tế' },
  state: 'due',
  stateLabel: '',
  stage: 'onTime',
  holder: 'unitClerk',
  dueOn: '2026-05-18',
  dueSource: 'officer',
  late: false,
  done: false,
  label: '',
  path: '1.1',
  note: null,
  hold: null,
  version: 1,
  changedAt: 0,
  daysLate: 0,
  workingDaysLeft: null,
  ...part,
})
const row = (part: Partial<BoardRow> = {}): BoardRow => ({
  unit: { id: 'so-y-te', name: 'Sở Y tế' },
  assignment: card(1, { definition: 'assignment', state: 'inProgress', dueOn: null }),
  plan: null,
  report: null,
  duties: [],
  rank: 0,
  contact: null,
  extension: null,
  ...part,
})
const late = card(2, { stage: 'office', late: true, daysLate: 4 })
const issued = card(3, { state: 'issued', holder: 'deskOfficer' })
const report = card(4, { definition: 'unit-report' })

describe('Nhóm của đơn vị trên trang văn bản', () => {
  test('việc xấu nhất quyết định nhóm; quá hạn đứng trước mọi tình trạng khác', () => {
    expect(groupOf(row({ plan: issued, report: { ...report, stage: 'overdue' }, extension: card(9) }))).toBe('late')
    expect(groupOf(row({ plan: card(2, { state: 'supplementAsked' }) }))).toBe('supplement')
    expect(groupOf(row({ plan: card(2), extension: card(9) }))).toBe('extension')
    expect(groupOf(row({ plan: card(2, { stage: 'dueSoon' }) }))).toBe('soon')
    expect(groupOf(row({ plan: issued, report }))).toBe('planned')
    expect(groupOf(row({ duties: [card(5, { definition: 'duty', state: 'reported', holder: 'deskOfficer' })] }))).toBe('waiting')
    expect(groupOf(row({ plan: card(2, { done: true, state: 'closed', holder: null }) }))).toBe('done')
  })

  test('kết thúc theo dõi khi chưa có kết quả không được tính là đã xong', () => {
    const [ended, closed] = [card(2, { done: true, state: 'ended', holder: null }), card(3, { done: true, state: 'closed', holder: null })]
    expect(groupOf(row({ plan: ended }))).toBe('ended')
    expect(groupOf(row({ plan: closed, report: { ...report, done: true, state: 'missing', holder: null } }))).toBe('ended')
    expect(groupOf(row({ assignment: { ...ended, definition: 'assignment' } }))).toBe('ended')
    expect(groupOf(row({ assignment: { ...ended, definition: 'assignment' }, plan: closed }))).toBe('done')
  })

  test('kết quả đã gửi, dù chờ Văn phòng lâu, không phải là quá hạn của đơn vị', () => {
    expect(groupOf(row({ duties: [card(5, { definition: 'duty', state: 'reported', holder: 'deskOfficer', stage: 'overdue' })] }))).toBe('waiting')
  })

  test('số của các nhóm cộng lại bằng tổng số đơn vị', () => {
    const { all, ...groups } = counted([row({ plan: late }), row({ plan: issued, report }), row()])
    expect(Object.values(groups).reduce((sum, n) => sum + n, 0)).toBe(all)
  })

  test('nhắc việc nói về việc quá hạn; đơn vị không còn việc nào thì nhắc về nhiệm vụ được giao', () => {
    expect(reminded(row({ plan: issued, duties: [late], report }))).toBe(2)
    expect(reminded(row({ plan: issued }))).toBe(1)
  })

  test('công văn đôn đốc chỉ nêu việc quá hạn mà đơn vị còn giữ', () => {
    expect(urged(row({ plan: late, report }))).toEqual([2])
    expect(urged(row({ plan: { ...late, holder: 'deskOfficer' } }))).toEqual([])
  })

  test('bấm vào đơn vị mở việc quá hạn trước', () => {
    expect(mainPiece(row({ plan: issued, duties: [late] }))).toBe(2)
    expect(mainPiece(row({ plan: issued }))).toBe(3)
    expect(mainPiece(row())).toBe(1)
  })
})
