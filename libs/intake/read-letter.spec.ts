import { describe, expect, test } from '@jest/globals'
import { readLetter, readSuperior } from './index.js'
import { datedPlan, directive, partyPlan, readingOf } from '../../test/support/letters.js'

const ALL = ['Các sở, ban, ngành, cơ quan, đơn vị thuộc Ủy ban nhân dân tỉnh', 'Ủy ban nhân dân các xã, phường']
const FOREST = 'Sở Nông nghiệp và Môi trường'

describe('a directive drafted without number and day', () => {
  const letter = readingOf(directive)
  const { draft } = letter

  test('keeps what is printed and leaves number and day open', () => {
    expect(draft.document).toEqual({
      kind: 'công văn',
      number: null,
      symbol: 'UBND-KT',
      issuer: 'Ủy ban nhân dân tỉnh Lào Cai',
      place: 'Lào Cai',
      date: { year: 2026, month: 11, day: null },
      subject: 'tăng cường các biện pháp phòng cháy, chữa cháy rừng mùa khô 2026 - 2027',
      signer: { name: 'Trần Văn Minh', title: 'Phó Chủ tịch', signsFor: 'KT' },
      urgency: null,
    })
    expect(draft.addressees).toEqual(ALL.map((name) => ({ name, group: true })))
    expect(letter.carriesOut).toEqual(['71-KH/TU'])
    expect(draft.references[0]).toEqual({
      kind: 'Kế hoạch',
      symbol: '71-KH/TU',
      date: '2026-11-02',
      issuer: 'Ban Thường vụ Tỉnh ủy',
      title: 'bảo vệ rừng và phòng cháy, chữa cháy rừng mùa khô 2026 - 2027',
      role: 'basis',
      attached: true,
    })
  })

  test('orders a plan of every unit, names three departments, asks the Front, and leaves the rest as lines', () => {
    expect(letter.obligations.map((one) => [one.path, one.class, one.authority])).toEqual([
      ['1.1', 'plan', 'order'],
      ['1.2', 'line', 'order'],
      ['1.3', 'line', 'order'],
      ['1.4', 'line', 'order'],
      ['1.5', 'line', 'order'],
      ['1.6', 'line', 'order'],
      ['1.7', 'report', 'order'],
      ['2.1', 'duty', 'order'],
      ['2.2', 'duty', 'order'],
      ['3', 'duty', 'order'],
      ['4', 'duty', 'order'],
      ['5', 'line', 'request'],
    ])
    expect(letter.obligations.filter((one) => one.ownPlan).map((one) => one.lead)).toEqual([ALL])
    expect(draft.tasks.find((task) => task.path === '1.6')?.targets).toMatchObject([{ op: '>=', value: 2, unit: 'tổ', by: 'yearly' }])
  })

  test('reports “theo quy định” through the unit that is named focal, which is understood and not stated', () => {
    const report = letter.obligations.find((one) => one.class === 'report')
    expect(report).toMatchObject({ dueSource: 'byRegulation', dueText: 'theo quy định', due: [], reportsVia: FOREST, viaStated: false })
    expect(letter.focalUnit).toMatchObject({ name: FOREST, path: '2.1', basis: 'stated' })
    expect(letter.obligations.find((one) => one.consolidates)?.path).toBe('2.1')
  })

  test('is asked about exactly where it is silent, each with a proposal to accept or change', () => {
    expect(letter.questions.map((one) => one.id)).toEqual(['letterNumber', 'letterDate', 'planDue:1.1', 'reportRhythm:1.7', 'reportVia:1.7', 'trackedUntil'])
    const values = letter.questions.map((one) => one.proposal?.value ?? null)
    expect(values).toEqual([null, null, { workingDaysFromIssue: 20 }, { period: 'yearly', beforeMonthDay: '12-05', via: FOREST }, FOREST, '2026-12-31'])
  })

  test('every value leads back to its words', () => {
    const words = (path: string): string => letter.text.slice(letter.spans[path]?.from, letter.spans[path]?.to)
    expect(words('document.symbol')).toBe('UBND-KT')
    expect(words('document.date')).toBe('ngày tháng 11 năm 2026')
    expect(words('addressees.1')).toBe('Ủy ban nhân dân các xã, phường')
    expect(words('references.0')).toMatch(/^Kế hoạch số 71-KH\/TU .*2026 - 2027$/u)
    expect(words('tasks.0')).toMatch(/^Xây dựng, ban hành kế hoạch .* được giao\.$/u)
    expect(words('document.signer')).toMatch(/^KT\. CHỦ TỊCH[^]*Trần Văn Minh$/u)
  })
})

