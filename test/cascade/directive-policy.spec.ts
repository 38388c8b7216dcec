import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { at, localDate, type InstanceId } from '#base'
import { DEFAULT_POLICY, ladderOf, type Policy, type StepPolicy } from '#calendar'
import { contextOf, openCascade, type CardRow, type FullRow } from '#cascade'
import type { DraftView } from '#contract'
import { statement } from '#database'
import { key, LETTER_NAME, must, openTestHouse, type TestHouse } from '../support/house.js'
import { directive as letter } from '../support/letters.js'

type Actor = { person: never }
const d = localDate
const PLAN_DUE = '2026-12-11'
const WHY = 'Văn bản trọng tâm của Tỉnh ủy, theo dõi sát hơn'

const audited = statement<{ target: string }, { what: string; actor: number }>(
  'test-directive-policy-audit',
  ['target'],
  'select what, actor from house.audit where target = $1 order by id',
)
const breakVersion = statement<Record<never, never>, never>('test-break-directive-policy', [], `update house.directive_policy set why = 'khác'`)

/** A step's ladder with a distance put in the place of another. */
const shifted = (rungs: StepPolicy, from: number, to: number): StepPolicy =>
  rungs.map((rung) => (rung.workingDays === from ? { ...rung, workingDays: to } : rung))
const OWN = {
  steps: { ownPlan: shifted(DEFAULT_POLICY.steps.ownPlan, -5, -3), duty: shifted(DEFAULT_POLICY.steps.duty, -5, -4) },
  massLateShare: 1,
  answerWorkingDays: 1,
  roundConsolidatesWorkingDays: 4,
}

type Ladders = Map<number, string[]>
async function laddersOf(house: TestHouse, root: InstanceId, definitions = ['unit-plan', 'duty', 'report-round', 'unit-report']): Promise<Ladders> {
  const rows: FullRow[] = (await house.queries.treeOf(root, definitions)).filter(({ done }) => !done)
  return new Map(rows.map((row) => [row.id, contextOf(row).ladder.map((rung) => `${rung.at} ${rung.stage} ${rung.kind}`)]))
}

async function planLadder(house: TestHouse, policy: Policy, due = PLAN_DUE): Promise<string[]> {
  const [now, calendar] = [await house.engine.now(), await house.needs.calendarNow()]
  return ladderOf({ step: 'ownPlan', due: d(due), now, calendar, policy }).map((rung) => `${rung.at} ${rung.stage} ${rung.kind}`)
}

