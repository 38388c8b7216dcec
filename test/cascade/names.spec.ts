import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { InstanceId } from '#base'
import { withdrawAlias } from '#cascade'
import type { DraftQuestion, DraftView } from '#contract'
import { statement, type NoArgs } from '#database'
import { must, openTestHouse, type TestHouse } from '../support/house.js'

interface Said {
  readonly number: string
  readonly day?: readonly [day: string, month: string, year: string]
  readonly to?: string
  readonly tasks: readonly string[]
}

/** A letter of our own wording that names whom the test wants. */
function letter({ number, day: [day, month, year] = ['09', '11', '2026'], to = '- Sở Nội vụ;\n- Sở Tài chính.', tasks }: Said): Uint8Array {
  return new TextEncoder().encode(`ỦY BAN NHÂN DÂN
TỈNH LÀO CAI

Số: ${number}/UBND-NLN
V/v bảo vệ đàn cá nuôi lồng mùa rét

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lào Cai, ngày ${day} tháng ${month} năm ${year}

Kính gửi:

${to}

Để bảo vệ đàn cá nuôi lồng trong mùa rét, Ủy ban nhân dân tỉnh yêu cầu:

${tasks.map((task, i) => `${i + 1}. ${task}`).join('\n\n')}

Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.

Nơi nhận:
- Như trên;
- Lưu: VT, NLN.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Văn Mẫu
`)
}

const audited = statement<NoArgs, { what: string; actor: number; name: string }>(
  'test-audited-aliases',
  [],
  `select what, actor, detail ->> 'name' as name from house.audit where what like 'alias.%' order by id`,
)
const rewrite = statement<NoArgs, never>('test-rewrite-alias', [], `update house.unit_alias set units = '{so-y-te}'`)

