import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { InstanceId } from '#base'
import { intakeStats, type Actor } from '#cascade'
import type { DraftChange, DraftView } from '#contract'
import { statement } from '#database'
import { LETTER_NAME, must, openTestHouse, type TestHouse } from '../support/house.js'
import { directive as letter } from '../support/letters.js'

const spoilPair = statement<{ directive: InstanceId }, never>(
  'test-spoil-pair',
  ['directive'],
  `update house.draft_pair set issued = '{}'::jsonb where directive = $1`,
)

describe('Hai người cùng rà soát một văn bản; bản đọc ban đầu được giữ để đo', () => {
  let house: TestHouse
  let hang: Actor
  let nam: Actor
  let directive: InstanceId
  beforeAll(async () => {
    house = await openTestHouse()
    ;[hang, nam] = [await house.as('hang'), await house.as('cv.kt')]
    directive = must(await house.cascade.takeInLetter(hang, { name: LETTER_NAME, bytes: new TextEncoder().encode(letter), again: false }))
      .directive as InstanceId
  })
  afterAll(() => house.close())

  const draft = async (): Promise<DraftView> => must(await house.cascade.draft(hang, directive))
  const change = (by: Actor, part: DraftChange): ReturnType<TestHouse['cascade']['changeDraft']> => house.cascade.changeDraft(by, directive, part)

  test('Sửa hai chỗ khác nhau, cùng một lúc: giữ cả hai, và nói ai vừa sửa chỗ nào', async () => {
    const { revision, obligations } = await draft()
    const path = obligations[0]?.path ?? ''
    const [first, second] = await Promise.all([
      change(hang, { revision, subject: 'Về việc trực phòng cháy rừng' }),
      change(nam, { revision, obligations: [{ path, title: 'Lập phương án trực' }] }),
    ])
    must(first)
    must(second)
    const after = await draft()
    expect(after.header.subject).toBe('Về việc trực phòng cháy rừng')
    expect(after.obligations[0]?.title).toBe('Lập phương án trực')
    expect(new Set(after.saves.map(({ by }) => by?.id))).toEqual(new Set([hang.person, nam.person]))
    expect(after.saves.flatMap(({ places }) => places)).toEqual(expect.arrayContaining(['subject', `task/${path}/title`]))
  })

  test('Sửa cùng một chỗ: người sau được hỏi, thấy cả hai giá trị; nhập giống nhau thì không hỏi', async () => {
    const { revision } = await draft()
    must(await change(hang, { revision, number: '1436' }))
    expect(await change(nam, { revision, number: '1463' })).toMatchObject({
      ok: false,
      problem: { code: 'draft.stale', params: { conflicts: [{ place: 'number', theirs: '1436', yours: '1463', by: { id: hang.person } }] } },
    })
    must(await change(nam, { revision, number: '1436' }))
  })

  test('Một người gộp mục mà người kia đang sửa: người kia được báo, không mất gì', async () => {
    const { revision, obligations } = await draft()
    const [one, next] = obligations.filter(({ dropped }) => !dropped)
    must(await change(hang, { revision, tasks: [{ do: 'merge', path: one?.path ?? '', with: next?.path ?? '' }] }))
    expect(await change(nam, { revision, obligations: [{ path: next?.path ?? '', title: 'Tên khác' }] })).toMatchObject({
      ok: false,
      problem: { code: 'draft.stale', params: { conflicts: [{ place: `task/${next?.path}/*` }] } },
    })
    const merged = await draft()
    const undone = must(await change(hang, { revision: merged.revision, undo: merged.undo ?? 0 }))
    expect(undone.obligations).toEqual(obligations)
  })

  test('Hoàn tác rồi làm lại; chỗ người khác đã sửa tiếp thì không hoàn tác đè lên', async () => {
    const before = await draft()
    const typed = must(await change(hang, { revision: before.revision, signer: 'Nguyễn Thành Công' }))
    const undone = must(await change(hang, { revision: typed.revision, undo: typed.undo ?? 0 }))
    expect(undone.header.signer).toBe(before.header.signer)
    const again = must(await change(hang, { revision: undone.revision, undo: undone.redo ?? 0 }))
    expect(again.header.signer).toBe('Nguyễn Thành Công')
    const others = must(await change(nam, { revision: again.revision, signer: 'Nguyễn Thế Phước' }))
    expect((await draft()).undo).not.toBe(again.undo)
    expect(await change(hang, { revision: others.revision, undo: again.undo ?? 0 })).toMatchObject({ ok: false, problem: { code: 'draft.cannotUndo' } })
  })

  test('Gửi lại vì mất mạng thì chỉ lưu một lần', async () => {
    const { revision, obligations } = await draft()
    const long = obligations.slice(1).find(({ span }) => span.to - span.from > 60)
    const split: DraftChange = { revision, key: 'once', tasks: [{ do: 'split', path: long?.path ?? '', at: (long?.span.from ?? 0) + 30 }] }
    must(await change(hang, split))
    must(await change(hang, split))
    expect((await draft()).obligations).toHaveLength(obligations.length + 1)
  })

  test('Khi giao: bản đọc ban đầu và bản đã giao thành một cặp không sửa được, và đo được máy đọc đúng đến đâu', async () => {
    const before = await draft()
    const lines = before.obligations.filter((one) => one.class === 'line' && one.made === undefined)
    const ready = must(
      await change(hang, {
        revision: before.revision,
        issuedOn: '2026-11-09' as never,
        references: [...before.references.map((one) => ({ ...one })), { symbol: '05-CT/TU', role: 'mentioned' }],
        obligations: [{ path: lines.at(-1)?.path ?? '', dropped: true, dropReason: 'Trùng mục trên' }],
      }),
    )
    const answers = Object.fromEntries(ready.questions.filter(({ answered }) => !answered).map(({ id }) => [id, { accept: true }]))
    const last = must(await change(hang, { revision: ready.revision, answers }))
    must(await house.cascade.assign(hang, directive, last.revision))
    const stats = await intakeStats(house.needs.drafts)
    expect(stats.groups).toMatchObject([{ kind: 'công văn', month: '2026-11', letters: 1 }])
    const read = before.obligations.filter(({ made }) => made === undefined).length
    expect(stats.overall).toMatchObject({ letters: 1, asRead: 0, tasks: { read, corrected: 2, dropped: 1, merged: 0, added: 0, split: 1 } })
    expect(stats.overall.tasks.kept).toBe(read - 3)
    expect(stats.overall.fields).toMatchObject({ title: { corrected: 1 }, words: { corrected: 1 } })
    expect(stats.overall.head).toMatchObject({ number: { corrected: 0, filled: 1 }, subject: { corrected: 1 }, references: { corrected: 1 } })
    await expect(house.database.sql.run(spoilPair, { directive })).rejects.toThrow(/was assigned and stands/u)
  })
})
