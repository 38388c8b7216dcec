import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { localDate, type InstanceId } from '#base'
import type { CardRow } from '#cascade'
import { statement } from '#database'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'

const mostMails = statement<Record<never, never>, { of_a_day: number; notices: number }>(
  'test-most-mails',
  [],
  /* sql */ `
select max(mails) as of_a_day, max(notices) as notices
from (select count(distinct m.id) as mails, count(n.id) as notices from house.mail m join house.notice n on n.mail = m.id group by m.person, (m.created_at at time zone 'Asia/Ho_Chi_Minh')::date) as mornings`,
)

describe('The ladder of a plan whose date the Office set (27/11/2026)', () => {
  let house: TestHouse
  let directive: InstanceId
  let late: CardRow[]
  let urged: CardRow
  beforeAll(async () => {
    house = await openTestHouse()
    directive = await house.assigned('2026-11-27')
    const plans = await house.cards(directive, 'unit-plan')
    // All but six issue their plan in time.
    for (const plan of plans.slice(6)) {
      must(
        await house.cascade.send(await house.clerkOf(plan.unit as string), {
          instance: plan.id,
          event: 'ISSUE',
          payload: { number: `${plan.id}/KH`, issuedOn: '2026-11-09' },
          key: key(),
        }),
      )
    }
    late = plans.slice(0, 6)
  }, 60_000)
  afterAll(() => house.close())

  const aboutPlans = async (): ReturnType<TestHouse['told']> => (await house.told(directive)).filter(({ instance }) => late.some(({ id }) => id === instance))

  test('Before the date the unit is reminded, five working days before and on the day, and nobody else', async () => {
    await house.goTo('2026-11-27', '17:00')
    const told = await aboutPlans()
    expect(told.filter(({ kind }) => kind === 'reminder').length).toBeGreaterThanOrEqual(12)
    expect(told.filter(({ level }) => level > 0)).toEqual([])
  })

  test('On the first working day after it the unit’s head, the focal unit and the desk officer hear: level 1', async () => {
    await house.goTo('2026-11-30', '12:00')
    const told = (await aboutPlans()).filter(({ level }) => level === 1)
    expect(new Set(told.map(({ instance }) => instance)).size).toBe(6)
    expect(told.map(({ person }) => person)).toEqual(
      expect.arrayContaining(['hang', 'sonongnghiepmoitruong', 'sonoivu.gd'].filter((name) => told.some(({ person }) => person === name))),
    )
    expect(told.some(({ person }) => person === 'hang')).toBe(true)
    expect((await aboutPlans()).filter(({ level }) => level === 2)).toEqual([])
  })

  test('Two working days later the deputy chief in charge hears, and the chief on his Monday list: level 2', async () => {
    await house.goTo('2026-12-02', '12:00')
    const told = (await aboutPlans()).filter(({ level }) => level === 2)
    expect(new Set(told.map(({ person }) => person.split('.')[0]))).toEqual(new Set(['phochanhvp', 'chanhvp']))
  })

  test('Nobody hears of one step twice', async () => {
    const told = (await aboutPlans()).filter(({ kind }) => kind === 'escalation')
    const lines = told.map(({ person, instance, level }) => `${person} ${instance} ${level}`)
    expect(new Set(lines).size).toBe(lines.length)
  })

  test('A date of the Office never proposes a unit to a leader of the province, however late it is', async () => {
    await house.goTo('2026-12-15', '12:00')
    expect((await Promise.all(late.map(({ id }) => house.card(id)))).map(({ stage }) => stage)).toEqual(Array(6).fill('leaders'))
    const [plan] = late
    const refused = await house.cascade.send((await house.as('chanhvp')) as { person: never }, {
      instance: plan?.id as InstanceId,
      event: 'REPORT_TO_LEADER',
      payload: {},
      key: key(),
    })
    expect(refused).toMatchObject({ ok: false, problem: { code: 'event.notAllowedHere' } })
  })

  test('An urging letter is confirmed by the Office’s leaders, gets its number, and sets a signed date of its own', async () => {
    const hang = (await house.as('hang')) as { person: never }
    const drafted = must(await house.cascade.draftUrgingLetter(hang, directive, { instances: [late[0]?.id as number, late[1]?.id as number] }))
    const issue = { instance: drafted.instance as InstanceId, event: 'ISSUE', payload: { number: '1730/UBND-KT', issuedOn: '2026-12-15', dueOn: '2026-12-18' } }
    expect(await house.cascade.send(hang, { ...issue, key: key() })).toMatchObject({ ok: false, problem: { code: 'event.notAllowedHere' } })
    must(
      await house.cascade.send((await house.as('phochanhvp.kt')) as { person: never }, {
        instance: drafted.instance as InstanceId,
        event: 'CONFIRM',
        payload: {},
        key: key(),
      }),
    )
    must(await house.cascade.send(hang, { ...issue, key: key() }))
    await house.settle()
    urged = await house.card(late[0]?.id as number)
    expect(urged).toMatchObject({ dueOn: '2026-12-18', dueSource: 'signed' })
    expect(await house.card(late[2]?.id as number)).toMatchObject({ dueOn: '2026-11-27', dueSource: 'officer' })
  })

  test('Who is late again is proposed; only a person’s confirmation reports the unit to the leader in charge', async () => {
    await house.goTo('2026-12-28', '12:00')
    expect(await house.card(urged.id)).toMatchObject({ stage: 'proposed' })
    expect((await house.told(directive)).filter(({ level }) => level === 3)).toEqual([])
    must(await house.cascade.send((await house.as('chanhvp')) as { person: never }, { instance: urged.id, event: 'REPORT_TO_LEADER', payload: {}, key: key() }))
    await house.settle()
    const told = (await house.told(directive)).filter(({ level }) => level === 3)
    expect(told.map(({ person, due_source }) => [person.split('.')[0], due_source])).toEqual(expect.arrayContaining([['pct', 'signed']]))
    expect(await house.card(urged.id)).toMatchObject({ stage: 'reported' })
  })

  test('A person gets one mail of a morning, whatever it holds', async () => {
    const [most] = await house.database.sql.run(mostMails, {})
    expect(most).toEqual({ of_a_day: 1, notices: expect.any(Number) })
    expect(most?.notices).toBeGreaterThan(5)
  })

  test('At its date the directive ends, and everything below it', async () => {
    await house.goTo('2027-01-04', '12:00')
    expect(await house.card(directive)).toMatchObject({ state: 'ended', done: true })
    const tree = await house.queries.tree(directive)
    expect(tree.filter(({ done }) => !done)).toEqual([])
    // What nobody handed in by its day stays late on record; what had no date was never late.
    const ended = tree.filter(({ state }) => state === 'ended')
    expect(ended.some(({ late }) => late)).toBe(true)
    expect(ended.filter(({ late, dueOn }) => late !== (dueOn !== null && dueOn < '2027-01-01'))).toEqual([])
  })
})

