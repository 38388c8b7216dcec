import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { localDate, type FileHash, type InstanceId } from '#base'
import { provincialCalendar, workingDaysBetween } from '#calendar'
import { contextOf, openViews, type CardRow, type Views } from '#cascade'
import type { BodyOf, DatesPreview, routes } from '#contract'
import { openPageQueries } from '#database'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'

type Actor = { person: never }
const DUE = '2026-11-27'
const viewsOf = (house: TestHouse): Views =>
  openViews(house.needs, openPageQueries(house.database.sql), (actor, sending) => house.cascade.send(actor, sending), {} as never)
const code = (result: { ok: boolean; problem?: { code: string } }): string | undefined => result.problem?.code

describe('More time', () => {
  let house: TestHouse
  let views: Views
  let directive: InstanceId
  let plans: CardRow[]
  let [hang, deputy, clerk]: Actor[] = []
  beforeAll(async () => {
    house = await openTestHouse()
    views = viewsOf(house)
    directive = await house.assigned(DUE)
    plans = (await house.cards(directive, 'unit-plan')).filter(({ unit }) => unit?.startsWith('xa-'))
    hang = (await house.as('hang')) as Actor
    deputy = (await house.as('phochanhvp')) as Actor
    clerk = (await house.clerkOf(plan(0).unit as string)) as Actor
  }, 60_000)
  afterAll(() => house.close())

  const plan = (n: number): CardRow => plans[n] as CardRow
  const send = (actor: Actor | undefined, instance: number, event: string, payload: object = {}) =>
    house.cascade.send(actor as Actor, { instance: instance as InstanceId, event, payload: { ...payload }, key: key() })
  const view = async (actor: Actor | undefined, id: number) => must(await views.work(actor as Actor, id as InstanceId))
  const asked = async (of: number) => (await house.cards(directive, 'extension')).find(({ parent, done }) => parent === of && !done)?.id as InstanceId
  const request = (n: number, wantedOn: string, more: object = {}, actor = clerk) =>
    send(actor, plan(n).id, 'REQUEST_EXTENSION', { wantedOn, reason: 'Đường vào bản bị sạt.', ...more })

  test('Its reason and its evidence stand before whoever decides, who can open the file; a unit that it is no business of cannot', async () => {
    const bytes = new TextEncoder().encode('Biên bản thiệt hại')
    const hash = await house.needs.files.keep({ name: 'bien-ban.txt', media: 'text/plain', bytes, by: (clerk as Actor).person })
    must(await request(0, '2026-12-11', { number: '41/UBND-VP', file: { hash, name: 'bien-ban.txt' } }))
    const said = (await view(deputy, plan(0).id)).history.find(({ event }) => event === 'REQUEST_EXTENSION')?.said
    expect(said?.map(({ value, file }) => file?.name ?? value)).toEqual(['11/12/2026', 'Đường vào bản bị sạt.', '41/UBND-VP', 'bien-ban.txt'])
    expect(await views.mayRead(deputy as Actor, hash)).toMatchObject({ ok: true })
    expect(await views.mayRead((await house.clerkOf('so-y-te')) as Actor, hash)).toMatchObject({ ok: false })
    expect(code(await request(0, '2026-12-14', { file: { hash: 'f'.repeat(64) as FileHash, name: 'x.pdf' } }))).toBe('file.unknown')
  })

  test('Granted to another day: not one that is no later than the present date; both days and who answered stand on the record', async () => {
    const id = await asked(plan(0).id)
    expect(code(await send(deputy, id, 'GRANT_OTHER', { dueOn: DUE }))).toBe('extension.notEarlier')
    must(await send(deputy, id, 'GRANT_OTHER', { dueOn: '2026-12-04' }))
    await house.settle()
    const work = await view(hang, plan(0).id)
    expect([work.due.on, work.dueFirst]).toEqual(['2026-12-04', DUE])
    expect(work.due.rules[0]).toMatch(/^Đã gia hạn đến 04\/12\/2026\. Người trả lời: \S+/)
    expect(work.due.rules.slice(1)).toEqual(['Đơn vị đề nghị đến 11/12/2026.', 'Hạn trước đó: 27/11/2026.'])
  })

  test('The first date stands beside the granted one in the unit’s list, on the board, in the row of the directive, and is counted', async () => {
    const { rows } = must(await views.directive(hang as Actor, directive))
    expect(rows.find(({ unit }) => unit.id === plan(0).unit)?.plan).toMatchObject({ dueOn: '2026-12-04', extendedFrom: DUE })
    expect(rows.filter((row) => row.plan?.extendedFrom)).toHaveLength(1)
    const [own] = must(await views.unitWork(clerk as Actor))
    expect(own?.rows.find(({ work }) => work.id === plan(0).id)?.work).toMatchObject({ extendedFrom: DUE })
    const board = must(await views.board(hang as Actor))
    expect(board.units.find(({ unit }) => unit.id === plan(0).unit)?.cells[directive]).toMatchObject({ extendedFrom: DUE })
    const list = must(await views.directives(hang as Actor))
    expect(list.find(({ card }) => card.id === directive)?.extended).toBe(1)
  })

  test('One piece of work gets more time once by default: asking again is refused with the number, is not offered, and the page says why', async () => {
    expect(await request(0, '2026-12-18')).toMatchObject({ ok: false, problem: { code: 'extension.atMost', params: { atMost: 1 } } })
    const work = await view(clerk, plan(0).id)
    expect(work.allowed.map(({ event }) => event)).not.toContain('REQUEST_EXTENSION')
    expect(work.moreTime).toEqual({ granted: 1, refused: { code: 'extension.atMost', params: { atMost: 1 } } })
  })

  test('What was refused or taken back is not counted against the unit', async () => {
    const other = (await house.clerkOf(plan(1).unit as string)) as Actor
    must(await request(1, '2026-12-04', {}, other))
    must(await send(deputy, await asked(plan(1).id), 'REFUSE', { reason: 'Việc gấp.' }))
    must(await request(1, '2026-12-04', {}, other))
    must(await send(other, await asked(plan(1).id), 'TAKE_BACK'))
    expect((await view(other, plan(1).id)).moreTime).toEqual({ granted: 0, refused: null })
  })

  test('On the day itself until 24:00 a request is in time; afterwards it is refused', async () => {
    await house.goTo(DUE, '23:59')
    const last = (await house.clerkOf(plan(2).unit as string)) as Actor
    must(await request(2, '2026-12-11', {}, last))
    await house.goTo('2026-11-28', '00:00')
    const late = (await house.clerkOf(plan(3).unit as string)) as Actor
    expect(await request(3, '2026-12-11', {}, late)).toMatchObject({ ok: false, problem: { code: 'extension.tooLate', params: { dueOn: DUE } } })
    expect((await view(late, plan(3).id)).moreTime.refused?.code).toBe('extension.tooLate')
  })

  test('Undecided, it climbs on the side of the Office, and the unit’s work stays below the Office’s leaders, where that of others goes', async () => {
    const id = await asked(plan(2).id)
    await house.goTo('2026-12-08', '09:00')
    const told = await house.told(directive)
    const about = (instance: number) => told.filter((line) => line.instance === instance && line.about.startsWith('rung.'))
    expect(about(id).map(({ person }) => person)).toEqual(expect.arrayContaining(['phochanhvp.kt', 'hang']))
    expect(
      new Set(
        about(id)
          .filter(({ level }) => level > 0)
          .map(({ person }) => person),
      ),
    ).toEqual(new Set(['chanhvp']))
    expect(about(plan(2).id).filter(({ level }) => level >= 2)).toEqual([])
    expect((await house.card(plan(2).id)).stage).toBe('office')
    expect((await house.card(plan(3).id)).stage).toBe('leaders')
    expect(await house.card(id)).toMatchObject({ state: 'requested', done: false })
    expect(about(plan(0).id).at(-1)?.text).toContain('thời hạn do Văn phòng đặt 04/12/2026')
    expect(about(plan(0).id).at(-1)?.text).toContain('hạn gốc 27/11/2026, đã gia hạn')
    expect(['office', 'leaders', 'proposed']).toContain((await house.card(id)).stage)
  })

  test('A granted day that has passed is no new date; late by the first date and in time by the granted one is in time, and the month’s figures tell how many', async () => {
    const id = await asked(plan(2).id)
    await house.goTo('2026-12-14', '09:00')
    expect(code(await send(deputy, id, 'GRANT'))).toBe('date.past')
    must(await send(deputy, id, 'GRANT_OTHER', { dueOn: '2026-12-18' }))
    must(await send(hang, plan(2).id, 'ISSUE', { number: '9/KH-UBND', issuedOn: '2026-12-14' }))
    await house.goTo('2026-12-23', '09:00')
    expect(await house.card(plan(2).id)).toMatchObject({ state: 'closed', late: false })
    const leader = must(await views.leaderPage((await house.as('chanhvp')) as Actor))
    expect(leader.thisMonth).toMatchObject({ done: 1, late: 0, extended: 1 })
  })
})