describe('a plan with dates', () => {
  const { draft, obligations, questions } = readingOf(datedPlan)
  const task = (path: string): unknown => draft.tasks.find((one) => one.path === path)

  test('is read in two columns, with its reference to law, council and Party', () => {
    expect(draft.document).toMatchObject({
      kind: 'kế hoạch',
      number: '215',
      symbol: 'KH-UBND',
      issuer: 'Ủy ban nhân dân tỉnh Hà Tuyên',
      date: { year: 2026, month: 9, day: 9 },
      signer: { name: 'Hoàng Thị Thu', signsFor: 'KT' },
    })
    expect(draft.references.map((one) => one.symbol ?? one.title)).toEqual(['Tài nguyên nước', '18/NQ-HĐND', '09-CTr/TU'])
    expect(draft.copies.map((one) => one.purpose)).toEqual(['inform', 'report', 'comply', 'file'])
  })

  test('purposes are no tasks; lines “Cơ quan chủ trì”, “Thời gian” belong to the task above them', () => {
    expect(draft.tasks.map((one) => one.path)).toEqual(['II.1', 'II.2', 'III.1', 'III.2', 'IV.1.a', 'IV.1.b', 'IV.2.a', 'IV.2.b', 'IV.3', 'IV.4'])
    expect(task('III.1')).toMatchObject({ lead: [FOREST], coordinating: ['Sở Xây dựng', 'Sở Y tế'], due: [{ date: '2026-Q4' }] })
    expect(task('III.2')).toMatchObject({ lead: ['Sở Tài chính'], coordinating: [], due: [{ date: '2026-12-15' }] })
    expect(task('IV.4')).toMatchObject({ lead: ['Sở Tài chính', 'Sở Y tế'] })
  })

  test('dates stay what they are: once, each period, counted from an event', () => {
    expect(task('II.1')).toMatchObject({ kinds: ['target'], due: [{ date: '2028' }], targets: [{ op: '>', value: 85, unit: '%', by: '2028' }] })
    expect(task('IV.1.a')).toMatchObject({ due: [{ relative: { event: 'ngày ban hành', days: 15, unit: 'working-day' } }] })
    expect(task('IV.1.b')).toMatchObject({
      due: [
        { period: 'half-yearly', before: '06-15' },
        { period: 'yearly', before: '12-10' },
      ],
      reportsTo: 'Ủy ban nhân dân tỉnh',
      reportsVia: FOREST,
    })
    expect(task('IV.2.a')).toMatchObject({ due: [{ period: 'yearly', before: '12-20' }] })
    expect(task('IV.2.b')).toMatchObject({ due: [{ period: 'monthly', before: '25' }] })
    expect(obligations.filter((one) => one.dueSource === 'signed').map((one) => one.path)).toEqual([
      'II.1',
      'III.1',
      'III.2',
      'IV.1.a',
      'IV.1.b',
      'IV.2.a',
      'IV.2.b',
    ])
    expect(obligations.find((one) => one.path === 'III.1')).toMatchObject({ due: [{ on: '2026-12-31' }], dueText: 'Quý IV/2026.' })
  })

  test('the police are vertical; nothing is asked but until when to follow, with the plan’s own period proposed', () => {
    expect(obligations.find((one) => one.path === 'IV.3')).toMatchObject({ class: 'line', authority: 'vertical' })
    expect(questions.map((one) => [one.id, one.proposal?.value])).toEqual([['trackedUntil', '2028-12-31']])
  })
})

