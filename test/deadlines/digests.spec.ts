import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { House } from '#assembly'
import { at, localDate, type Instant, type PersonId } from '#base'
import type { PostHeld } from '#directory'
import { putClockForward, statement, type NoArgs } from '#database'
import { openMailServer, type MailServer } from '../support/mail-server.js'
import { must, openTestHouse, type TestHouse } from '../support/house.js'
import { houseOn, takePartyPaper } from './party-paper.js'

interface Digest {
  readonly person: PersonId
  readonly day: string
  readonly clock: string
  readonly notices: number
}
const digests = statement<NoArgs, Digest>(
  'test-digests',
  [],
  /* sql */ `
select m.person, to_char(m.created_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day, to_char(m.created_at at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI') as clock,
  (select count(*)::int from house.notice n where n.mail = m.id) as notices
from house.mail m where m.kind = 'digest' and m.channel = 'mail' order by m.id`,
)
interface Standing {
  readonly id: number
  readonly person: PersonId
  readonly address: string
  readonly status: string
  readonly why: string | null
  readonly attempts: number
  readonly tries: readonly string[]
}
const standing = statement<NoArgs, Standing>(
  'test-mail-standing',
  [],
  /* sql */ `
select m.id, m.person, m.address, m.status, m.why, m.attempts, array(select t.outcome from house.mail_try t where t.mail = m.id order by t.n) as tries
from house.mail m order by m.id`,
)
const holdTimer = statement<{ instance: number }, never>(
  'test-hold-timer',
  ['instance'],
  'select instance from engine.timer where instance = $1::bigint for update',
)
const moment = (day: string, clock: string): Instant => at(localDate(day), clock)
const perDay = (all: readonly Digest[]): string[] => all.map(({ person, day }) => `${person} on ${day}`)
const twice = (all: readonly Digest[]): string[] => perDay(all).filter((key, i, keys) => keys.indexOf(key) !== i)

describe('A line that is written after the digest of the morning was cut', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse('2026-11-02')
  }, 60_000)
  afterAll(() => house.close())

  test('waits for the next working morning, so that nobody has two digests on one day', async () => {
    const { sql } = house.database
    const [first, second] = [await takePartyPaper(house, '2026-11-06', '1-KH/TU'), await takePartyPaper(house, '2026-11-06', '2-KH/TU')]
    await house.goTo('2026-11-05', '19:00')
    const before = (await sql.run(digests, {})).length
    // A worker that stands still holds the second letter's timer over the whole morning; the others do not wait for it for ever.
    await sql.tx(async (held) => {
      await held.run(holdTimer, { instance: second })
      await putClockForward(sql, moment('2026-11-06', '07:41'))
      await house.settle()
    })
    const morning = (await sql.run(digests, {})).slice(before)
    expect(morning.map(({ day, clock, notices }) => [day, clock, notices])).toEqual([['2026-11-06', '07:41', 1]])
    await house.settle()
    const late = (await house.told(second)).filter(({ kind }) => kind === 'reminder')
    expect([late.at(-1)?.mail, late.at(-1)?.withdrawn, late.length]).toEqual([
      null,
      false,
      (await house.told(first)).filter(({ kind }) => kind === 'reminder').length,
    ])
    expect((await sql.run(digests, {})).slice(before)).toEqual(morning)
    expect(await house.needs.notices.nextDelivery()).toBe(moment('2026-11-09', '07:30'))
    await house.goTo('2026-11-13', '12:00')
    const all = await sql.run(digests, {})
    expect(all.length).toBeGreaterThan(before + 3)
    expect([twice(all), all.filter(({ notices }) => notices === 0)]).toEqual([[], []])
  })
})

