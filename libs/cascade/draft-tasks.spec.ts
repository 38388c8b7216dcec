import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { localDate, unitId } from '#base'
import type { Result } from '#base'
import type { DraftBody, WorkingObligation } from './draft-body.js'
import { differencesOf, meeting, takenBack } from './draft-places.js'
import { addTask, mergeTasks, splitTask, wordsAt } from './draft-tasks.js'

const SENTENCES = [
  'Sở Y tế chủ trì rà soát 12 trạm y tế xã; đồng thời lập danh mục **thiết bị** còn thiếu.',
  'Ủy ban nhân dân các xã bố trí kinh phí, phân công người trực\nbảo đảm 24/24 giờ; báo cáo kết quả trước ngày 15/12.',
  'Văn phòng theo dõi, đôn đốc việc thực hiện và tổng hợp tình hình.',
  'Mỗi xã xây dựng ít nhất 02 mô hình, toàn tỉnh 990 mô hình trong năm.',
]
const TEXT = SENTENCES.join('\n\n')

const taskOf = (sentence: string, i: number): WorkingObligation => {
  const span = { from: TEXT.indexOf(sentence), to: TEXT.indexOf(sentence) + sentence.length }
  return {
    path: `1.${i + 1}`,
    block: `1.${i + 1}`,
    title: `Việc ${i + 1}`,
    quote: wordsAt(TEXT, span),
    span,
    class: i === 0 ? 'plan' : 'duty',
    leads: [`Đơn vị ${i}`],
    units: [unitId(`don-vi-${i}`)],
    coordinating: [],
    authority: 'order',
    needsApproval: false,
    due: i === 1 ? { on: localDate('2026-12-14'), source: 'signed', text: 'trước ngày 15/12', rules: [] } : { on: null, source: 'none', text: null, rules: [] },
    targets: i === 3 ? [{ measure: 'mô hình', op: '>=', value: 2, unit: 'mô hình' }, { measure: 'mô hình', op: '=', value: 990, unit: 'mô hình' }] : [], // prettier-ignore
    consolidates: false,
    dropped: false,
    corrected: false,
    unitsChosen: false,
  }
}
const BODY: DraftBody = {
  header: {
    kind: 'công văn',
    number: null,
    symbol: 'UBND-VX',
    issuer: 'Ủy ban nhân dân tỉnh',
    issuedOn: null,
    year: 2026,
    month: null,
    subject: 'Về việc củng cố y tế cơ sở',
    signer: null,
    signerTitle: null,
    urgency: 'normal',
    field: 'VX',
    deskOfficer: null,
    leader: 'viceChair',
    trackFrom: null,
    trackedUntil: null,
    focalUnit: null,
  },
  carriesOut: [],
  addressees: [],
  spans: {},
  obligations: SENTENCES.map(taskOf),
  rounds: [{ path: '1.3', period: 'yearly', unitsDueBefore: '12-05', via: null, source: 'officer' }],
  questions: [{ id: 'planDue:1.1', kind: 'planDue', path: '1.1', params: {}, proposal: null }],
  answers: {},
  successors: {},
  file: null,
  joined: null,
}

const valueOf = (result: Result<DraftBody>): DraftBody => {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}
const offset = fc.integer({ min: 0, max: TEXT.length })
type Step = { do: 'add'; from: number; to: number } | { do: 'split'; task: number; at: number } | { do: 'merge'; task: number }
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), from: offset, to: offset }),
  fc.record({ do: fc.constant('split' as const), task: fc.nat(9), at: offset }),
  fc.record({ do: fc.constant('merge' as const), task: fc.nat(9) }),
)
/** Whatever people do one after the other; what is refused changes nothing. */
const after = (steps: readonly Step[]): DraftBody =>
  steps.reduce((body, one) => {
    const task = one.do === 'add' ? undefined : body.obligations[one.task % body.obligations.length]
    const next = body.obligations[body.obligations.findIndex(({ path }) => path === task?.path) + 1]
    const done =
      one.do === 'add'
        ? addTask(body, TEXT, one)
        : one.do === 'split'
          ? splitTask(body, TEXT, task?.path ?? '', one.at)
          : mergeTasks(body, TEXT, task?.path ?? '', next?.path ?? '')
    return done.ok ? done.value : body
  }, BODY)