describe('The Office gives one directive rules of reminding of its own', () => {
  let house: TestHouse
  let own: InstanceId
  let other: InstanceId
  let officer: Actor
  let chief: Actor
  beforeAll(async () => {
    house = await openTestHouse()
    own = await house.assigned(PLAN_DUE)
    other = await house.assigned(PLAN_DUE)
    officer = (await house.as('hang')) as Actor
    chief = (await house.as('chanhvp')) as Actor
    await house.goTo('2026-11-23', '09:00')
  }, 90_000)
  afterAll(() => house.close())

  const policyOf = async (directive: InstanceId): Promise<Policy> => (await house.needs.policies()).of(directive)

  test('The desk officer of the directive, the chief and the deputies may; another officer, a unit and the administrator of the system may not', async () => {
    for (const name of ['hang', 'chanhvp', 'phochanhvp'])
      expect([name, (await house.cascade.previewDirectivePolicy((await house.as(name)) as Actor, own, { rules: OWN })).ok]).toEqual([name, true])
    for (const name of ['cv.nln', 'xa.muonghum', 'quantri']) {
      const actor = (await house.as(name)) as Actor
      expect(await house.cascade.previewDirectivePolicy(actor, own, { rules: OWN })).toMatchObject({ problem: { code: 'scope.forbidden' } })
      const adopted = await house.cascade.adoptDirectivePolicy(actor, own, { rules: OWN, why: WHY, seen: 0, general: 1 })
      expect(adopted).toMatchObject({ problem: { code: 'scope.forbidden' } })
    }
    const plan = (await house.cards(own, 'unit-plan'))[0] as CardRow
    expect(await house.cascade.previewDirectivePolicy(chief, plan.id, { rules: OWN })).toMatchObject({ problem: { code: 'instance.unknown' } })
  })

  test('The clocks of digests cannot be its own, and rules that change nothing are no version', async () => {
    const preview = must(await house.cascade.previewDirectivePolicy(officer, own, { rules: { ...OWN, morning: '08:00' } }))
    expect(preview.faults.map(({ text }) => text)).toEqual([
      'Giờ gửi bản tin sáng: chỉ đặt trong quy tắc chung, vì mỗi người nhận một bản tin cho mọi văn bản.',
    ])
    const adopted = await house.cascade.adoptDirectivePolicy(officer, own, { rules: { morning: '08:00' }, why: WHY, seen: 0, general: 1 })
    expect(adopted).toMatchObject({ problem: { code: 'policy.wrong' } })
    const same = await house.cascade.adoptDirectivePolicy(officer, own, { rules: { answerWorkingDays: 2 }, why: WHY, seen: 0, general: 1 })
    expect(same).toMatchObject({ problem: { code: 'policy.nothing' } })
  })

  test('The preview says in what it would differ and which messages would come on which days, and writes nothing', async () => {
    const before = await laddersOf(house, own)
    const preview = must(await house.cascade.previewDirectivePolicy(officer, own, { rules: OWN }))
    expect(preview.fromGeneral).toContain('Kế hoạch của đơn vị: mốc “Nhắc việc” chuyển từ trước 5 ngày sang trước 3 ngày.')
    expect(preview.fromGeneral).toEqual(preview.differences)
    const plans = (await house.cards(own, 'unit-plan')).length
    const reminders = preview.days.filter(({ work, kind, was, is }) => work === 'Kế hoạch của đơn vị' && kind === 'reminder' && was !== is)
    expect(reminders.map(({ on, was, is }) => [on, was, is])).toEqual([
      ['2026-12-04', plans, 0],
      ['2026-12-08', 0, plans],
    ])
    expect([preview.seen, preview.general, preview.directive, preview.directiveUnits > 100]).toEqual([0, 1, own, true])
    expect(await laddersOf(house, own)).toEqual(before)
  })

  test('Adopted, each ladder below it is the one of its own rules; the other directive and the rules for all stay as they are', async () => {
    const beside = await laddersOf(house, other)
    const { count } = must(await house.cascade.previewDirectivePolicy(officer, own, { rules: OWN }))
    expect(must(await house.cascade.adoptDirectivePolicy(officer, own, { rules: OWN, why: WHY, seen: 0, general: 1 }))).toEqual({ version: 1, moved: count })
    const expected = await planLadder(house, await policyOf(own))
    const plans = await house.cards(own, 'unit-plan')
    const after = await laddersOf(house, own)
    for (const { id } of plans) expect([id, after.get(id)]).toEqual([id, expected])
    expect(await laddersOf(house, other)).toEqual(beside)
    expect([(await house.needs.policy()).version, await policyOf(other)]).toEqual([1, DEFAULT_POLICY])
    const [plan] = plans
    const rows = (await house.engine.history(plan?.id as InstanceId)).filter(({ type }) => type === 'RECOUNTED')
    expect(rows.map(({ event }) => JSON.parse(event) as object)).toEqual([expect.objectContaining({ directivePolicy: 1, by: officer.person })])
    expect(await house.database.sql.run(audited, { target: `directive:${own}` })).toEqual([{ what: 'policy.adoptedForDirective', actor: officer.person }])
    await expect(house.database.sql.run(breakVersion, {})).rejects.toThrow(/stands|permission/)
    const again = await house.cascade.adoptDirectivePolicy(officer, own, { rules: {}, why: WHY, seen: 0, general: 1 })
    expect(again).toMatchObject({ problem: { code: 'policy.stale' } })
  })

  test('What begins below it afterwards follows its own rules: a new date, a request for more time, a round of reports', async () => {
    const [moved, asking] = (await house.cards(own, 'unit-plan')).slice(0, 2) as [CardRow, CardRow]
    must(await house.cascade.send(officer, { instance: moved.id, event: 'AMEND_DUE', payload: { dueOn: '2026-12-18', reason: 'Sáp nhập.' }, key: key() }))
    expect((await laddersOf(house, own)).get(moved.id)).toEqual(await planLadder(house, await policyOf(own), '2026-12-18'))
    const clerk = (await house.clerkOf(asking.unit ?? '')) as Actor
    const request = { wantedOn: '2026-12-15', reason: 'Chờ số liệu của xã.' }
    must(await house.cascade.send(clerk, { instance: asking.id, event: 'REQUEST_EXTENSION', payload: request, key: key() }))
    const [extension] = await house.queries.treeOf(own, ['extension'])
    // One working day to answer; 24/11 is a day off.
    expect(extension && contextOf(extension).ladder.flatMap(({ due }) => due ?? [])[0]).toBe('2026-11-25')
    must(await house.cascade.send(chief, { instance: extension?.id as InstanceId, event: 'REFUSE', payload: { reason: 'Chưa đủ căn cứ.' }, key: key() }))
    expect((await laddersOf(house, own)).get(asking.id)).toEqual(await planLadder(house, await policyOf(own)))
    for (const [directive, consolidated] of [
      [own, '2026-12-14'],
      [other, '2026-12-22'],
    ] as const) {
      const { instance } = must(await house.cascade.askForReport(officer, directive, { subject: 'thiệt hại do mưa lũ', unitsDueOn: d('2026-12-08') }))
      const [round] = await house.queries.full([instance as InstanceId])
      expect([directive, round?.dueOn]).toEqual([directive, consolidated])
    }
    await house.settle()
  })

  test('A later change for all lies under it: its own ladders stand, whatever else it has follows', async () => {
    const rules = {
      steps: { ownPlan: shifted(DEFAULT_POLICY.steps.ownPlan, -5, -2), unitReport: shifted(DEFAULT_POLICY.steps.unitReport, -5, -3) },
      massLateShare: 0.5,
      consentWorkingDays: 7,
    }
    const plans = await house.cards(own, 'unit-plan')
    const before = await laddersOf(house, own)
    must(await house.cascade.adoptPolicy(chief, { rules, why: WHY, seen: 1 }))
    const after = await laddersOf(house, own)
    for (const { id } of plans) expect([id, after.get(id)]).toEqual([id, before.get(id)])
    const reports = await house.cards(own, 'unit-report')
    expect([reports.length > 100, reports.every(({ id }) => after.get(id)?.join() !== before.get(id)?.join())]).toEqual([true, true])
    const followed = await policyOf(own)
    expect([followed.massLateShare, followed.consentWorkingDays, followed.steps.ownPlan]).toEqual([1, 7, OWN.steps.ownPlan])
    const beside = await laddersOf(house, other)
    const [neighbour] = await house.cards(other, 'unit-plan')
    expect(beside.get(neighbour?.id as number)).toEqual(await planLadder(house, await house.needs.policy()))
  })

  test('Where its own rules say so, each unit is told of by name; elsewhere so many late units are one line about the date', async () => {
    await house.goTo('2026-12-14', '09:00')
    const masses = async (directive: InstanceId): Promise<boolean> => (await house.told(directive)).some(({ about }) => about === 'massLate')
    expect([await masses(own), await masses(other)]).toEqual([false, true])
  }, 60_000)

  test('Taken back, the directive follows the rules for all; both versions stay on record', async () => {
    const seen = { seen: 1, general: 2 }
    const { version } = must(await house.cascade.adoptDirectivePolicy(chief, own, { rules: {}, why: 'Đã qua đợt cao điểm', ...seen }))
    expect([version, await policyOf(own)]).toEqual([2, await house.needs.policy()])
    const nothing = await house.cascade.adoptDirectivePolicy(chief, own, { rules: {}, why: WHY, seen: 2, general: 2 })
    expect(nothing).toMatchObject({ problem: { code: 'policy.nothing' } })
    const versions = await house.needs.directivePolicyBook.versions()
    expect(versions.map(({ directive, version: n, part, doneAt }) => [directive, n, Object.keys(part).length > 0, doneAt !== null])).toEqual([
      [own, 1, true, true],
      [own, 2, false, true],
    ])
    const moved = (await house.cards(own, 'unit-plan'))[0] as CardRow
    expect((await laddersOf(house, own)).get(moved.id)).toContain(`${at(d('2026-12-16'), '07:30')} dueSoon reminder`)
  })
})

