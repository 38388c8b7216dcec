import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { localDate, type InstanceId, type LocalDate, type PersonId } from '#base'
import { openViews, type CardRow, type Views } from '#cascade'
import { isOutside } from '#directory'
import { openPageQueries, statement } from '#database'
import { directive as ownLetter, real, realIds } from '../support/letters.js'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'
import { readFileSync } from 'node:fs'

type Actor = { readonly person: PersonId }
const viewsOf = (house: TestHouse): Views =>
  openViews(house.needs, openPageQueries(house.database.sql), (actor, sending) => house.cascade.send(actor, sending), {} as never)
const sending =
  (house: TestHouse) =>
  (actor: Actor, instance: number, event: string, payload: Readonly<Record<string, unknown>> = {}): ReturnType<TestHouse['cascade']['send']> =>
    house.cascade.send(actor, { instance: instance as InstanceId, event, payload, key: key() })
// Five letters’ cascades over weeks, on a machine that others use too.
jest.setTimeout(120_000)

describe('No unit named in a letter is left without a live duty', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse()
  }, 60_000)
  afterAll(() => house.close())

  const letters: [string, string][] = [['of our own', ownLetter], ...realIds.map((id): [string, string] => [id, readFileSync(`${real}${id}.txt`, 'utf8')])]
  test.each(letters)('letter %s: every unit that it addresses or gives work has a live assignment, or an officer’s word why not', async (_, text) => {
    const officer = await house.as('hang')
    const taken = must(await house.cascade.takeInLetter(officer, { name: 'cong-van.txt', bytes: new TextEncoder().encode(text), again: true }))
    const id = taken.directive as InstanceId
    let draft = must(await house.cascade.draft(officer, id))
    const numbers = { number: String(2000 + id), issuedOn: localDate('2026-11-09'), trackedUntil: localDate('2026-12-31') }
    draft = must(await house.cascade.changeDraft(officer, id, { revision: draft.revision, ...numbers }))
    const answers = Object.fromEntries(draft.questions.filter(({ answered }) => !answered).map(({ id: asked }) => [asked, { accept: true }]))
    draft = must(await house.cascade.changeDraft(officer, id, { revision: draft.revision, answers }))
    must(await house.cascade.assign(officer, id, draft.revision))
    await house.settle()
    const kept = await house.needs.drafts.load(id)
    const body = kept?.body
    const order = (body?.obligations ?? []).filter(({ dropped, authority }) => !dropped && authority === 'order')
    const named = new Set<string>([
      ...(body?.addressees ?? []).flatMap(({ units }) => units),
      ...order.filter(({ class: is }) => is === 'plan' || is === 'duty').flatMap(({ units }) => units),
    ])
    const live = new Set((await house.cards(id, 'assignment')).filter(({ done }) => !done).map(({ unit }) => unit as string))
    expect(named.size).toBeGreaterThan(2)
    expect([...named].filter((unit) => !live.has(unit))).toEqual([])
    // A name without a unit is no silence: an officer said for whom it stands, or that nobody is followed for it.
    for (const { name, units } of body?.addressees ?? []) if (units.length === 0) expect([name, name in (body?.successors ?? {})]).toEqual([name, true])
  })

  test('A Party body is asked and never escalated: it has no assignment, no ladder and no message, however late all others are', async () => {
    await house.goTo('2026-12-30', '12:00')
    const { units, postsOf } = await house.needs.directory()
    const isAsked = (unit: string | null): boolean => {
      const found = units.get(unit as never)
      return found !== undefined && isOutside(found)
    }
    const told = await house.database.sql.run(toldPeople, {})
    expect(told.length).toBeGreaterThan(100)
    const asked = told.filter(({ person }) => (postsOf.get(person) ?? []).some(({ unit }) => isAsked(unit)))
    expect(asked).toEqual([])
    const upward = await house.database.sql.run(climbs, {})
    expect(upward.length).toBeGreaterThan(10)
    expect(upward.filter(({ level, unit }) => level > 1 && isAsked(unit))).toEqual([])
  })
})
const climbs = statement<Record<never, never>, { level: number; unit: string | null }>(
  'test-climbs',
  [],
  `select level, unit from house.notice where kind = 'escalation'`,
)
const toldPeople = statement<Record<never, never>, { person: PersonId }>(
  'test-told-people',
  [],
  'select distinct person from house.notice where withdrawn_at is null',
)

