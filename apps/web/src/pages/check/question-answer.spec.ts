import { describe, expect, test } from '@jest/globals'
import { localDate } from '#base'
import type { DraftQuestion } from '#contract'
import { readAnswer, readMonthDay, UNTYPED, waysOf } from './question-answer.js'

const today = localDate('2026-05-04')
const asked = (kind: string, proposal: DraftQuestion['proposal'] = null): DraftQuestion => ({
  id: kind,
  kind,
  path: '1.1',
  text: '',
  proposal,
  answer: null,
  answered: false,
})
const planDue = asked('planDue', { value: '2026-05-21', label: '20 ngày làm việc.', ground: 'Mức mặc định.' })

describe('Trả lời điểm cần quyết định', () => {
  test('đề xuất không tự có hiệu lực: chưa chọn thì chưa trả lời', () => {
    expect(waysOf(planDue).map(({ way }) => way)).toEqual(['proposal', 'other', 'nothing'])
    expect(readAnswer(planDue, UNTYPED, today).ok).toBe(false)
  })

  test('chọn đề xuất, ngày khác hoặc không đặt thời hạn', () => {
    expect(readAnswer(planDue, { ...UNTYPED, way: 'proposal' }, today)).toEqual({ ok: true, value: { accept: true } })
    expect(readAnswer(planDue, { ...UNTYPED, way: 'other', date: '18/5/2026' }, today)).toEqual({ ok: true, value: '2026-05-18' })
    expect(readAnswer(planDue, { ...UNTYPED, way: 'nothing' }, today)).toEqual({ ok: true, value: null })
  })

  test('ngày không có trong lịch thì không nhận', () => {
    expect(readAnswer(planDue, { ...UNTYPED, way: 'other', date: '31/2/2026' }, today).ok).toBe(false)
  })

  test('ngày theo dõi đến thì bắt buộc là một ngày', () => {
    expect(waysOf(asked('trackedUntil')).map(({ way }) => way)).toEqual(['other'])
  })

  test('văn bản bị thay thế: ba cách, đề xuất đứng đầu, không tự chọn thay', () => {
    const replaced = asked('replacesOurs', { value: 'withdraw', label: 'Thu hồi.', ground: 'Văn bản ghi: “bãi bỏ …”.' })
    expect(waysOf(replaced).map(({ way }) => way)).toEqual(['proposal', 'move', 'keep'])
    expect(readAnswer(replaced, UNTYPED, today).ok).toBe(false)
    expect(readAnswer(replaced, { ...UNTYPED, way: 'keep' }, today)).toEqual({ ok: true, value: 'keep' })
  })

  test('câu hỏi có hoặc không: phương án ngược với đề xuất luôn chọn được', () => {
    const ownPlan = asked('ownPlan', { value: false, label: 'Không phải.', ground: '' })
    expect(waysOf(ownPlan).map(({ way }) => way)).toEqual(['proposal', 'yes'])
    expect(readAnswer(ownPlan, { ...UNTYPED, way: 'yes' }, today)).toEqual({ ok: true, value: true })
  })

  test('kỳ báo cáo gồm kỳ, ngày và đơn vị tổng hợp', () => {
    const rhythm = { ...UNTYPED, way: 'other', period: 'half-yearly', before: '10/6', unit: 'so-noi-vu' } as const
    expect(readAnswer(asked('reportRhythm'), rhythm, today)).toEqual({ ok: true, value: { period: 'half-yearly', beforeMonthDay: '06-10', via: 'so-noi-vu' } })
  })

  test('tên không có trong danh mục: đề xuất, các đơn vị gần nhất kèm lý do, rồi đơn vị khác; trả lời bằng tên', () => {
    const choices = [
      { value: 'Sở Ngoại vụ', label: 'Sở Ngoại vụ', ground: 'Cùng có “vụ” trong tên.' },
      { value: 'none', label: 'Không giao', ground: '' },
    ]
    const name = { ...asked('unknownUnit', { value: 'Sở Nội vụ', label: 'Sở Nội vụ.', ground: 'Khác 1 ký tự.' }), choices }
    expect(waysOf(name).map(({ way, ground }) => [way, ground])).toEqual([
      ['proposal', 'Khác 1 ký tự.'],
      ['choice:0', 'Cùng có “vụ” trong tên.'],
      ['choice:1', undefined],
      ['other', undefined],
    ])
    expect(readAnswer(name, { ...UNTYPED, way: 'choice:0' }, today)).toEqual({ ok: true, value: 'Sở Ngoại vụ' })
    expect(readAnswer(name, { ...UNTYPED, way: 'choice:1' }, today)).toEqual({ ok: true, value: 'none' })
    const several = { ...asked('unknownUnit'), several: true as const }
    expect(readAnswer(several, { ...UNTYPED, way: 'other', unit: 'UBND xã A; UBND xã B' }, today)).toEqual({ ok: true, value: 'UBND xã A; UBND xã B' })
  })

  test.each([
    ['5/12', '12-05'],
    ['05-12', '12-05'],
    ['29/02', '02-29'],
    ['31/4', null],
    ['12', null],
    ['', null],
  ])('ngày trong năm “%s” đọc thành %s', (typed, read) => {
    expect(readMonthDay(typed)).toBe(read)
  })
})
