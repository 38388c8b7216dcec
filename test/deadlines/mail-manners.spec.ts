import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { statement, type NoArgs } from '#database'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { openMailServer, type MailServer, type Manner } from '../support/mail-server.js'
import type { House } from '#assembly'
import { at, localDate } from '#base'
import { houseOn, takePartyPaper } from './party-paper.js'

interface MailLine {
  readonly id: number
  readonly status: string
  readonly why: string | null
  readonly tries: readonly string[]
}
const mails = statement<NoArgs, MailLine>(
  'test-mails-and-tries',
  [],
  'select m.id::int as id, m.status, m.why, array(select t.outcome from house.mail_try t where t.mail = m.id order by t.n) as tries from house.mail m order by m.id',
)

/** How the server behaves on each morning, one connection after the other; the last manner stays. */
const MORNINGS: readonly (readonly [string, ...Manner[]])[] = [
  ['2026-11-06', 'greylists', 'cutsAfterData', 'slow'],
  ['2026-11-09', 'overloaded', 'cutsBeforeData', 'refusesLogin', 'closesDown', 'takes'],
  ['2026-11-11', 'silentAfterData', 'neverGreets', 'takes'],
  ['2026-11-16', 'refusesContent'],
  ['2026-11-18', 'noSuchMailbox'],
  ['2026-11-20', 'cutsAfterData', 'cutsAfterData', 'takes'],
]

describe('Mornings on which a mail server does everything that mail servers do', () => {
  let [fresh, server, house]: [FreshDatabase?, MailServer?, House?] = []
  const all = async (): Promise<MailLine[]> => (house ? house.database.sql.run(mails, {}) : [])
  beforeAll(async () => {
    fresh = await freshDatabase()
    server = await openMailServer()
    house = await houseOn(fresh.url, '2026-11-02', '08:00', { SMTP_URL: server.url, CHANNEL_SECONDS: '2', MAILS_PER_MINUTE: '1000' })
    await takePartyPaper(house, '2026-11-06', '21-KH/TU')
    await takePartyPaper(house, '2026-11-20', '22-KH/TU')
    await house.moveClock(at(localDate('2026-11-05'), '19:00'))
  }, 60_000)
  afterAll(async () => {
    await house?.close()
    await server?.close()
    await fresh?.drop()
  })

  test('No mail is lost: each arrives, or failed for good with the server’s word; twice only what was cut after the message, under one name', async () => {
    for (const [day, ...manners] of MORNINGS) {
      server?.behave(...manners)
      await house?.moveClock(at(localDate(day), '16:00'))
    }
    const lines = await all()
    expect(lines.length).toBeGreaterThanOrEqual(6)
    const outcomes = new Set(lines.flatMap(({ tries }) => tries))
    expect([...outcomes].sort()).toEqual(['bounced', 'deferred', 'refused', 'sent', 'uncertain'])
    const arrived = new Map<number, number>()
    for (const { text } of server?.taken ?? []) {
      const id = Number(/Message-ID: <dondoc-(\d+)@/u.exec(text)?.[1])
      arrived.set(id, (arrived.get(id) ?? 0) + 1)
    }
    for (const { id, status, why, tries } of lines) {
      const isLost = status === 'sent' ? !arrived.has(id) : !(status === 'failed' && (why === 'bounced' || why === 'refused'))
      expect([id, status, tries, isLost]).toEqual([id, status, tries, false])
      const uncertain = tries.filter((outcome) => outcome === 'uncertain').length
      expect(arrived.get(id) ?? 0).toBeLessThanOrEqual(1 + uncertain)
      // The record says so wherever it may have arrived without an answer.
      if ((arrived.get(id) ?? 0) > 1) expect(uncertain).toBeGreaterThan(0)
    }
    expect([...arrived.values()].some((times) => times > 1)).toBe(true)
  }, 60_000)
})