const rowsOf = statement<{ root: number }, { row: string }>(
  'test-history-rows',
  ['root'],
  /* sql */ `select h.instance || ' ' || h.version || ' ' || h.event || ' ' || coalesce(encode(h.hash, 'hex'), '') as row
from engine.history h join engine.instance i on i.id = h.instance where i.root = $1::bigint order by h.instance, h.version`,
)
const noticesOf = statement<{ root: number }, { row: string }>(
  'test-notice-rows',
  ['root'],
  `select id || ' ' || person || ' ' || about || ' ' || (body ->> 'text') as row from house.notice where directive = $1::bigint order by id`,
)

describe('What was returned', () => {
  let house: TestHouse
  let views: Views
  let directive: InstanceId
  let plans: CardRow[]
  let hang: Actor
  const DUE = '2026-11-27' as LocalDate
  beforeAll(async () => {
    house = await openTestHouse()
    views = viewsOf(house)
    hang = await house.as('hang')
    directive = await house.assigned(DUE)
    plans = await house.cards(directive, 'unit-plan')
  }, 60_000)
  afterAll(() => house.close())
  const plan = (n: number): CardRow => plans[n] as CardRow
  const issue = async (n: number, number: string, issuedOn: string) =>
    must(await sending(house)(await house.clerkOf(plan(n).unit as string), plan(n).id, 'ISSUE', { number, issuedOn }))
  const giveBack = async (n: number) => must(await sending(house)(hang, plan(n).id, 'REQUEST_SUPPLEMENT', { reason: 'Chưa nêu thời gian từng việc.' }))
  const overdue = async () => must(await views.directives(hang)).find(({ card }) => card.id === directive)?.overdue

  test('is not late within the term that the Office gave for mending it, although the letter’s day has passed', async () => {
    await house.goTo('2026-11-25', '09:00')
    for (const n of [0, 1]) await issue(n, `1${n}/KH`, '2026-11-20')
    await house.goTo('2026-11-26', '09:00')
    for (const n of [0, 1]) await giveBack(n)
    await house.goTo('2026-12-01', '09:00')
    expect((await house.card(plan(0).id)).late).toBe(false)
    await issue(0, '10/KH', '2026-11-20')
    expect((await house.card(plan(0).id)).late).toBe(false)
  })

  test('and was late stays late while it is mended, and is counted', async () => {
    await issue(2, '12/KH', '2026-11-30')
    const before = (await overdue()) ?? 0
    await giveBack(2)
    expect(await overdue()).toBe(before + 1)
    expect(must(await views.work(hang, plan(2).id)).card.daysLate).toBeGreaterThan(0)
  })

  test('counts again once the term for mending it is over, and by the day on which it comes, not by its old paper', async () => {
    const before = (await overdue()) ?? 0
    await house.goTo('2026-12-08', '09:00')
    expect(await house.card(plan(1).id)).toMatchObject({ late: true })
    expect(await overdue()).toBeGreaterThanOrEqual(before)
    const row = must(await views.directive(hang, directive)).rows.find(({ unit }) => unit.id === plan(1).unit)
    expect(row?.plan?.daysLate).toBeGreaterThan(0)
    await issue(1, '11/KH', '2026-11-20')
    expect(await house.card(plan(1).id)).toMatchObject({ state: 'issued', late: true })
  })

  test('or taken away erases nothing: every row of the record and every message before it is there afterwards, word for word', async () => {
    await issue(3, '13/KH', '2026-12-08')
    const before = [await house.database.sql.run(rowsOf, { root: directive }), await house.database.sql.run(noticesOf, { root: directive })] as const
    const [assignment] = (await house.cards(directive, 'assignment')).filter(({ unit }) => unit === plan(3).unit)
    await giveBack(3)
    const cancelled = await sending(house)(await house.as('chanhvp'), assignment?.id as number, 'CANCEL', { reason: 'Giao nhầm đơn vị.' })
    must(cancelled)
    await house.settle()
    const after = [await house.database.sql.run(rowsOf, { root: directive }), await house.database.sql.run(noticesOf, { root: directive })] as const
    for (const i of [0, 1] as const) {
      const rows = new Set(after[i].map(({ row }) => row))
      expect(before[i].filter(({ row }) => !rows.has(row))).toEqual([])
    }
    const { card, history, answer } = must(await views.work(hang, plan(3).id))
    expect(card.state).toBe('withdrawn')
    expect(history.filter(({ event }) => event === 'ISSUE').map(({ said }) => said[0]?.value)).toEqual(['13/KH'])
    expect(answer).toMatchObject({ number: '13/KH' })
  })

  test('A message counts as sent only with a delivery record: without a server nothing is “sent”, and the record cannot be made up', async () => {
    const told = must(await views.work(hang, directive)).told
    expect(told.length).toBeGreaterThan(10)
    const statuses = new Set(told.flatMap(({ mail }) => mail?.status ?? []))
    expect([...statuses]).toEqual(['kept'])
    expect(told.every(({ mail }) => mail === null || mail.at === null)).toBe(true)
    const forge = statement<Record<never, never>, never>('test-forge', [], `update house.mail set status = 'sent' where status = 'kept'`)
    await expect(house.database.sql.run(forge, {})).rejects.toThrow(/sent_has_a_moment/u)
  })
})