describe('More time', () => {
  let house: TestHouse
  let plan: CardRow
  beforeAll(async () => {
    house = await openTestHouse()
    const directive = await house.assigned('2026-11-27')
    plan = (await house.cards(directive, 'unit-plan'))[0] as CardRow
  }, 60_000)
  afterAll(() => house.close())

  test('A request is decided by the Office where the Office set the date; the new date runs, the first is kept', async () => {
    const clerk = (await house.clerkOf(plan.unit as string)) as { person: never }
    must(
      await house.cascade.send(clerk, {
        instance: plan.id,
        event: 'REQUEST_EXTENSION',
        payload: { wantedOn: localDate('2026-12-04'), reason: 'Mưa lũ.' },
        key: key(),
      }),
    )
    const [request] = (await house.queries.tree(plan.root)).filter(({ definition }) => definition.startsWith('extension@'))
    expect(await house.cascade.send(clerk, { instance: request?.id as InstanceId, event: 'GRANT', payload: {}, key: key() })).toMatchObject({
      ok: false,
      problem: { code: 'event.notPermitted' },
    })
    must(
      await house.cascade.send((await house.as('phochanhvp')) as { person: never }, {
        instance: request?.id as InstanceId,
        event: 'GRANT',
        payload: {},
        key: key(),
      }),
    )
    expect(await house.card(plan.id)).toMatchObject({ dueOn: '2026-12-04', dueSource: 'officer' })
    expect(await house.card(request?.id as number)).toMatchObject({ state: 'granted', done: true })
  })

  test('More time that is no more time is refused', async () => {
    const clerk = (await house.clerkOf(plan.unit as string)) as { person: never }
    const refused = await house.cascade.send(clerk, {
      instance: plan.id,
      event: 'REQUEST_EXTENSION',
      payload: { wantedOn: '2026-12-01', reason: 'Mưa lũ.' },
      key: key(),
    })
    expect(refused).toMatchObject({ ok: false, problem: { code: 'extension.notEarlier' } })
  })

  test('A unit cannot touch another unit’s work: it does not exist for it', async () => {
    const stranger = (await house.clerkOf('so-y-te')) as { person: never }
    const refused = await house.cascade.send(stranger, { instance: plan.id, event: 'ISSUE', payload: { number: '1/KH', issuedOn: '2026-11-10' }, key: key() })
    expect(refused).toMatchObject({ ok: false, problem: { code: plan.unit === 'so-y-te' ? 'event.notPermitted' : 'instance.unknown' } })
  })

  test('A report sent twice under one key is one report; a reminder in between costs the clerk nothing', async () => {
    const clerk = (await house.clerkOf(plan.unit as string)) as { person: never }
    const sending = { instance: plan.id, event: 'ISSUE', payload: { number: '15/KH', issuedOn: '2026-11-10' }, key: key(), seen: 'due' }
    await house.goTo('2026-11-27', '08:00')
    const first = must(await house.cascade.send(clerk, sending))
    const second = must(await house.cascade.send(clerk, sending))
    expect([first.replayed, second.replayed]).toEqual([false, true])
    expect(second.version).toBe(first.version)
  })

  test('Silence of the Office for five working days is consent', async () => {
    await house.goTo('2026-12-07', '08:00')
    expect(await house.card(plan.id)).toMatchObject({ state: 'closed', late: false })
  })
})