describe('A letter that is given rules of its own while it is still being checked', () => {
  test('is assigned by them: each plan is born with their ladder, and the checking page says their first reminder', async () => {
    const house = await openTestHouse()
    try {
      const officer = (await house.as('hang')) as Actor
      const { directive: id } = must(await house.cascade.takeInLetter(officer, { name: LETTER_NAME, bytes: new TextEncoder().encode(letter), again: true }))
      const directive = id as InstanceId
      const { seen, general } = must(await house.cascade.previewDirectivePolicy(officer, directive, { rules: OWN }))
      must(await house.cascade.adoptDirectivePolicy(officer, directive, { rules: OWN, why: WHY, seen, general }))
      const ready = await answeredDraft(house, officer, directive)
      expect(ready.effect.firstReminder).toBe(at(d('2026-12-08'), '07:30'))
      must(await house.cascade.assign(officer, directive, ready.revision))
      const expected = await planLadder(house, (await house.needs.policies()).of(directive))
      const ladders = [...(await laddersOf(house, directive, ['unit-plan'])).values()]
      expect([ladders.length > 100, ladders.filter((ladder) => ladder.join() !== expected.join())]).toEqual([true, []])
    } finally {
      await house.close()
    }
  }, 60_000)
})

/** The draft with plans due on `PLAN_DUE` and every question answered as proposed. */
async function answeredDraft(house: TestHouse, officer: Actor, directive: InstanceId): Promise<DraftView> {
  const draft = must(await house.cascade.draft(officer, directive))
  const dated = must(
    await house.cascade.changeDraft(officer, directive, {
      revision: draft.revision,
      number: '1599',
      issuedOn: d('2026-11-09'),
      trackedUntil: d('2026-12-31'),
      obligations: draft.obligations.filter((one) => one.class === 'plan').map(({ path }) => ({ path, dueOn: d(PLAN_DUE) })),
    }),
  )
  const answers = Object.fromEntries(dated.questions.filter(({ answered }) => !answered).map(({ id }) => [id, { accept: true as const }]))
  return must(await house.cascade.changeDraft(officer, directive, { revision: dated.revision, answers }))
}