describe('A deadline keeps', () => {
  let house: TestHouse
  let views: Views
  let directive: InstanceId
  let hang: Actor
  beforeAll(async () => {
    house = await openTestHouse()
    views = viewsOf(house)
    hang = await house.as('hang')
    directive = await house.assigned('2026-11-27')
  }, 60_000)
  afterAll(() => house.close())

  test('its day, its rules and who set it, and tells them without opening the work', async () => {
    const [plan] = await house.cards(directive, 'unit-plan')
    const name = (await house.needs.directory()).people.get(hang.person)?.name
    const due = must(await views.dueOf(hang, plan?.id as InstanceId))
    expect(due).toMatchObject({ on: '2026-11-27', source: 'officer', set: { paper: null, by: { name } } })
    expect(due.rules[0]).toBe('Hạn do Văn phòng đặt.')
    const [assignment] = (await house.cards(directive, 'assignment')).filter(({ unit }) => unit === plan?.unit)
    must(await views.dueOf(await house.clerkOf(plan?.unit as string), plan?.id as InstanceId))
    expect((await house.card(assignment?.id as number)).state).toBe('assigned')
    const deputy = await house.as('phochanhvp')
    must(await sending(house)(deputy, plan?.id as number, 'AMEND_DUE', { dueOn: '2026-12-04', reason: 'Mưa lũ.' }))
    const amended = must(await views.work(hang, plan?.id as InstanceId))
    expect(amended.dueSet).toMatchObject({ paper: null, by: { id: deputy.person } })
    expect(amended.dueFirst).toBe('2026-11-27')
  })

  test('A date that nobody named is offered as the Office’s own, by the number of days in the rules of the day', async () => {
    const rules = { rules: { proposedDueWorkingDays: 12 }, why: 'Rút ngắn theo kết luận giao ban.', seen: 1 }
    must(await house.cascade.adoptPolicy(await house.as('chanhvp'), rules))
    const taken = must(await house.cascade.takeInLetter(hang, { name: 'cong-van.txt', bytes: new TextEncoder().encode(ownLetter), again: true }))
    const draft = must(await house.cascade.draft(hang, taken.directive as InstanceId))
    const asked = draft.questions.find(({ kind }) => kind === 'planDue')
    expect(asked?.proposal).toMatchObject({
      value: { workingDaysFromIssue: 12 },
      label: '12 ngày làm việc kể từ ngày ban hành văn bản (hạn do Văn phòng đặt).',
    })
  })
})

describe('A refusal and a calendar that comes to its end', () => {
  let house: TestHouse
  let views: Views
  beforeAll(async () => {
    house = await openTestHouse('2027-09-30')
    views = viewsOf(house)
  }, 60_000)
  afterAll(() => house.close())

  test('Whoever is turned away is told of somebody else who may, for each kind of page', async () => {
    const hang = await house.as('hang')
    const { people } = await house.needs.directory()
    for (const rule of ['incidents', 'queues', 'calendarChanges', 'policyChanges'] as const) {
      const refused = await views.mayCall(hang, rule, null)
      const helper = refused.ok ? null : (refused.problem.params['helper'] as { name: string; post: string })
      expect([rule, helper?.name]).not.toEqual([rule, people.get(hang.person)?.name])
      expect([rule, helper?.post]).toEqual([rule, rule === 'policyChanges' ? expect.stringMatching(/Chánh Văn phòng/u) : expect.stringMatching(/Quản trị/u)])
    }
  })

  test('From 1 October on a missing next year is said to the Office and the administrator, before anybody meets an error; to no unit', async () => {
    const [hang, admin, clerk] = [await house.as('hang'), await house.as('quantri'), await house.clerkOf('so-y-te')]
    const short = async (who: Actor) => (await views.me(who, false)).calendarShort
    expect(await short(hang)).toBeNull()
    await house.goTo('2027-10-01', '08:00')
    expect(await short(hang)).toEqual({ year: 2028, works: 0 })
    expect(await short(admin)).toEqual({ year: 2028, works: 0 })
    expect(await short(clerk)).toBeNull()
    expect(must(await views.calendar(admin, null)).short).toEqual({ year: 2028, works: 0 })
  })
})
