import { describe, expect, test } from '@jest/globals'
import type { DraftView } from '#contract'
import { type Around, openDraftStore, type Unsent } from './draft-store.js'

const view = (part: { revision: number; number?: string; by?: number; places?: readonly string[] }): DraftView =>
  ({
    revision: part.revision,
    at: part.revision,
    header: { number: part.number ?? null, subject: null },
    obligations: [],
    saves: part.by === undefined ? [] : [{ revision: part.revision, by: { id: part.by }, at: 0, places: part.places ?? [] }],
  }) as unknown as DraftView

/** A house, a browser's memory and a clock that stands until it is told to go. */
function desk(kept: readonly Unsent[] = []) {
  const sent: Unsent[] = []
  const waiting: (() => void)[] = []
  let memory = kept
  let keys = 0
  let answer: (unsent: Unsent) => DraftView | Error = ({ correction }) => view({ revision: sent.length + 1, number: correction.number ?? 'như cũ' })
  const around: Around = {
    person: 1,
    send: async (unsent) => {
      sent.push(unsent)
      const told = answer(unsent)
      if (told instanceof Error) throw told
      return told
    },
    fateOf: (error) => {
      if ((error as Error).message === 'gặp nhau') return { is: 'met', conflicts: [{ place: 'number', theirs: '7', yours: '12', by: null, at: 0 }] }
      return { is: (error as Error).message === 'mất mạng' ? 'passing' : 'refused' }
    },
    newKey: () => `k${keys++}`,
    remember: (unsent) => (memory = unsent),
    remembered: () => memory,
    later: (_, act) => {
      waiting.push(act)
      return () => waiting.splice(waiting.indexOf(act), 1)
    },
  }
  const store = openDraftStore(around)
  store.take(view({ revision: 1 }))
  return { store, sent, around, memory: () => memory, answers: (how: typeof answer) => (answer = how), goOn: () => waiting.splice(0).forEach((act) => act()) }
}

describe('Lưu bản rà soát ngay khi nhập', () => {
  test('Nhập từng chữ: trình duyệt giữ ngay, gửi một lần sau khi ngừng tay', async () => {
    const { store, sent, memory, goOn } = desk()
    for (const number of ['1', '14', '143', '1436']) store.type({ number })
    expect(store.state().view?.header.number).toBe('1436')
    expect(memory().map(({ correction }) => correction.number)).toEqual(['1436'])
    expect(sent).toEqual([])
    goOn()
    await store.flush()
    expect(sent.map(({ correction }) => correction)).toEqual([{ number: '1436' }])
    expect(store.state()).toMatchObject({ unsent: [], failed: false, savedAt: 2 })
    expect(memory()).toEqual([])
  })

  test('Mất mạng: phần đã nhập còn nguyên, tự gửi lại với cùng một khóa cho đến khi lưu được', async () => {
    const { store, sent, answers, goOn } = desk()
    answers(() => new Error('mất mạng'))
    expect(await store.save({ number: '12' })).toBeNull()
    expect(store.state()).toMatchObject({ failed: true, unsent: [{ correction: { number: '12' } }] })
    answers(() => view({ revision: 2, number: '12' }))
    goOn()
    await store.flush()
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
    expect(store.state()).toMatchObject({ failed: false, unsent: [], view: { header: { number: '12' } } })
  })

  test('Tải lại trang: phần trình duyệt còn giữ được gửi tiếp', async () => {
    const { store, sent, goOn } = desk([{ key: 'cũ', base: 1, correction: { number: '9' } }])
    expect(store.state().view?.header.number).toBe('9')
    goOn()
    await store.flush()
    expect(sent).toMatchObject([{ key: 'cũ', base: 1 }])
  })

  test('Cùng một chỗ với người khác: đợi chọn; giữ của mình thì gửi lại trên bản mới, lấy của họ thì thôi', async () => {
    const { store, sent, answers } = desk()
    answers(() => new Error('gặp nhau'))
    await store.save({ number: '12' })
    await store.save({ number: '13' })
    expect(store.state().met.map(({ conflicts }) => conflicts[0]?.theirs)).toEqual(['7', '7'])
    store.take(view({ revision: 5, number: '7', by: 2, places: ['number'] }))
    expect(store.state().news).toMatchObject({ by: { id: 2 }, places: ['number'] })
    answers(() => view({ revision: 6, number: '13' }))
    await store.choose(store.state().met[0]?.key ?? '', false)
    await store.choose(store.state().met[0]?.key ?? '', true)
    expect(sent.at(-1)).toMatchObject({ base: 5, correction: { number: '13' } })
    expect(store.state()).toMatchObject({ met: [], view: { header: { number: '13' } } })
  })

  test('Bị từ chối: nói rõ, các phần khác vẫn lưu tiếp', async () => {
    const { store, answers } = desk()
    answers(({ correction }) => (correction.number === 'sai' ? new Error('từ chối') : view({ revision: 2 })))
    store.type({ number: 'sai' })
    store.type({ subject: 'Về việc khác' })
    await store.flush()
    expect(store.state()).toMatchObject({ unsent: [], error: expect.any(Error), savedAt: 2 })
  })

  test('Bản đọc cũ đến muộn không thay bản mới; phần của chính mình không báo là của người khác', () => {
    const { store } = desk()
    store.take(view({ revision: 4, number: '4', by: 1 }))
    store.take(view({ revision: 3, number: '3', by: 2 }))
    expect(store.state()).toMatchObject({ view: { header: { number: '4' } }, news: null })
  })
})
