import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { at, clockOf, dayOf, formatDate, localDate, type Instant, type InstanceId } from '#base'
import { bodyOf } from '#calendar'
import { statement } from '#database'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'
import { HOA_TOC } from './hoa-toc-letter.js'

interface Heard {
  readonly person: string
  readonly unit: string | null
  readonly kind: string
  readonly level: number
  readonly text: string
  readonly deliver_at: Instant
  readonly cut_at: Instant | null
  readonly mail_kind: string | null
}
const heardOf = statement<{ root: number }, Heard>(
  'test-heard-at-night',
  ['root'],
  /* sql */ `
select split_part(p.email, '@', 1) as person, n.unit, n.kind, n.level, n.body ->> 'text' as text, n.deliver_at, m.created_at as cut_at, m.kind as mail_kind
from house.notice n join house.person p on p.id = n.person left join house.mail m on m.id = n.mail
where n.directive = $1 and n.withdrawn_at is null order by n.deliver_at, 1, n.id`,
)
const forgetNumber = statement<{ unit: string }, never>(
  'test-forget-number',
  ['unit'],
  `update house.person set phone = null where id in (select person from house.post_held where unit = $1 and post = 'headOfUnit')`,
)
const UNIT = 'xa-02728'
const shown = (moment: Instant): string => `${formatDate(dayOf(moment)).slice(0, 5)} ${clockOf(moment)}`

/** Takes the letter in on Friday evening, answers what it leaves open and assigns it at eight. */
async function given(house: TestHouse, text: string): Promise<InstanceId> {
  const hang = await house.as('hang')
  const taken = must(await house.cascade.takeInLetter(hang, { name: 'van-ban.txt', bytes: new TextEncoder().encode(text), again: true }))
  const directive = taken.directive as InstanceId
  const draft = must(await house.cascade.draft(hang, directive))
  const answers = Object.fromEntries(draft.questions.filter(({ answered }) => !answered).map(({ id }) => [id, { accept: true as const }]))
  const ready = must(await house.cascade.changeDraft(hang, directive, { revision: draft.revision, answers }))
  must(await house.cascade.assign(hang, directive, ready.revision))
  await house.settle()
  return directive
}