describe('A morning of thousands of lines', () => {
  test('gives each person one digest with all of them, and leaves none for the next morning', async () => {
    const house = await openTestHouse('2026-11-09')
    try {
      const directive = await takePartyPaper(house, '2026-12-31')
      const { person, post } = (await house.needs.directory()).posts[0] as PostHeld
      const others = (await house.needs.directory()).posts.map((held) => held.person).filter((one) => one !== person)
      const readers = [person, ...new Set(others)].slice(0, 7)
      const line = { forPerson: null, post, role: 'handler', unit: null, instance: directive, directive, about: 'nudge', kind: 'news', level: 0 } as const
      const said = { stage: 'onTime', state: '', dueOn: null, dueSource: 'none', deliverAt: moment('2026-11-10', '07:30') } as const
      const lines = Array.from({ length: 5_600 }, (_, n) => ({ ...line, ...said, effect: `many:${n}`, person: readers[n % 7] as PersonId, text: `Dòng ${n}.` }))
      await house.needs.notices.write(lines)
      await house.goTo('2026-11-10', '12:00')
      const all = (await house.database.sql.run(digests, {})).filter(({ notices }) => notices >= 100)
      expect(all.map(({ day }) => day)).toEqual(Array(7).fill('2026-11-10'))
      expect(all.map(({ notices }) => notices).reduce((sum, one) => sum + one)).toBeGreaterThanOrEqual(5_600)
    } finally {
      await house.close()
    }
  }, 60_000)
})

describe('Two workers that cut and hand over at the same moments', () => {
  let house: TestHouse
  let other: House
  beforeAll(async () => {
    house = await openTestHouse('2026-11-09')
    other = await houseOn(house.settings.databaseUrl ?? '', '2026-11-09')
  }, 60_000)
  afterAll(async () => {
    await other.close()
    await house.close()
  })

  test('give each person one digest a day, with every line in one mail', async () => {
    await house.assigned('2026-11-18')
    for (const day of ['2026-11-10', '2026-11-11', '2026-11-16', '2026-11-18', '2026-11-19']) {
      await putClockForward(house.database.sql, moment(day, '07:30'))
      await Promise.all([house.settle(), other.settle()])
      await putClockForward(house.database.sql, moment(day, '10:00'))
      await Promise.all([other.settle(), house.settle()])
    }
    const all = await house.database.sql.run(digests, {})
    expect(new Set(perDay(all)).size).toBeGreaterThan(150)
    expect([twice(all), all.filter(({ notices }) => notices === 0)]).toEqual([[], []])
  }, 60_000)
})

describe('A mail that has not gone out yet', () => {
  let server: MailServer
  let house: TestHouse
  const mails = (): Promise<Standing[]> => house.database.sql.run(standing, {})
  beforeAll(async () => {
    server = await openMailServer()
    house = await openTestHouse('2026-11-02', '08:00', { SMTP_URL: server.url, CHANNEL_SECONDS: '2' })
    await takePartyPaper(house, '2026-11-06')
    await house.goTo('2026-11-05', '19:00')
  }, 60_000)
  afterAll(async () => {
    await house.close()
    await server.close()
  })

  test('goes to the address that is kept when it is handed over, not to that of the morning on which it was written', async () => {
    server.behave('greylists')
    await house.goTo('2026-11-06', '07:30')
    const [waiting] = (await mails()).slice(-1)
    expect(waiting).toMatchObject({ status: 'waiting', attempts: 1 })
    const person = (waiting as Standing).person
    const [kept] = await house.needs.people.people([person])
    must(await house.cascade.changePerson({ person }, person, { phone: null, email: 'moi@laocai.gov.vn', revision: kept?.revision ?? 0 }))
    server.behave('takes')
    await house.goTo('2026-11-06', '09:00')
    expect((await mails()).find(({ id }) => id === waiting?.id)).toMatchObject({ status: 'sent', address: 'moi@laocai.gov.vn' })
    expect(server.taken.at(-1)?.to).toBe('moi@laocai.gov.vn')
    expect(server.taken.at(-1)?.text).toContain('To: moi@laocai.gov.vn')
  })

  test('and that may have arrived once stays a doubt to the end, although the server only put it off afterwards', async () => {
    server.behave('cutsAfterData', 'greylists')
    await house.goTo('2026-11-09', '07:30')
    await house.goTo('2026-11-12', '16:00')
    const tried = (await mails()).filter(({ tries }) => tries.length === 6)
    expect(tried.map(({ status, why, tries }) => [status, why, tries.includes('uncertain')])).toEqual(
      expect.arrayContaining([
        ['uncertain', null, true],
        ['failed', 'gaveUp', false],
      ]),
    )
    expect(tried.filter(({ status, tries }) => (status === 'uncertain') !== tries.includes('uncertain'))).toEqual([])
    expect(tried.flatMap(({ tries }) => tries.slice(-1)).every((last) => last === 'deferred')).toBe(true)
  })
})
