import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { clockOf, dayOf, instant, STAGES } from '#base'
import type { DiagramView, UnitWork, WorkView } from '#contract'
import { openWholeHouse, type WholeHouse } from './whole-house.fixture.js'

const momentOf = (at: number): string => `${dayOf(instant(at))} ${clockOf(instant(at))}`

describe('The chart of a piece of work, as it is asked for', () => {
  let whole: WholeHouse
  let directive: number
  let plan: number
  beforeAll(async () => {
    whole = await openWholeHouse()
    directive = await whole.house.assigned('2026-11-27')
    const [list] = (await (await whole.as('xa.muonghum')).get<UnitWork[]>('/api/work')).body
    plan = list?.rows.find(({ work }) => work.definition === 'unit-plan')?.work.id ?? 0
  }, 60_000)
  afterAll(() => whole.close())

  const chart = async (username = 'hang', id = plan): Promise<DiagramView> =>
    (await (await whole.as(username)).get<DiagramView>(`/api/instances/${id}/diagram`)).body
  let keys = 0
  const send = async (username: string, event: string, payload: object): Promise<void> => {
    const sent = await (await whole.as(username)).send('POST', `/api/instances/${plan}/events/${event}`, { key: `chart-step-${++keys}`, payload })
    expect([event, sent.status]).toEqual([event, 200])
  }
  /** From the history of the same work, as its page tells it: the labels of its states, each with the moment of the last entering. */
  const told = async (): Promise<Readonly<Record<string, number>>> => {
    const { body } = await (await whole.as('hang')).get<WorkView>(`/api/instances/${plan}`)
    const moves = body.history.filter(({ instance }) => instance === plan).sort((one, other) => one.version - other.version)
    const entered = moves.filter(({ state }, i) => state !== null && state !== moves[i - 1]?.state)
    return Object.fromEntries(entered.map(({ state, at }) => [state ?? '', at]))
  }

  test('Who sees the work sees its chart: its unit, the Office, the leaders, the auditor; another unit and the administrator are turned away', async () => {
    const path = `/api/instances/${plan}/diagram`
    for (const username of ['xa.muonghum', 'xa.muonghum.ct', 'hang', 'chanhvp', 'pct.kt', 'kiemtra']) {
      const { status, body } = await (await whole.as(username)).get<DiagramView>(path)
      expect([username, status, body.diagram?.definition]).toEqual([username, 200, 'unit-plan@1'])
    }
    for (const username of ['soyte', 'quantri']) {
      expect(await (await whole.as(username)).get(path)).toMatchObject({
        status: 403,
        body: { code: 'scope.forbidden', params: { helper: { name: expect.any(String) } } },
      })
    }
    expect(await (await whole.as('hang')).get('/api/instances/987654/diagram')).toMatchObject({ status: 404, body: { code: 'instance.unknown' } })
    expect((await fetch(whole.http.url + path)).status).toBe(401)
  })

  test('It stands where the work stands and has been where the work has been, each at the moment of the last time, and the ladder climbs on it', async () => {
    expect(await chart()).toMatchObject({ present: { state: 'due', stage: 'onTime', done: false }, been: [{ state: 'due' }] })
    await whole.house.goTo('2026-11-12', '09:15')
    await send('xa.muonghum', 'ISSUE', { number: '58/KH-UBND', issuedOn: '2026-11-11' })
    await whole.house.goTo('2026-11-13', '10:00')
    await send('hang', 'REQUEST_SUPPLEMENT', { reason: 'Chưa có phân công.' })
    await whole.house.goTo('2026-11-13', '14:30')
    await send('xa.muonghum', 'ISSUE', { number: '59/KH-UBND', issuedOn: '2026-11-13' })
    const { diagram, present, been } = await chart()
    expect(present).toEqual({ state: 'issued', stage: expect.any(String), done: false })
    expect(been.map(({ state }) => state).sort()).toEqual(['due', 'issued', 'supplementAsked'])
    const labelOf = (state: string): string => diagram.states.find((one) => one.state === state)?.label ?? ''
    expect(Object.fromEntries(been.map(({ state, at }) => [labelOf(state), at]))).toEqual(await told())
    expect(momentOf(been.find(({ state }) => state === 'issued')?.at ?? 0)).toBe('2026-11-13 14:30')
    await send('hang', 'REQUEST_SUPPLEMENT', { reason: 'Vẫn chưa có phân công.' })
    await whole.house.goTo('2026-12-21', '09:00')
    await whole.house.settle()
    const late = await chart()
    expect(late.present.state).toBe('supplementAsked')
    expect(STAGES.indexOf(late.present.stage as (typeof STAGES)[number])).toBeGreaterThan(STAGES.indexOf('overdue'))
    expect(late.diagram.rungs.map(({ stage }) => stage)).toContain(late.present.stage)
  }, 60_000)

  test('Work that has ended stands in its end', async () => {
    const withdrawn = await (
      await whole.as('hang')
    ).send('POST', `/api/instances/${directive}/events/WITHDRAW`, {
      key: 'withdraw-all',
      payload: { reason: 'Ban hành nhầm.' },
    })
    expect(withdrawn.status).toBe(200)
    await whole.house.settle()
    expect((await chart()).present).toEqual({ state: 'withdrawn', stage: 'stopped', done: true })
    expect((await chart('hang', directive)).present).toMatchObject({ state: 'withdrawn', done: true })
  }, 60_000)
})