describe('One new date for all', () => {
  let house: TestHouse
  let directive: InstanceId
  let hang: Actor
  beforeAll(async () => {
    house = await openTestHouse()
    directive = await house.assigned(DUE)
    hang = (await house.as('hang')) as Actor
  }, 60_000)
  afterAll(() => house.close())

  const preview = async (input: Partial<BodyOf<typeof routes.previewDates>>): Promise<DatesPreview> =>
    must(await house.cascade.previewDates(hang, { instances: [directive], work: 'plans', dueOn: localDate('2026-12-04'), ...input }))

  test('The preview counts pieces, dates and people and changes nothing; what keeps its date is listed with the reason', async () => {
    const [first, second] = (await house.cards(directive, 'unit-plan')) as [CardRow, CardRow]
    const send = (instance: number, event: string, payload: object) =>
      house.cascade.send(hang, { instance: instance as InstanceId, event, payload: { ...payload }, key: key() })
    must(await send(first.id, 'ISSUE', { number: '1/KH', issuedOn: '2026-11-09' }))
    must(await send(second.id, 'SUSPEND', { reason: 'Mưa lũ' }))
    await house.settle()
    const seen = await preview({})
    expect(seen).toMatchObject({ moved: 118, units: 118, from: [{ dueOn: DUE, count: 118 }], to: '2026-12-04', earlier: 0 })
    expect(seen.left.map(({ work, why }) => [work, why])).toEqual([
      [first.id, 'handedIn'],
      [second.id, 'onHold'],
    ])
    expect(seen.people).toBeGreaterThanOrEqual(118)
    expect(new Set((await house.cards(directive, 'unit-plan')).map(({ dueOn }) => dueOn))).toEqual(new Set([DUE]))
    expect((await house.told(directive)).filter(({ about }) => about === 'due.amended')).toEqual([])
  })

  test('It is done for all units in one go, from the directive or from chosen units, and does what the preview said', async () => {
    const seen = await preview({})
    must(
      await house.cascade.send(hang, {
        instance: directive,
        event: 'AMEND_DUE_BELOW',
        payload: { dueOn: '2026-12-04', work: 'plans', reason: 'Mưa lũ diện rộng.' },
        key: key(),
      }),
    )
    await house.settle()
    expect((await house.cards(directive, 'unit-plan')).filter(({ dueOn }) => dueOn === '2026-12-04')).toHaveLength(seen.moved)
    const told = (await house.told(directive)).filter(({ about }) => about === 'due.amended')
    expect([told.length, new Set(told.map(({ person }) => person)).size]).toEqual([seen.messages, seen.people])
    const some = (await house.cards(directive, 'assignment')).slice(2, 5).map(({ id }) => id as number)
    expect(await preview({ instances: some, dueOn: localDate('2026-12-01') })).toMatchObject({ moved: 3, earlier: 3 })
    const payload = { dueOn: '2026-12-01', work: 'plans', reason: 'Ba xã làm trước.' }
    expect(must(await house.cascade.sendMany(hang, 'AMEND_DUE_BELOW', { instances: some, key: 'amend-some', payload })).done).toEqual(some)
    await house.settle()
    expect((await house.cards(directive, 'unit-plan')).filter(({ dueOn }) => dueOn === '2026-12-01')).toHaveLength(3)
  })

  test('A day that has passed is refused before anything is shown; units may not look', async () => {
    const input = { instances: [directive as number], work: 'all' as const, dueOn: localDate('2026-11-01') }
    expect(code(await house.cascade.previewDates(hang, input))).toBe('date.past')
    expect(code(await house.cascade.previewDates((await house.clerkOf('so-y-te')) as Actor, input))).toBe('scope.forbidden')
  })
})