describe('A hỏa tốc letter given on a Friday at eight in the evening, due on Saturday at six', () => {
  let house: TestHouse
  let directive: InstanceId
  const heard = async (unit = UNIT): Promise<Heard[]> => (await house.database.sql.run(heardOf, { root: directive })).filter((one) => one.unit === unit)
  beforeAll(async () => {
    house = await openTestHouse('2026-11-20', '20:00')
    await house.database.sql.run(forgetNumber, { unit: UNIT })
    directive = await given(house, HOA_TOC)
    // Sở Nông nghiệp và Môi trường opens it and reports at three in the morning; the commune does nothing.
    await house.goTo('2026-11-21', '03:00')
    const clerk = await house.clerkOf('so-nong-nghiep-moi-truong')
    const [duty] = (await house.cards(directive, 'duty')).filter(({ unit }) => unit === 'so-nong-nghiep-moi-truong')
    must(
      await house.cascade.send(clerk, {
        instance: duty?.id as InstanceId,
        event: 'REPORT',
        payload: { number: '77/BC', issuedOn: localDate('2026-11-21'), summary: 'Đã neo giữ toàn bộ số bè.' },
        key: key(),
      }),
    )
    await house.goTo('2026-11-23', '06:00')
  }, 90_000)
  afterAll(() => house.close())

  test('Each hears at his hour of the night, at once and by mail', async () => {
    expect((await heard()).map(({ deliver_at: moment, person, kind, level }) => `${shown(moment)} ${person} ${kind} ${level}`)).toEqual([
      '20/11 20:00 hang open 0',
      '20/11 20:00 xa.muonghum open 0',
      '20/11 21:00 hang reminder 0',
      '20/11 21:00 vanthu reminder 0',
      '21/11 02:00 hang reminder 0',
      '21/11 02:00 xa.muonghum reminder 0',
      '21/11 05:00 hang reminder 0',
      '21/11 05:00 xa.muonghum reminder 0',
      '21/11 07:00 hang escalation 1',
      '21/11 07:00 xa.muonghum escalation 1',
      '21/11 07:00 xa.muonghum.ct escalation 1',
      '21/11 10:00 chanhvp escalation 2',
      '21/11 10:00 hang escalation 2',
      '21/11 10:00 phochanhvp.kt escalation 2',
    ])
    for (const one of await heard()) {
      expect(one.mail_kind).toBe('urgent')
      expect(shown(one.cut_at as Instant)).toBe(shown(one.deliver_at))
    }
  })

  test('The officer on duty is told whom to telephone, or that no number is kept; nobody else is', async () => {
    const all = await heard()
    const ofOfficer = all.filter(({ person }) => person === 'hang').map(({ text }) => text)
    for (const text of ofOfficer) expect(text).toContain('Ngoài giờ làm việc: đề nghị gọi điện cho đồng chí ')
    expect(all.filter(({ person }) => person !== 'hang').filter(({ text }) => text.includes('gọi điện'))).toEqual([])
    const [open, unopened, , , late, leaders] = ofOfficer
    expect(open).toContain('UBND xã Mường Hum), điện thoại 0214 3000 107.')
    expect(unopened).toMatch(/chưa tiếp nhận nhiệm vụ.*Cư A Páo.*chưa có số điện thoại.*La Văn Thiết.*điện thoại 0214 3000 107\.$/u)
    expect(late).toMatch(/thời hạn 06 giờ ngày 21\/11\/2026, đã quá 1 giờ.*Chủ tịch UBND xã, UBND xã Mường Hum\), chưa có số điện thoại trên hệ thống/u)
    expect(leaders).toMatch(/Phó Chánh Văn phòng.*Chánh Văn phòng.*La Văn Thiết/u)
  })

  test('Who has reported hears nothing more of the date', async () => {
    const after = (await heard('so-nong-nghiep-moi-truong')).filter((one) => one.deliver_at > at(localDate('2026-11-21'), '03:05') && one.kind !== 'news')
    expect(after.map(({ kind, text }) => `${kind} ${text}`)).toEqual([])
  })

  test('Other rules move what is ahead, and working days have no part in it', async () => {
    const later = await given(house, HOA_TOC.replaceAll('21/11/2026', '24/11/2026').replace('1688', '1689'))
    const [duty] = await house.cards(later, 'duty')
    const ladder = async (): Promise<string[]> => {
      const row = await house.card(duty?.id ?? 0)
      return (row as unknown as { context: { ladder: { at: Instant; kind: string }[] } }).context.ladder.map((rung) => `${shown(rung.at)} ${rung.kind}`)
    }
    const usual = ['24/11 02:00 reminder', '24/11 05:00 reminder', '24/11 06:00 overdue', '24/11 07:00 escalation', '24/11 10:00 escalation']
    expect(await ladder()).toEqual(usual)
    const chief = await house.as('chanhvp')
    const { urgency } = bodyOf((await house.needs.policies()).general)
    const duties = urgency.hoaToc.steps.duty.map((rung) => (rung.hours === 4 ? { ...rung, hours: 6 } : rung))
    const rules = { urgency: { hoaToc: { steps: { duty: duties } } }, morning: '08:00' }
    const preview = must(await house.cascade.previewPolicy(chief, { rules }))
    expect(preview.differences).toContain('Hỏa tốc, Nhiệm vụ giao đích danh: mốc “Báo cáo Lãnh đạo VP” chuyển từ sau 4 giờ sang sau 6 giờ.')
    must(await house.cascade.adoptPolicy(chief, { rules, why: 'Thống nhất tại giao ban', seen: preview.seen }))
    expect(await ladder()).toEqual([...usual.slice(0, 4), '24/11 12:00 escalation'])
  }, 60_000)
})

describe('The same letter, thượng khẩn', () => {
  test('wakes nobody: what is assigned on Friday evening is heard on Monday morning, in a mail of its own', async () => {
    const house = await openTestHouse('2026-11-20', '20:00')
    try {
      const directive = await given(house, HOA_TOC.replace('HỎA TỐC', 'THƯỢNG KHẨN'))
      await house.goTo('2026-11-23', '06:00')
      const night = await house.database.sql.run(heardOf, { root: directive })
      expect(night.filter(({ cut_at: cut }) => cut !== null)).toEqual([])
      await house.goTo('2026-11-23', '07:30')
      const morning = await house.database.sql.run(heardOf, { root: directive })
      expect(new Set(morning.map(({ cut_at: cut }) => cut && shown(cut)))).toEqual(new Set(['23/11 07:30']))
      expect(new Set(morning.map(({ mail_kind: kind }) => kind))).toEqual(new Set(['urgent']))
      expect(morning.some(({ text }) => text.includes('gọi điện'))).toBe(false)
    } finally {
      await house.close()
    }
  }, 60_000)
})