describe('Names that the directory does not know', () => {
  let house: TestHouse
  let hang: { person: never }
  let other: { person: never }
  beforeAll(async () => {
    house = await openTestHouse()
    hang = (await house.as('hang')) as { person: never }
    other = (await house.as('cv.kt')) as { person: never }
  })
  afterAll(() => house.close())

  async function taken(said: Said): Promise<DraftView> {
    const { directive } = must(await house.cascade.takeInLetter(hang, { name: 'thu.txt', bytes: letter(said), again: false }))
    return must(await house.cascade.draft(hang, directive as InstanceId))
  }
  const about = (view: DraftView, name: string): DraftQuestion | undefined => view.questions.find(({ text }) => text.includes(`“${name}`))
  const answer = (view: DraftView, question: DraftQuestion | undefined, value: unknown, who = hang): ReturnType<TestHouse['cascade']['changeDraft']> =>
    house.cascade.changeDraft(who, view.directive as InstanceId, { revision: view.revision, answers: { [question?.id ?? '']: value } })
  const unitsOf = (view: DraftView, lead: string): readonly string[] | undefined => view.obligations.find(({ leads }) => leads.includes(lead))?.units
  const aliases = async (): Promise<string[]> =>
    (await house.needs.aliases.all()).map(({ name, units, withdrawnAt }) => `${name} = ${units.join(', ')}${withdrawnAt === null ? '' : ' (bỏ)'}`)

  const FISHERY = 'Giao Chi cục Thủy sản tỉnh rà soát số lồng nuôi, hướng dẫn che chắn trước ngày 30/11/2026.'

  test('An unknown name is asked with the three nearest and why; the answer gives it the work, and the next letter does not ask', async () => {
    const first = await taken({ number: '501', tasks: [FISHERY] })
    const question = about(first, 'Chi cục Thủy sản')
    expect(question).toMatchObject({ kind: 'unknownUnit', answered: false, choices: [{}, {}, {}] })
    expect(question?.choices?.every(({ ground }) => ground !== '')).toBe(true)
    expect(unitsOf(first, 'Chi cục Thủy sản tỉnh')).toEqual([])

    const told = must(await answer(first, question, 'Sở NN&MT'))
    expect(unitsOf(told, 'Chi cục Thủy sản tỉnh')).toEqual(['so-nong-nghiep-moi-truong'])

    const second = await taken({ number: '502', tasks: [FISHERY.replace('Chi cục Thủy sản', 'Chi cục Thuỷ sản'), 'Giao Sở Tài chính bố trí kinh phí.'] })
    expect(unitsOf(second, 'Chi cục Thuỷ sản tỉnh') ?? unitsOf(second, 'Chi cục Thủy sản tỉnh')).toEqual(['so-nong-nghiep-moi-truong'])
    const remembered = second.questions.find(({ kind }) => kind === 'unknownUnit')
    expect(remembered).toMatchObject({ answered: true })
    expect(remembered?.text).toMatch(
      /^“Chi cục Thu.+ tỉnh”: Sở Nông nghiệp và Môi trường\. Theo câu trả lời trước của .+ ngày 09\/11\/2026 \(501\/UBND-NLN ngày 09\/11\/2026\)\.$/u,
    )
  })

  test('Deciding anew replaces what was remembered, under the name of who decided; “nobody” and undoing withdraw it', async () => {
    const third = await taken({ number: '503', tasks: [FISHERY] })
    const changed = must(await answer(third, about(third, 'Chi cục Thủy sản'), 'Sở Khoa học và Công nghệ', other))
    expect(unitsOf(changed, 'Chi cục Thủy sản tỉnh')).toEqual(['so-khoa-hoc-cong-nghe'])
    expect(await aliases()).toEqual(['Chi cục Thủy sản tỉnh = so-khoa-hoc-cong-nghe', 'Chi cục Thủy sản tỉnh = so-nong-nghiep-moi-truong (bỏ)'])
    const back = must(await house.cascade.changeDraft(other, third.directive as InstanceId, { revision: changed.revision, undo: changed.revision }))
    expect((await aliases())[0]).toBe('Chi cục Thủy sản tỉnh = so-nong-nghiep-moi-truong')
    must(await answer(back, about(back, 'Chi cục Thủy sản'), 'none'))
    expect((await aliases()).filter((line) => !line.endsWith('(bỏ)'))).toEqual([])
    expect(about(await taken({ number: '504', tasks: [FISHERY] }), 'Chi cục Thủy sản')).toMatchObject({ answered: false })
  })

  test('A letter wrong is a proposal and no more: nobody has the work before the officer says yes', async () => {
    const draft = await taken({ number: '505', tasks: ['Giao Sở Nội vị kiểm tra việc trực Tết trước ngày 31/12/2026.'] })
    const question = about(draft, 'Sở Nội vị')
    expect(question).toMatchObject({ answered: false, proposal: { value: 'Sở Nội vụ', ground: expect.stringContaining('Khác 1 ký tự') } })
    expect(unitsOf(draft, 'Sở Nội vị')).toEqual([])
    expect(unitsOf(must(await answer(draft, question, { accept: true })), 'Sở Nội vị')).toEqual(['so-noi-vu'])
  })

  test('An answer that names nobody known is refused, and nothing is kept of it', async () => {
    const draft = await taken({ number: '506', tasks: ['Giao Chi cục Đê điều tỉnh kiểm tra kè trước ngày 31/12/2026.'] })
    const refused = await answer(draft, about(draft, 'Chi cục Đê điều'), 'Sở Thuyền bè')
    expect(refused).toMatchObject({ ok: false, problem: { code: 'unit.unknown', params: { name: 'Sở Thuyền bè' } } })
    expect((await aliases()).some((line) => line.includes('Đê điều'))).toBe(false)
  })

  test('A name that the officer writes among the addressees is asked like one of the letter, and no longer when he takes it out', async () => {
    const draft = await taken({ number: '510', tasks: ['Giao Sở Tài chính bố trí kinh phí.'] })
    const change = (view: DraftView, addressees: readonly string[]): ReturnType<TestHouse['cascade']['changeDraft']> =>
      house.cascade.changeDraft(hang, view.directive as InstanceId, { revision: view.revision, addressees: [...addressees] })
    const names = draft.addressees.map(({ name }) => name)
    const wider = must(await change(draft, [...names, 'Hạt Kiểm lâm liên xã', 'Sở Giao thông vận tải']))
    expect(about(wider, 'Hạt Kiểm lâm')).toMatchObject({ kind: 'unknownUnit', answered: false })
    expect(about(wider, 'Sở Giao thông vận tải')).toMatchObject({ kind: 'successor', answered: true })
    expect(about(must(await change(wider, names)), 'Hạt Kiểm lâm')).toBeUndefined()
  })

  test('A part of a class is asked, answered by a list, and the list is remembered', async () => {
    const border = 'Ủy ban nhân dân các xã biên giới tuyên truyền đến từng hộ nuôi trước ngày 31/12/2026.'
    const draft = await taken({ number: '507', to: '- Ủy ban nhân dân các xã biên giới.', tasks: [border] })
    const question = about(draft, 'Ủy ban nhân dân các xã biên giới')
    expect(question).toMatchObject({ answered: false, several: true })
    const told = must(await answer(draft, question, ['UBND xã A Mú Sung', 'UBND xã Trịnh Tường']))
    expect(told.addressees).toMatchObject([{ units: ['xa-02686', 'xa-02695'] }])
    const next = await taken({ number: '508', to: '- Ủy ban nhân dân các xã biên giới.', tasks: [border] })
    expect(next.addressees).toMatchObject([{ units: ['xa-02686', 'xa-02695'] }])
  })

  test('“Trừ …” behind a class is heard, at the head and in a task', async () => {
    const draft = await taken({
      number: '509',
      to: '- Các sở, ban, ngành (trừ Sở Y tế).',
      tasks: ['Các sở, ban, ngành, trừ Sở Văn hóa, Thể thao và Du lịch và Sở Tư pháp, báo cáo kết quả trước ngày 31/12/2026.'],
    })
    expect(draft.addressees[0]?.units).toHaveLength(14)
    expect(draft.addressees[0]?.units).not.toContain('so-y-te')
    expect(draft.obligations[0]?.units).toHaveLength(13)
    expect(draft.obligations[0]?.units).not.toContain('so-van-hoa-the-thao-du-lich')
  })

  test('A letter of before the merger: the unit that was meant stays on record beside the one that has the work; no answer changes what it was called', async () => {
    const draft = await taken({
      number: '13',
      day: ['17', '01', '2022'],
      to: '- Ban Dân tộc tỉnh.',
      tasks: ['Giao Ban Dân tộc tỉnh kiểm tra các hộ nuôi trước ngày 31/12/2026.'],
    })
    const question = about(draft, 'Ban Dân tộc tỉnh')
    expect(draft.addressees).toMatchObject([{ name: 'Ban Dân tộc tỉnh', units: ['so-dan-toc-ton-giao'] }])
    expect(question).toMatchObject({ kind: 'successor', answered: true })
    expect(question?.text).toBe('“Ban Dân tộc tỉnh”: Sở Dân tộc và Tôn giáo (kế thừa Ban Dân tộc tỉnh, hoạt động đến hết ngày 30/06/2025).')
    const moved = must(await answer(draft, question, 'Sở Nội vụ'))
    expect(unitsOf(moved, 'Ban Dân tộc tỉnh')).toEqual(['so-noi-vu'])
    expect((await aliases()).some((line) => line.includes('Dân tộc'))).toBe(false)
  })

  test('Each answer and each withdrawal is in the audit; what was answered is never rewritten; a withdrawn name is unknown', async () => {
    const [standing] = (await house.needs.aliases.all()).filter(({ withdrawnAt }) => withdrawnAt === null)
    expect(must(await withdrawAlias(house.needs, standing?.id ?? 0, hang.person, 'Nhầm danh sách.'))).toEqual({ name: standing?.name })
    expect(await withdrawAlias(house.needs, standing?.id ?? 0, hang.person, 'Lần nữa.')).toMatchObject({ ok: false, problem: { code: 'alias.unknown' } })
    const lines = await house.database.sql.run(audited, {})
    expect(lines.filter(({ name }) => name.startsWith('Chi cục Thủy sản')).map(({ what, actor }) => [what, actor])).toEqual([
      ['alias.remembered', hang.person],
      ['alias.remembered', other.person],
      ['alias.remembered', other.person],
      ['alias.withdrawn', hang.person],
    ])
    expect(lines.at(-1)).toEqual({ what: 'alias.withdrawn', actor: hang.person, name: standing?.name })
    await expect(house.database.sql.run(rewrite, {})).rejects.toThrow('can only be withdrawn')
  })
})