describe('A process that dies while the ladders of one directive are armed anew', () => {
  test('leaves the version and part of the work; carried on, each piece is armed once, and nothing for all is changed meanwhile', async () => {
    const house = await openTestHouse()
    try {
      const directive = await house.assigned(PLAN_DUE)
      const officer = (await house.as('hang')) as Actor
      const chief = (await house.as('chanhvp')) as Actor
      await house.goTo('2026-11-23', '09:00')
      const { count } = must(await house.cascade.previewDirectivePolicy(officer, directive, { rules: OWN }))
      let left = 7
      const dying = { ...house.engine, send: (command: never) => (--left < 0 ? Promise.reject(new Error('killed')) : house.engine.send(command)) }
      const adopted = openCascade({ ...house.needs, engine: dying }).adoptDirectivePolicy(officer, directive, { rules: OWN, why: WHY, seen: 0, general: 1 })
      await expect(adopted).rejects.toThrow('killed')
      for (const refused of [
        await house.cascade.previewDirectivePolicy(officer, directive, { rules: {} }),
        await house.cascade.adoptPolicy(chief, { rules: { massLateUnits: 30 }, why: WHY, seen: 1 }),
      ])
        expect(refused).toMatchObject({ ok: false, problem: { code: 'policy.changing' } })
      expect(await house.cascade.carryOnPolicy()).toBeGreaterThan(0)
      expect(await house.cascade.carryOnPolicy()).toBe(0)
      const events = await Promise.all((await house.queries.tree(directive)).map(({ id }) => house.engine.history(id)))
      const armed = events.map((history) => history.filter(({ type }) => type === 'RECOUNTED').length)
      expect([Math.max(...armed), armed.filter((n) => n === 1).length]).toEqual([1, count])
      const expected = await planLadder(house, (await house.needs.policies()).of(directive))
      const ladders = await laddersOf(house, directive, ['unit-plan'])
      expect([...ladders.values()].filter((ladder) => ladder.join() !== expected.join())).toEqual([])
    } finally {
      await house.close()
    }
  }, 60_000)
})