describe('A group of units is paused over all directives', () => {
  const calendar = provincialCalendar()
  let house: TestHouse
  let views: Views
  let directives: InstanceId[]
  let hang: Actor
  let units: string[]
  beforeAll(async () => {
    house = await openTestHouse()
    views = viewsOf(house)
    directives = [await house.assigned(DUE), await house.assigned('2026-12-18')]
    hang = (await house.as('hang')) as Actor
    units = (await house.cards(directives[0] as InstanceId, 'assignment')).flatMap(({ unit }) => (unit?.startsWith('xa-') ? [unit] : [])).slice(0, 3)
    await house.goTo('2026-11-18', '09:00')
  }, 90_000)
  afterAll(() => house.close())

  const input = (more: object = {}): BodyOf<typeof routes.pauseUnits> => ({
    units,
    cause: 'flood',
    reason: 'ngập sâu, chia cắt',
    heldUntil: localDate('2026-11-25'),
    key: 'pause-test-1',
    ...more,
  })
  const own = async (definition: string): Promise<CardRow[]> =>
    (await Promise.all(directives.map((id) => house.cards(id, definition)))).flat().filter(({ unit }) => units.includes(unit as string))

  test('First it is counted; then one word with one reason holds their work of every directive, and the list says since when, why and until when', async () => {
    expect(must(await house.cascade.pauseUnits(hang, input({ dryRun: true })))).toMatchObject({ units: 3, papers: 2, paused: 6, already: 0 })
    expect(must(await views.pauses(hang))).toEqual([])
    expect(must(await house.cascade.pauseUnits(hang, input()))).toMatchObject({ paused: 6, refused: [] })
    await house.settle()
    expect((await own('unit-plan')).map(({ hold }) => hold)).toEqual(Array.from({ length: 6 }, () => 'Mưa lũ: ngập sâu, chia cắt (dự kiến đến 25/11/2026)'))
    const [pause, ...more] = must(await views.pauses(hang))
    expect(more).toEqual([])
    expect(pause).toMatchObject({ reason: 'Mưa lũ: ngập sâu, chia cắt', since: '2026-11-18', until: '2026-11-25', over: false })
    expect([pause?.units.length, pause?.papers.length, pause?.instances.length]).toEqual([3, 2, 6])
    expect(must(await house.cascade.pauseUnits(hang, input({ key: 'pause-test-2' })))).toMatchObject({ paused: 0, already: 6 })
  })

  test('Another cause needs words, an end that has passed is none, and a unit cannot pause anybody', async () => {
    expect(code(await house.cascade.pauseUnits(hang, input({ cause: 'other', reason: '' })))).toBe('input.invalid')
    expect(code(await house.cascade.pauseUnits(hang, input({ heldUntil: localDate('2026-11-17') })))).toBe('date.past')
    expect(code(await house.cascade.pauseUnits((await house.clerkOf('so-y-te')) as Actor, input()))).toBe('scope.forbidden')
  })

  test('When the expected end has passed, whoever follows the directive is told once; nothing is taken up again by itself', async () => {
    await house.goTo('2026-11-25', '16:00')
    expect(await heldOver()).toEqual([])
    await house.goTo('2026-11-30', '12:00')
    const lines = await heldOver()
    expect(lines).toHaveLength(2)
    expect(lines[0]?.text).toContain('Mưa lũ: ngập sâu, chia cắt')
    expect((await own('assignment')).every(({ hold }) => hold !== null)).toBe(true)
    expect(must(await views.pauses(hang))[0]?.over).toBe(true)
  })

  test('Taken up again, every date has moved by the working days of the pause', async () => {
    const [pause] = must(await views.pauses(hang))
    must(await house.cascade.sendMany(hang, 'RESUME', { instances: [...(pause?.instances ?? [])], key: 'pause-resume', payload: { reason: 'Nước đã rút.' } }))
    await house.settle()
    expect(must(await views.pauses(hang))).toEqual([])
    const days = workingDaysBetween(calendar, localDate('2026-11-18'), localDate('2026-11-30'))
    for (const row of await own('unit-plan')) {
      const [full] = await house.queries.full([row.id])
      const { due, dueFirst, dueKept } = contextOf(full as never)
      expect(workingDaysBetween(calendar, localDate(dueFirst as string), localDate(due.on as string))).toBe(days)
      expect(dueKept).toBe(due.on)
    }
  })

  async function heldOver() {
    return (await Promise.all(directives.map((id) => house.told(id)))).flat().filter(({ about }) => about === 'held.over')
  }
})
