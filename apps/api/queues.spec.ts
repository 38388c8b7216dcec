import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { at, localDate, type Instant } from '#base'
import type { Me, QueuesView } from '#contract'
import { putClockForward, statement } from '#database'
import { openWholeHouse, type Browser, type WholeHouse } from './whole-house.fixture.js'

const HOUR = 3_600_000
const audited = statement<{ what: string }, { actor: number; target: string; detail: object }>(
  'test-queue-audit',
  ['what'],
  'select actor, target, detail from house.audit where what = $1 order by id',
)
const latestMail = statement<Record<never, never>, { id: number }>('test-mail', [], 'select id from house.mail order by id desc limit 1')
const gaveUp = statement<{ id: number }, never>(
  'test-gave-up',
  ['id'],
  "update house.mail set status = 'failed', why = 'gaveUp', attempts = 6, sent_at = null, response = '451 try again later' where id = $1",
)

describe('The queue, as the administrator sees it', () => {
  let whole: WholeHouse
  let admin: Browser
  let directive: number
  let plan: number
  const see = async (): Promise<QueuesView> => {
    const { status, body } = await admin.get<QueuesView>('/api/queues')
    expect(status).toBe(200)
    return body
  }
  const again = async (body: object): Promise<unknown> => (await admin.send('POST', '/api/queues/retry', body)).body
  beforeAll(async () => {
    whole = await openWholeHouse()
    directive = await whole.house.assigned('2026-11-27')
    admin = await whole.as('quantri')
    plan = (await whole.house.cards(directive, 'unit-plan'))[0]?.id ?? 0
  }, 60_000)
  afterAll(() => whole.close())

  test('It is in the menu of the administrator alone, and everybody else is turned away', async () => {
    expect((await admin.get<Me>('/api/session')).body.pages).toContain('queues')
    for (const username of ['chanhvp', 'hang', 'kiemtra', 'xa.muonghum']) {
      const browser = await whole.as(username)
      expect((await browser.get<Me>('/api/session')).body.pages).not.toContain('queues')
      for (const answer of [
        await browser.get('/api/queues'),
        await browser.send('POST', '/api/queues/look'),
        await browser.send('POST', '/api/queues/retry', { what: 'jobs' }),
      ]) {
        expect([username, answer.status]).toEqual([username, 403])
      }
    }
  })

  test('A queue that gives no answer takes nothing from the page: what is due stands in the tables', async () => {
    const view = await see()
    expect(view).toMatchObject({ queue: null, sweeper: null, planner: null, failing: { count: 0 }, mails: [], incidents: 0 })
    expect(view.timers).toMatchObject({ due: 0, oldestDueAt: null })
    expect(await again({ what: 'jobs' })).toMatchObject({ code: 'queue.away' })
    expect((await admin.send('POST', '/api/queues/look')).body).toEqual({ queued: false })
    const first = (await whole.house.engine.nextDue()) ?? 0
    await putClockForward(whole.house.database.sql, (first - 2 * HOUR) as Instant)
    expect((await see()).timers).toMatchObject({ due: 0, nextDay: expect.any(Number) })
    expect((await see()).timers.nextDay).toBeGreaterThan(0)
    await putClockForward(whole.house.database.sql, (first + 1) as Instant)
    const late = (await see()).timers
    expect([late.due > 0, late.oldestDueAt]).toEqual([true, first])
    await whole.house.settle()
    expect((await see()).timers.due).toBe(0)
  })

  test('What failed is tried again at once when the administrator says so, once, and that stands in the audit', async () => {
    const { engine, cascade, database } = whole.house
    const sent = await (await whole.as('hang')).send('POST', `/api/instances/${plan}/events/NUDGE`, { key: 'nudge-one-unit', payload: {} })
    expect(sent.status).toBe(200)
    const tell: (typeof cascade.effects)[string] = async (effects) => {
      if (effects.some(({ instance }) => instance === plan)) throw new Error('connect ECONNREFUSED 10.0.0.5:25')
      await cascade.effects['tell']?.(effects)
    }
    // Several failures, until the next try is some time away.
    for (let i = 0; i < 3; i++) {
      await putClockForward(database.sql, ((await engine.now()) + 5 * 60_000) as Instant)
      while ((await engine.deliver({ ...cascade.effects, tell })) > 0);
    }
    const { failing, effects } = await see()
    expect([failing.count, effects.waiting]).toEqual([1, 0])
    const [row] = failing.rows
    expect(row).toMatchObject({ what: 'effect', kind: 'tell', attempts: 3, error: 'connect ECONNREFUSED 10.0.0.5:25' })
    expect((row?.nextTryAt ?? 0) - (await engine.now())).toBeGreaterThan(60_000)
    expect(await again({ what: 'failure', key: row?.key })).toEqual({ again: 1 })
    expect(await again({ what: 'failure', key: row?.key })).toEqual({ again: 0 })
    expect((await see()).effects.waiting).toBe(1)
    await whole.house.settle()
    expect((await see()).failing.count).toBe(0)
    expect(await again({ what: 'failure', key: row?.key })).toEqual({ again: 0 })
    const { person } = await whole.house.as('quantri')
    expect(await database.sql.run(audited, { what: 'queue.retry' })).toEqual([{ actor: person, target: row?.key, detail: { again: 1 } }])
    expect((await again({ what: 'failure', key: 'effect:1; drop table' })) as object).toMatchObject({ code: 'input.invalid' })
  })

  test('A message that was given up goes again, a digest only in the morning; what waits and what is limited is counted by channel', async () => {
    const { database, engine } = whole.house
    await whole.house.goTo('2026-11-25', '08:00')
    const [mail] = await database.sql.run(latestMail, {})
    await database.sql.run(gaveUp, { id: mail?.id ?? 0 })
    await putClockForward(database.sql, at(localDate('2026-11-25'), '22:00'))
    const before = await see()
    expect(before.mails).toMatchObject([{ id: mail?.id, status: 'failed', attempts: 6, response: '451 try again later', person: { name: expect.any(String) } }])
    expect(before.channels).toMatchObject([{ channel: 'mail', failed: 1, retrying: 0, perMinute: null }])
    expect(await again({ what: 'mail', id: mail?.id })).toEqual({ again: 1 })
    expect(await again({ what: 'mail', id: mail?.id })).toEqual({ again: 0 })
    const [waits] = (await see()).mails
    expect(waits).toMatchObject({ status: 'waiting', nextTryAt: at(localDate('2026-11-26'), '07:30') })
    await whole.house.goTo('2026-11-26', '08:00')
    expect((await see()).mails.filter(({ id }) => id === mail?.id)).toEqual([])
    expect(await engine.now()).toBeGreaterThanOrEqual(at(localDate('2026-11-26'), '08:00'))
  })

  test('Once the house has joined the queue the page says who works, when the planner and the sweeper were there, and what is planned', async () => {
    await whole.house.work()
    let view = await see()
    while (!view.sweeper || !view.planner || !view.queue?.workers.length) view = await see()
    expect(view.queue).toMatchObject({ backend: 'postgres', failed: 0, planner: { everyMs: 600_000 } })
    expect(view.queue?.workers).toEqual([view.sweeper.worker])
    expect(view.planner.worker).toMatch(new RegExp(`-${process.pid}$`))
    expect(Math.abs(view.now - view.planner.at)).toBeLessThan(60_000)
    expect((await admin.send('POST', '/api/queues/look')).body).toEqual({ queued: true })
    expect(await again({ what: 'jobs' })).toEqual({ again: 0 })
    const { person } = await whole.house.as('quantri')
    expect(await whole.house.database.sql.run(audited, { what: 'queue.look' })).toMatchObject([
      { actor: person, detail: { queued: false } },
      { actor: person, detail: { queued: true } },
    ])
  }, 30_000)
})
