import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { localDate, type InstanceId } from '#base'
import { contextOf, directiveMore, openViews, type CardRow, type Views } from '#cascade'
import type { DraftView } from '#contract'
import { openPageQueries, statement } from '#database'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'
import { wellsLetter, type Wells } from '../support/own-letters.js'

const rows = statement<{ directive: number }, { relation: string; symbol: string | null }>(
  'test-paper-relations',
  ['directive'],
  'select relation, symbol from house.paper_relation where directive = $1 order by place',
)

describe('The chain of papers across letters', () => {
  let house: TestHouse
  let hang: { person: never }
  let views: Views
  beforeAll(async () => {
    house = await openTestHouse('2026-11-09')
    hang = (await house.as('hang')) as { person: never }
    const facts = { kind: 'sample' as const, signIns: [], demoClock: false }
    views = openViews(house.needs, openPageQueries(house.database.sql), (actor, sending) => house.cascade.send(actor, sending), facts as never)
  }, 90_000)
  afterAll(() => house.close())

  const take = async (wells: Wells): Promise<InstanceId> => {
    const taken = must(await house.cascade.takeInLetter(hang, { name: 'gieng.txt', bytes: new TextEncoder().encode(wellsLetter(wells)), again: false }))
    return taken.directive as InstanceId
  }
  const draftOf = async (id: InstanceId): Promise<DraftView> => must(await house.cascade.draft(hang, id))
  const answer = async (id: InstanceId, answers: Record<string, unknown>): Promise<DraftView> =>
    must(await house.cascade.changeDraft(hang, id, { revision: (await draftOf(id)).revision, answers }))
  const assign = async (id: InstanceId, fates: Record<string, unknown> = {}): Promise<void> => {
    const open = (await draftOf(id)).questions.filter(({ answered }) => !answered)
    const ready = await answer(id, { ...Object.fromEntries(open.map((one) => [one.id, { accept: true }])), ...fates })
    must(await house.cascade.assign(hang, id, ready.revision))
    await house.settle()
  }
  const relationsOf = async (id: number): Promise<string[]> =>
    (await house.database.sql.run(rows, { directive: id })).map(({ relation, symbol }) => `${relation} ${symbol}`)
  const chain = async (id: InstanceId) => must(await views.legalChain(hang, id))

  let first: InstanceId
  let second: InstanceId

  test('What a letter does to other papers is written with its draft, and follows its corrections', async () => {
    first = await take({ number: '701', day: '2026-10-20', subject: 'kiểm tra giếng khoan' })
    expect(await relationsOf(first)).toEqual(['carriesOut 88-KH/TU'])
    const papers = [
      { symbol: '88-KH/TU', role: 'main' as const },
      { symbol: '12/KH-UBND', role: 'carriesOut' as const },
    ]
    must(await house.cascade.changeDraft(hang, first, { revision: (await draftOf(first)).revision, references: papers }))
    expect(await relationsOf(first)).toEqual(['carriesOut 88-KH/TU', 'carriesOut 12/KH-UBND'])
    await assign(first)
    const plan = (await house.cards(first, 'unit-plan')).find(({ unit }) => unit === 'so-y-te') as CardRow
    const clerk = (await house.clerkOf('so-y-te')) as { person: never }
    must(await house.cascade.send(clerk, { instance: plan.id, event: 'ISSUE', payload: { number: '9/KH-SYT', issuedOn: localDate('2026-11-06') }, key: key() }))
  })

  test('A letter that replaces one of ours says so before it is assigned, with how many units still have work, and asks what becomes of it', async () => {
    second = await take({
      number: '802',
      day: '2026-11-08',
      subject: 'kiểm tra giếng khoan trong tình hình mới',
      closing: 'Công văn này thay thế Công văn số 701/UBND-KT ngày 20/10/2026 của Ủy ban nhân dân tỉnh.',
    })
    expect(await relationsOf(second)).toEqual(expect.arrayContaining(['replaces 701/UBND-KT', 'carriesOut 88-KH/TU']))
    const asked = (await draftOf(second)).questions.find(({ kind }) => kind === 'replacesOurs')
    expect(asked?.text).toBe(
      'Văn bản này thay thế Công văn số 701/UBND-KT ngày 20/10/2026 đang thực hiện (3 đơn vị còn việc). Khi giao nhiệm vụ: chuyển sang văn bản mới, thu hồi hay để chạy tiếp?',
    )
    expect(asked).toMatchObject({ answered: false, proposal: { value: 'move' } })
    const refused = await house.cascade.assign(hang, second, (await draftOf(second)).revision)
    expect(refused).toMatchObject({ ok: false, problem: { code: 'draft.open' } })
  })

  test('Moved over in the same command: the old one ends with all its work, what was handed in counts in the new one, both say so', async () => {
    await assign(second)
    expect(await house.card(first)).toMatchObject({ state: 'replaced', done: true })
    expect((await house.queries.tree(first)).every(({ done }) => done)).toBe(true)
    const carried = (await house.cards(second, 'unit-plan')).filter(({ state }) => state !== 'due')
    expect(carried.map(({ unit, note }) => [unit, note])).toEqual([['so-y-te', 'Số 9/KH-SYT ngày 06/11/2026']])
    const [old, now] = await Promise.all([first, second].map(async (id) => directiveMore(contextOf((await house.queries.full([id]))[0] as never))))
    expect([old?.replacedBy, now?.replaces]).toEqual([second, [first]])
  })

  test('Assigning twice is one command, also where it replaced something', async () => {
    const again = await house.cascade.assign(hang, second, (await draftOf(second)).revision)
    expect(again).toMatchObject({ ok: true, value: { directive: second } })
  })

  test('The chain upward, downward and beside, joined to our own letters; a unit sees of it what is its own', async () => {
    const [old, now] = [await chain(first), await chain(second)]
    expect(now.up.map(({ relation, symbol, directive }) => [relation, symbol, directive?.id ?? null])).toEqual([
      ['replaces', '701/UBND-KT', first],
      ['carriesOut', '88-KH/TU', null],
    ])
    expect(now.up[0]?.quote).toBe('thay thế Công văn số 701/UBND-KT ngày 20/10/2026 của Ủy ban nhân dân tỉnh')
    expect(old.down).toMatchObject([{ relation: 'replaces', directive: { id: second, number: '802/UBND-KT' } }])
    expect(old.beside).toMatchObject([{ symbol: '88-KH/TU', letters: [{ directive: { id: second } }] }])
    const stranger = await house.clerkOf('so-tu-phap')
    expect(await views.legalChain(stranger, first)).toMatchObject({ ok: false, problem: { code: 'scope.forbidden' } })
    const health = must(await views.legalChain(await house.clerkOf('so-y-te'), first))
    expect(health.down).toHaveLength(1)
  })

  test('A repealed letter is withdrawn, or runs on where the officer said so; no question about one that has ended', async () => {
    const closing = 'Bãi bỏ Công văn số 802/UBND-KT ngày 08/11/2026 của UBND tỉnh.'
    const kept = await take({ number: '903', day: '2026-11-09', subject: 'dừng kiểm tra giếng khoan', closing })
    expect((await draftOf(kept)).questions.find(({ kind }) => kind === 'replacesOurs')).toMatchObject({ proposal: { value: 'withdraw' } })
    await assign(kept, { [`replacesOurs:${second}`]: 'keep' })
    expect(await house.card(second)).toMatchObject({ state: 'inProgress' })
    const repeals = await take({ number: '904', day: '2026-11-09', subject: 'dừng hẳn kiểm tra giếng khoan', closing })
    await assign(repeals)
    expect(await house.card(second)).toMatchObject({ state: 'withdrawn', done: true })
    const late = await take({ number: '905', day: '2026-11-09', subject: 'nhắc lại', closing })
    expect((await draftOf(late)).questions.filter(({ kind }) => kind === 'replacesOurs')).toEqual([])
  })
})