describe('Thêm, tách, gộp nhiệm vụ trong bản rà soát', () => {
  test('Tách một mục rồi gộp lại thì được đúng mục ban đầu', () => {
    fc.assert(
      fc.property(fc.constantFrom(...BODY.obligations), offset, ({ path }, at) => {
        const split = splitTask(BODY, TEXT, path, at)
        if (!split.ok) return
        const second = split.value.obligations[split.value.obligations.findIndex((one) => one.path === path) + 1]
        const merged = valueOf(mergeTasks(split.value, TEXT, path, second?.path ?? ''))
        expect({ ...merged, obligations: merged.obligations.map((one) => ({ ...one, corrected: false })) }).toEqual(BODY)
      }),
    )
  })

  test('Làm gì cũng không mất chữ, đơn vị, chỉ tiêu, thời hạn hay kỳ báo cáo nào; mỗi mục một số, chữ trích nằm trong văn bản', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const { obligations, rounds } = after(steps)
        const paths = obligations.map(({ path }) => path)
        expect(new Set(paths).size).toBe(paths.length)
        for (const { span, quote } of obligations) {
          expect([span.from >= 0, span.from < span.to, span.to <= TEXT.length]).toEqual([true, true, true])
          expect(quote).toBe(wordsAt(TEXT, span))
          expect(quote).not.toBe('')
        }
        const covered = (at: number): boolean => /[\s*]/u.test(TEXT[at] ?? '') || obligations.some(({ span }) => span.from <= at && at < span.to)
        for (const { span } of BODY.obligations) for (let at = span.from; at < span.to; at++) expect(covered(at)).toBe(true)
        const all = <T>(of: (one: WorkingObligation) => readonly T[]): Set<T> => new Set(obligations.flatMap(of))
        for (const one of BODY.obligations) for (const unit of one.units) expect(all(({ units }) => units)).toContain(unit)
        expect(obligations.flatMap(({ targets }) => targets).length).toBe(2)
        expect(obligations.some(({ due }) => due.on === '2026-12-14')).toBe(true)
        expect(rounds.every(({ path }) => path !== null && paths.includes(path))).toBe(true)
      }),
    )
  })

  test('Phần tách ra mang số mới sau số của mục gốc, phần đầu giữ nguyên số; chỉ tiêu đi theo chữ của nó', () => {
    const at = TEXT.indexOf('toàn tỉnh')
    const split = valueOf(splitTask(BODY, TEXT, '1.4', at))
    expect(split.obligations.slice(3).map(({ path, quote, targets }) => [path, quote, targets.map(({ value }) => value)])).toEqual([
      ['1.4', 'Mỗi xã xây dựng ít nhất 02 mô hình,', [2]],
      ['1.4b', 'toàn tỉnh 990 mô hình trong năm.', [990]],
    ])
    expect(split.obligations.at(-1)).toMatchObject({ title: 'Toàn tỉnh 990 mô hình trong năm', made: { by: 'split', of: '1.4' } })
  })

  test('Đoạn được đánh dấu thành nhiệm vụ mới ở đúng chỗ của nó; đoạn trống, đoạn đã là nhiệm vụ thì nói rõ', () => {
    const from = TEXT.indexOf('tổng hợp')
    const added = valueOf(addTask(BODY, TEXT, { from: from - 1, to: TEXT.indexOf('.', from) + 1 }))
    expect(added.obligations.map(({ path }) => path)).toEqual(['1.1', '1.2', '1.3', '1.3b', '1.4'])
    expect(added.obligations[3]).toMatchObject({ quote: 'tổng hợp tình hình.', title: 'Tổng hợp tình hình', units: ['don-vi-2'], made: { by: 'add' } })
    expect(addTask(BODY, TEXT, { from: 3, to: 3 })).toMatchObject({ ok: false, problem: { code: 'task.noWords' } })
    expect(addTask(BODY, TEXT, { from: 0, to: TEXT.length + 9 })).toMatchObject({ ok: false, problem: { code: 'task.noWords' } })
    expect(addTask(BODY, TEXT, BODY.obligations[0]?.span ?? { from: 0, to: 0 })).toMatchObject({ ok: false, problem: { code: 'task.thereAlready' } })
  })

  test('Chỉ gộp hai mục đứng liền nhau; điểm phải hỏi và kỳ báo cáo của mục sau chuyển sang mục trước', () => {
    expect(mergeTasks(BODY, TEXT, '1.1', '1.3')).toMatchObject({ ok: false, problem: { code: 'task.cannotMerge' } })
    expect(mergeTasks(BODY, TEXT, '1.4', '1.5')).toMatchObject({ ok: false, problem: { code: 'task.unknown' } })
    const merged = valueOf(mergeTasks(BODY, TEXT, '1.2', '1.3'))
    expect(merged.rounds.map(({ path }) => path)).toEqual(['1.2'])
    expect(valueOf(mergeTasks({ ...BODY, questions: [{ id: 'reportVia:1.3', kind: 'reportVia', path: '1.3', params: {}, proposal: null }] }, TEXT, '1.2', '1.3')).questions).toMatchObject([
      { id: 'reportVia:1.2', path: '1.2' },
    ]) // prettier-ignore
  })
})

describe('Các chỗ đã sửa của bản rà soát', () => {
  test('Hoàn tác trả lại đúng bản trước đó, sửa gì cũng vậy', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), fc.array(step, { maxLength: 5 }), (first, more) => {
        const [before, changed] = [after(first), after([...first, ...more])]
        const kept = JSON.parse(JSON.stringify(differencesOf(before, changed))) as ReturnType<typeof differencesOf>
        const back = takenBack(changed, kept)
        expect(differencesOf(before, back)).toEqual([])
        expect(back.obligations.map(({ path }) => path)).toEqual(before.obligations.map(({ path }) => path))
      }),
    )
  })

  test('Trả lời “không đặt thời hạn” cũng là một chỗ sửa, hoàn tác được', () => {
    const answered = { ...BODY, answers: { 'planDue:1.1': null } }
    expect(differencesOf(BODY, answered)).toEqual([{ place: 'answer/planDue:1.1', is: null }])
    expect(takenBack(answered, differencesOf(BODY, answered)).answers).toEqual({})
  })

  test('Hai người gặp nhau khi sửa cùng một chỗ, hoặc một người gộp mục mà người kia đang sửa', () => {
    expect(meeting(['task/1.2/title'], ['task/1.2/due', 'number'])).toEqual([])
    expect(meeting(['task/1.2/title', 'number'], ['number'])).toEqual(['number'])
    expect(meeting(['task/1.2/title'], ['task/1.2/*'])).toEqual(['task/1.2/title'])
    expect(meeting(['task/1.2/*'], ['task/1.2/title'])).toEqual(['task/1.2/*'])
    expect(meeting(['task/1.2/*'], ['task/1.2b/title'])).toEqual([])
    expect(meeting(['task/1.2/corrected'], ['task/1.2/corrected'])).toEqual([])
  })
})
