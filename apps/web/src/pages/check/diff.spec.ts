import { describe, expect, test } from '@jest/globals'
import type { DraftView } from '#contract'
import { differences, said } from './diff.js'

const clause: DraftView['obligations'][number] = {
  path: '1.1',
  title: 'Ban hành kế hoạch',
  quote: '',
  span: { from: 0, to: 1 },
  class: 'plan',
  leads: [],
  units: ['so-noi-vu'],
  coordinating: [],
  authority: 'order',
  needsApproval: false,
  due: { on: null, source: 'none', text: null, rules: [] },
  targets: [],
  dropped: false,
  corrected: false,
}
const view: DraftView = {
  directive: 1,
  revision: 3,
  state: 'underReview',
  text: '',
  header: {
    kind: 'công văn',
    number: null,
    symbol: 'UBND-VX',
    issuedOn: '2026-05-04',
    subject: null,
    signer: null,
    signerTitle: null,
    urgency: 'normal',
    field: null,
    deskOfficer: null,
    leader: 'viceChair',
    trackFrom: null,
    trackedUntil: null,
    focalUnit: null,
  },
  carriesOut: [],
  addressees: [],
  spans: {},
  obligations: [clause],
  rounds: [],
  questions: [{ id: 'planDue:1.1', kind: 'planDue', path: '1.1', text: '', proposal: null, answer: null, answered: false }],
  names: { 'so-noi-vu': 'Sở Nội vụ' },
  effect: { units: 1, plans: 1, duties: 0, lines: 0, indicators: 0, rounds: 0, open: 1, firstReminder: null },
  by: null,
  at: 0,
}

describe('Hai người cùng rà soát một văn bản', () => {
  test('bản không đổi thì không có gì để kể', () => {
    expect(differences(view, view)).toEqual([])
  })

  test('người đến sau biết rõ người trước đã sửa gì', () => {
    const after: DraftView = {
      ...view,
      header: { ...view.header, number: '1250', focalUnit: 'so-noi-vu' },
      obligations: [{ ...clause, class: 'line', due: { ...clause.due, on: '2026-05-18' }, dropped: true }],
    }
    expect(differences(view, after)).toEqual([
      'Số văn bản: để trống đổi thành 1250',
      'Đơn vị đầu mối: để trống đổi thành Sở Nội vụ',
      'Mục 1.1: loại: Kế hoạch đổi thành Nội dung thường xuyên; thời hạn: để trống đổi thành 18/05/2026; bỏ mục này',
    ])
  })

  test('phần vừa nhập mà chưa lưu được kể lại bằng lời', () => {
    expect(said({ trackedUntil: null, obligations: [{ path: '1.1', class: 'duty' }], answers: { 'planDue:1.1': '2026-05-18' } }, view)).toEqual([
      'Theo dõi đến hết ngày: để trống',
      'Mục 1.1: loại: Nhiệm vụ giao đích danh',
      'Mục 1.1: điểm cần quyết định 18/05/2026',
    ])
  })
})
