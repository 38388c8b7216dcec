import { describe, expect, test } from '@jest/globals'
import type { DraftObligation, DraftQuestion } from '#contract'
import { isUnsure, neighbour, nextOf, openOf, pathsOf, pointsOf, rowsOf } from './rows.js'

const clause = (path: string, part: Partial<DraftObligation> = {}): DraftObligation => ({
  path,
  title: `Nội dung ${path}`,
  quote: '',
  span: { from: 0, to: 1 },
  class: 'line',
  leads: [],
  units: ['so-noi-vu'],
  coordinating: [],
  authority: 'order',
  needsApproval: false,
  due: { on: null, source: 'none', text: null, rules: [] },
  targets: [],
  dropped: false,
  corrected: false,
  ...part,
})
const question = (id: string, path: string | null, answered = false): DraftQuestion => ({
  id,
  kind: 'planDue',
  path,
  text: '',
  proposal: null,
  answer: null,
  answered,
})
const keys = (view: Parameters<typeof rowsOf>[0]): readonly string[] => rowsOf(view).map(({ key }) => key)

const plan = clause('1.1', { class: 'plan' })
const lines = [clause('1.2'), clause('1.3', { class: 'indicator' })]

describe('Danh sách rà soát nhiệm vụ', () => {
  test('các điểm chung của văn bản đứng trước, điểm đã quyết định không còn đứng riêng', () => {
    expect(keys({ obligations: [plan], questions: [question('letterDate', null), question('trackedUntil', null, true)] })).toEqual(['q:letterDate', 'o:1.1'])
  })

  test('nội dung thường xuyên đứng liền nhau gom thành một dòng, nội dung đứng một mình vẫn là một dòng riêng', () => {
    expect(keys({ obligations: [plan, ...lines, clause('2.1', { class: 'duty' }), clause('2.2')], questions: [] })).toEqual([
      'o:1.1',
      'l:1.2',
      'o:2.1',
      'o:2.2',
    ])
  })

  test('không nội dung nào bị mất khi gom', () => {
    const obligations = [plan, ...lines, clause('2.1', { class: 'duty' }), clause('2.2')]
    expect(rowsOf({ obligations, questions: [] }).flatMap(pathsOf)).toEqual(obligations.map(({ path }) => path))
  })

  test('nội dung có điểm cần quyết định, đã sửa hoặc đã bỏ thì không gom', () => {
    const questions = [question('reportVia', '1.2')]
    expect(keys({ obligations: [...lines, clause('1.4', { corrected: true }), clause('1.5', { dropped: true })], questions })).toEqual([
      'o:1.2',
      'o:1.3',
      'o:1.4',
      'o:1.5',
    ])
  })

  test('“Điểm tiếp theo” đi qua mọi điểm chưa quyết định rồi quay lại điểm đầu', () => {
    const rows = rowsOf({ obligations: [plan, ...lines], questions: [question('letterDate', null), question('planDue:1.1', '1.1')] })
    const points = pointsOf(rows)
    expect(points.every((row) => openOf(row).length > 0)).toBe(true)
    expect(neighbour(points, null, 1)?.key).toBe('q:letterDate')
    expect(neighbour(points, 'q:letterDate', 1)?.key).toBe('o:1.1')
    expect(neighbour(points, 'o:1.1', 1)?.key).toBe('q:letterDate')
    expect(neighbour(points, null, -1)?.key).toBe('o:1.1')
    expect(neighbour([], null, 1)).toBeNull()
  })

  test('nội dung máy chưa chắc đứng riêng một dòng; nội dung chắc, nội dung người thêm thì không', () => {
    expect(keys({ obligations: [...lines, clause('1.4', { confidence: 0.5 }), clause('1.5', { confidence: 0.9 })], questions: [] })).toEqual([
      'l:1.2',
      'o:1.4',
      'o:1.5',
    ])
    expect([0.5, 0.8, undefined].map(isUnsure)).toEqual([true, false, false])
  })

  test('mục gộp được là mục kế tiếp chưa bị bỏ', () => {
    const obligations = [plan, clause('1.2', { dropped: true }), clause('1.3')]
    expect([nextOf('1.1', obligations)?.path, nextOf('1.3', obligations)?.path, nextOf('1.2', obligations)?.path]).toEqual(['1.3', undefined, undefined])
  })
})