describe('other papers', () => {
  test('the head of a Party plan gives number, day, issuer and subject', () => {
    expect(readSuperior(partyPlan)).toEqual({
      symbol: '71-KH/TU',
      kind: 'Kế hoạch',
      date: '2026-11-02',
      issuer: 'Tỉnh ủy Lào Cai',
      subject: 'bảo vệ rừng và phòng cháy, chữa cháy rừng mùa khô 2026 - 2027',
    })
    expect(readSuperior('một dòng')).toEqual({ symbol: null, kind: null, date: null, issuer: null, subject: null })
  })

  test('a letter in plain prose gives its one order, with the hour', () => {
    const prose =
      'BỘ NỘI VỤ\nSố: 1204/BNV-CCHC\nV/v rà soát vị trí việc làm\n\nHà Nội, ngày 12 tháng 10 năm 2026\n\nKính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương.\n\nThực hiện Nghị định số 361/2025/NĐ-CP, Bộ Nội vụ đề nghị Ủy ban nhân dân các tỉnh, thành phố rà soát vị trí việc làm, gửi báo cáo về Bộ Nội vụ trước 17 giờ 00 ngày 30/11/2026./.'
    const { draft } = readingOf(prose)
    expect(draft.addressees).toEqual([{ name: 'Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương', group: true }])
    expect(draft.tasks).toMatchObject([
      { path: '1', leadGroups: ['Ủy ban nhân dân các tỉnh, thành phố'], due: [{ date: '2026-11-30', time: '17:00' }], reportsTo: 'Bộ Nội vụ' },
    ])
  })

  test('a directive’s closing paragraph that orders a report is a task; the closing formula is none', () => {
    const directive = (closing: string): string =>
      `CHỈ THỊ\nVề việc đón Tết an toàn\n\nChủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n1. Giám đốc Sở Y tế, Chủ tịch UBND các xã, phường tổ chức trực cấp cứu.\n${closing}`
    const ends = (closing: string): unknown => readingOf(directive(closing)).draft.tasks.slice(1)
    expect(ends('Yêu cầu Thủ trưởng các sở, ban, ngành nghiêm túc thực hiện./.')).toEqual([])
    expect(ends('Yêu cầu các sở, ban, ngành báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ) trước ngày 05/3/2026./.')).toMatchObject([
      { path: 'end', leadGroups: ['Các sở, ban, ngành'], kinds: ['report'], due: [{ date: '2026-03-05' }], reportsVia: 'Sở Nội vụ' },
    ])
  })

  test('a sentence cut by a page goes on in lower case', () => {
    const { draft } = readingOf(
      'Số: 12/UBND-KT\nKính gửi: Sở Xây dựng.\n\n1. Giao Sở Xây dựng chủ trì, phối hợp với các cơ quan liên quan\n\ntham mưu sửa chữa đường, trình UBND tỉnh trong tháng 6 năm\n\n2027.',
    )
    expect(draft.tasks).toMatchObject([{ path: '1', lead: ['Sở Xây dựng'], kinds: ['advise'] }])
  })

  test.each([
    ['a shopping list', '- 2 kg gạo\n- 1 chai nước mắm\n- báo Tuổi trẻ'],
    ['a poem', 'Trăm năm trong cõi người ta,\nChữ tài chữ mệnh khéo là ghét nhau.'],
    ['filler', 'Lorem ipsum dolor sit amet, consectetur adipiscing elit.'],
    ['English', 'Dear Sir,\n1. Please send the report before 30/6/2026.\nYours faithfully'],
    ['a form with nothing but its heading', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nĐƠN XIN NGHỈ PHÉP'],
    ['nothing', ''],
  ])('%s is no letter, and the refusal says what is missing', (_what, text) => {
    expect(readLetter(text, 'tệp.txt')).toMatchObject({
      ok: false,
      problem: { code: 'letter.notALetter', params: { name: 'tệp.txt', missing: expect.arrayContaining(['number', 'addressees', 'tasks']) } },
    })
  })
})
