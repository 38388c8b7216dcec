import { afterEach, describe, expect, test } from '@jest/globals'
import { at, dayOf, localDate, type Instant, type InstanceId, type PersonId } from '#base'
import { statement } from '#database'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'
import { directive as letter } from '../support/letters.js'
import { ask } from '../support/owner.js'

interface MailLine {
  readonly person: PersonId
  readonly kind: string
  readonly status: string
  readonly text: string
  readonly subject: string
  readonly created_at: Instant
}
const mails = statement<Record<never, never>, MailLine>('test-mails', [], 'select person, kind, status, text, subject, created_at from house.mail order by id')
const gaps = statement<Record<never, never>, { kind: string; what: string }>(
  'test-gaps',
  [],
  'select kind, what from house.not_reached where ended_at is null order by id',
)
const CLERK = 'xa.muonghum'
const UNIT = 'xa-02728'

describe('Whom a message reaches', () => {
  let house: TestHouse
  afterEach(() => house.close())
  const all = (): Promise<MailLine[]> => house.database.sql.run(mails, {})
  const of = async (person: PersonId): Promise<MailLine[]> => (await all()).filter((mail) => mail.person === person)
  /** Opens a house whose directory differs from the sample's; `who('name')` in the statement is whoever signs in by that name. */
  const open = async (change?: string): Promise<void> => {
    house = await openTestHouse('2026-11-09', '08:00')
    const named = change?.replace(/who\('([^']+)'\)/gu, "(select person from house.account where username = '$1')")
    // Before anybody has looked into the directory, which is kept for some seconds.
    if (named) await ask(house.settings.databaseUrl ?? '', named)
  }

  /** All units of these letters are late at once; here each climbs for itself all the same. */
  const climbEach = async (): Promise<void> => {
    const rules = { massLateShare: 1 }
    must(await house.cascade.adoptPolicy(await house.as('chanhvp'), { rules, why: 'Từng đơn vị tự báo cáo lên.', seen: 1 }))
  }

  test('One digest a person a morning, within the hours, also for whoever holds two posts', async () => {
    await open(
      `insert into house.post_held (person, unit, post, title) select person, unit, 'handler', 'Chuyên viên' from house.post_held where person = who('${CLERK}')`,
    )
    const { person } = await house.as(CLERK)
    await house.assigned('2026-11-20')
    await house.goTo('2026-12-11', '18:00')
    const mornings = (await all()).map((mail) => `${mail.person} ${dayOf(mail.created_at)}`)
    expect(mornings.length).toBeGreaterThan(300)
    expect(new Set(mornings).size).toBe(mornings.length)
    const clocks = (await all()).map((mail) => mail.created_at - at(dayOf(mail.created_at), '07:30'))
    expect(clocks.every((late) => late >= 0 && late < 9.5 * 3_600_000)).toBe(true)
    const [first] = await of(person)
    const lines = first?.text.split('\n').filter((line) => line.startsWith('- ')) ?? []
    expect(new Set(lines).size).toBe(lines.length)
  }, 60_000)

  test('Whoever is on leave is not written to: the deputy is, reads for whom, and may act; afterwards neither', async () => {
    // From the day after: the news of today is written to the clerk, and readdressed before it is sent.
    await open(`insert into house.deputy (person, deputy, valid_from, valid_to) values (who('${CLERK}'), who('soyte'), '2026-11-10', '2026-11-13')`)
    const [clerk, deputy] = [await house.as(CLERK), await house.as('soyte')]
    const directive = await house.assigned('2026-11-20')
    await house.goTo('2026-11-13', '17:30')
    expect(await of(clerk.person)).toEqual([])
    const read = (await of(deputy.person)).map(({ text }) => text).join('\n')
    const name = (await house.needs.directory()).people.get(clerk.person)?.name ?? ''
    expect(read).toContain(`(Thay đồng chí ${name})`)
    const [plan] = (await house.cards(directive, 'unit-plan')).filter(({ unit }) => unit === UNIT)
    const issue = (actor: { person: PersonId }) =>
      house.cascade.send(actor, { instance: plan?.id as never, event: 'NOTE', payload: { text: 'Đang soạn.' }, key: key() })
    must(await issue(deputy))
    await house.goTo('2026-11-16', '08:00')
    expect((await issue(deputy)).ok).toBe(false)
  }, 60_000)

  test('A unit without a head still climbs, and the Office sees the gap once', async () => {
    await open(`update house.post_held set valid_to = '2026-11-01' where person = who('${CLERK}.ct')`)
    await climbEach()
    const directive = await house.assigned('2026-11-12')
    await house.goTo('2026-11-20', '08:00')
    const plan = (await house.cards(directive, 'unit-plan')).find(({ unit }) => unit === UNIT)
    const levels = (await house.told(directive)).filter(({ instance, kind }) => instance === plan?.id && kind === 'escalation').map(({ level }) => level)
    expect(levels).toContain(1)
    expect((await house.database.sql.run(gaps, {})).filter(({ kind }) => kind === 'post')).toEqual([{ kind: 'post', what: `${UNIT}:headOfUnit` }])
  }, 60_000)

  test('Silent mode: all is written, the Office alone is told, and what waits goes its way when it ends', async () => {
    await open()
    const chief = await house.as('chanhvp')
    await house.needs.mailRoom.setSilence({ on: true, by: chief.person, reason: 'Chạy thử' })
    await house.assigned('2026-11-20')
    await house.goTo('2026-11-10', '09:00')
    const { person } = await house.as(CLERK)
    expect((await of(person)).map(({ status }) => status)).toEqual(['silent'])
    expect((await all()).filter(({ status }) => status === 'kept').length).toBeGreaterThan(0)
    await house.goTo('2026-11-13', '06:00')
    await house.needs.mailRoom.setSilence({ on: false, by: chief.person, reason: 'Đã rà soát' })
    await house.goTo('2026-11-13', '09:00')
    expect((await of(person)).map(({ status }) => status)).toEqual(['silent', 'kept'])
  }, 60_000)

  test('Who wants no digest reads it on the page; what climbs is written to him all the same', async () => {
    await open()
    const { person } = await house.as(`${CLERK}.ct`)
    const clerk = await house.as(CLERK)
    for (const one of [person, clerk.person]) await house.needs.mailRoom.choose(one, false)
    await climbEach()
    await house.assigned('2026-11-12')
    await house.goTo('2026-11-12', '09:00')
    expect(new Set((await of(clerk.person)).map(({ status }) => status))).toEqual(new Set(['declined']))
    await house.goTo('2026-11-13', '09:00')
    expect((await of(person)).map(({ status }) => status)).toContain('kept')
  }, 60_000)

  test('What is urgent goes at once, at any hour, each letter in a mail of its own; what is not waits for the morning', async () => {
    await open()
    const hang = await house.as('hang')
    const bytes = new TextEncoder().encode(letter)
    const assigned = async (urgency: 'hoa-toc' | 'normal', number: string): Promise<void> => {
      const { directive } = must(await house.cascade.takeInLetter(hang, { name: 'cong-van.txt', bytes, again: true }))
      const id = directive as InstanceId
      const draft = must(await house.cascade.draft(hang, id))
      const dated = must(
        await house.cascade.changeDraft(hang, id, {
          revision: draft.revision,
          number,
          urgency,
          issuedOn: localDate('2026-11-09'),
          trackedUntil: localDate('2026-12-31'),
          obligations: draft.obligations.filter((one) => one.class === 'plan').map(({ path }) => ({ path, dueOn: localDate('2026-11-27') })),
        }),
      )
      const answers = Object.fromEntries(dated.questions.filter(({ answered }) => !answered).map((one) => [one.id, { accept: true as const }]))
      const ready = must(await house.cascade.changeDraft(hang, id, { revision: dated.revision, answers }))
      must(await house.cascade.assign(hang, id, ready.revision))
      await house.settle()
    }
    await house.goTo('2026-11-09', '21:40')
    await assigned('hoa-toc', '2001')
    const { person } = await house.as(CLERK)
    const [first] = await of(person)
    expect(first).toMatchObject({ kind: 'urgent', subject: expect.stringMatching(/^Khẩn: Công văn số 2001/u) })
    expect(first?.text).toContain('Văn bản có độ khẩn nên thư được gửi ngay')
    await assigned('normal', '2002')
    expect(await of(person)).toHaveLength(1)
    await house.goTo('2026-11-10', '07:30')
    const [, second] = await of(person)
    expect(second).toMatchObject({ kind: 'digest' })
    expect(second?.text).toContain('2002')
    expect(second?.text).not.toContain('2001')
  }, 60_000)
})
