import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { at, clockOf, dayOf, formatDate, localDate, type Instant, type InstanceId } from '#base'
import { bodyOf, DEFAULT_POLICY, ladderOf, type PolicyBody, type PolicyRung, type StepPolicy } from '#calendar'
import { contextOf, openCascade, type CardRow, type FullRow } from '#cascade'
import type { PolicyPreview } from '#contract'
import { statement } from '#database'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'

type Actor = { person: never }
const d = localDate
const PLAN_DUE = '2026-12-11'
const WHY = 'Thống nhất tại giao ban Văn phòng ngày 23/11/2026'

const timersIn = statement<{ root: number }, { instance: number; due_at: Instant }>(
  'test-policy-timers',
  ['root'],
  'select t.instance, t.due_at from engine.timer t join engine.instance i on i.id = t.instance where i.root = $1 order by 1',
)
const noticesOn = statement<{ root: number }, { day: string; kind: string; level: number; units: number }>(
  'test-policy-notices',
  ['root'],
  `select (n.deliver_at at time zone 'Asia/Ho_Chi_Minh')::date::text as day, n.kind, n.level, count(distinct n.unit)::int as units
   from house.notice n join engine.instance i on i.id = n.instance
   where n.directive = $1 and n.kind in ('reminder', 'escalation') and i.definition like 'unit-plan@%' group by 1, 2, 3 order by 1, 2, 3`,
)
const breakVersion = statement<Record<never, never>, never>('test-break-policy', [], `update house.policy set why = 'khác'`)

/** The plan's ladder with other days: the first reminder three days before, the leaders five days after, the unit's head a day before. */
const EXTRA: PolicyRung = { workingDays: -1, kind: 'reminder', level: 0, stage: 'dueSoon', tell: ['headOfUnit'] }
function plansOf(rungs: StepPolicy): StepPolicy {
  const other: Readonly<Record<number, number>> = { [-5]: -3, 3: 5 }
  const shifted = rungs.map((rung) => ({ ...rung, workingDays: other[rung.workingDays] ?? rung.workingDays }))
  return [...shifted, EXTRA].sort((one, two) => one.workingDays - two.workingDays)
}
const OTHER = { steps: { ownPlan: plansOf(DEFAULT_POLICY.steps.ownPlan) }, massLateShare: 1 }
const asBody = (rules: { steps: Partial<PolicyBody['steps']> }): PolicyBody => ({
  ...bodyOf(DEFAULT_POLICY),
  ...rules,
  steps: { ...DEFAULT_POLICY.steps, ...rules.steps },
})

async function standing(house: TestHouse, root: InstanceId): Promise<Map<number, { ladder: string[]; due: string | null; next: number | undefined }>> {
  const timers = new Map((await house.database.sql.run(timersIn, { root })).map((row) => [row.instance, row.due_at as number]))
  const rows: FullRow[] = (
    await house.queries.treeOf(root, ['directive', 'assignment', 'unit-plan', 'duty', 'report-round', 'unit-report', 'extension'])
  ).filter(({ done }) => !done)
  return new Map(
    rows.map((row) => {
      const { due, ladder } = contextOf(row)
      return [row.id as number, { ladder: ladder.map((rung) => `${rung.at} ${rung.stage} ${rung.kind}`), due: due.on, next: timers.get(row.id) }]
    }),
  )
}

describe('The Office changes the rules of reminding while a directive runs in a hundred and twenty units', () => {
  let house: TestHouse
  let directive: InstanceId
  let chief: Actor
  let preview: PolicyPreview
  let held: CardRow
  let answered: CardRow
  beforeAll(async () => {
    house = await openTestHouse()
    directive = await house.assigned(PLAN_DUE)
    chief = (await house.as('chanhvp')) as Actor
    const plans = await house.cards(directive, 'unit-plan')
    held = plans[3] as CardRow
    answered = plans[5] as CardRow
    await house.goTo('2026-11-23', '09:00')
    const hang = (await house.as('hang')) as Actor
    must(await house.cascade.send(hang, { instance: held.id, event: 'SUSPEND', payload: { reason: 'Lũ quét, chia cắt đường.' }, key: key() }))
    const clerk = (await house.clerkOf(answered.unit ?? '')) as Actor
    must(await house.cascade.send(clerk, { instance: answered.id, event: 'ISSUE', payload: { number: '3/KH', issuedOn: '2026-11-23' }, key: key() }))
    await house.settle()
  }, 90_000)
  afterAll(() => house.close())

  test('A desk officer reads the rules and changes nothing; nobody outside the Office is asked', async () => {
    for (const name of ['hang', 'xa.muonghum']) {
      const actor = (await house.as(name)) as Actor
      expect(await house.cascade.previewPolicy(actor, { rules: OTHER })).toMatchObject({ ok: false, problem: { code: 'scope.forbidden' } })
      expect(await house.cascade.adoptPolicy(actor, { rules: OTHER, why: WHY, seen: 1 })).toMatchObject({ ok: false, problem: { code: 'scope.forbidden' } })
    }
    expect((await house.needs.policy()).version).toBe(1)
  })

  test('Rules that are wrong are answered place by place and cannot be adopted', async () => {
    const rules = {
      steps: { ownPlan: DEFAULT_POLICY.steps.ownPlan.map((rung) => ({ ...rung, ...(rung.level === 2 ? { tell: ['viceChair'], weekly: [] } : {}) })) },
    }
    expect(must(await house.cascade.previewPolicy(chief, { rules })).faults).toEqual([
      {
        step: 'ownPlan',
        rung: 5,
        field: null,
        text: 'Kế hoạch của đơn vị, mốc 5: hệ thống không tự báo lên trên Văn phòng; chỉ báo khi có người xác nhận.',
      },
    ])
    expect(await house.cascade.adoptPolicy(chief, { rules, why: WHY, seen: 1 })).toMatchObject({ ok: false, problem: { code: 'policy.wrong' } })
    expect(await house.cascade.adoptPolicy(chief, { rules: {}, why: WHY, seen: 1 })).toMatchObject({ ok: false, problem: { code: 'policy.nothing' } })
  })

  test('The preview says in words what differs and day by day what the units would get, and writes nothing', async () => {
    const before = await standing(house, directive)
    preview = must(await house.cascade.previewPolicy(chief, { rules: OTHER, directive }))
    expect(preview.differences).toEqual([
      'Kế hoạch của đơn vị: mốc “Nhắc việc” chuyển từ trước 5 ngày sang trước 3 ngày.',
      'Kế hoạch của đơn vị: thêm mốc “Nhắc việc” trước 1 ngày, gửi thủ trưởng đơn vị.',
      'Kế hoạch của đơn vị: mốc “Báo cáo Lãnh đạo VP” chuyển từ sau 3 ngày sang sau 5 ngày.',
      'Tỷ lệ đơn vị quá hạn thì xem lại thời hạn: 30 % → 100 %.',
    ])
    expect(preview.directives[0]).toMatchObject({ id: directive })
    const day = (on: string, kind: string): object | undefined =>
      preview.days.find((one) => one.work === 'Kế hoạch của đơn vị' && one.on === on && one.kind === kind)
    const plans = (await house.cards(directive, 'unit-plan')).length
    expect(day('2026-12-04', 'reminder')).toMatchObject({ was: plans - 2, is: 0 })
    expect(day('2026-12-08', 'reminder')).toMatchObject({ was: 0, is: plans - 2, tell: ['handler', 'unitClerk'] })
    expect(day('2026-12-10', 'reminder')).toMatchObject({ is: plans - 2, tell: ['headOfUnit'] })
    expect(day('2026-12-16', 'escalation')).toMatchObject({ was: plans - 2, is: 0 })
    expect(day('2026-12-18', 'escalation')).toMatchObject({ was: 0, is: plans - 2, level: 2 })
    expect(await standing(house, directive)).toEqual(before)
    expect((await house.needs.policy()).version).toBe(1)
  })

  test('Adopted, every running ladder is the one that the new rules would have set; dates, consent by silence and what is done stay', async () => {
    const before = await standing(house, directive)
    const { version, moved } = must(await house.cascade.adoptPolicy(chief, { rules: OTHER, why: WHY, seen: preview.seen }))
    expect([version, moved]).toEqual([2, preview.count])
    const after = await standing(house, directive)
    const now = at(d('2026-11-23'), '09:00')
    const calendar = await house.needs.calendarNow()
    const policy = await house.needs.policy()
    expect(policy).toMatchObject({ version: 2, massLateShare: 1, since: '2026-11-23' })
    const expected = ladderOf({ step: 'ownPlan', due: d(PLAN_DUE), now, calendar, policy }).map((rung) => `${rung.at} ${rung.stage} ${rung.kind}`)
    const plans = (await house.cards(directive, 'unit-plan')).filter(({ id }) => id !== answered.id)
    for (const { id } of plans) expect([id, after.get(id)?.ladder]).toEqual([id, expected])
    for (const { id } of plans) expect([id, after.get(id)?.next]).toEqual([id, at(d('2026-12-08'), '07:30')])
    expect(after.get(answered.id)).toEqual(before.get(answered.id))
    expect([...after].map(([id, { due }]) => [id, due])).toEqual([...before].map(([id, { due }]) => [id, due]))
  })

  test('Each piece of work has it in its history in the name of whoever adopted it; nobody is told of it', async () => {
    const plan = (await house.cards(directive, 'unit-plan')).find(({ state, hold }) => state === 'due' && hold === null) as CardRow
    const rows = (await house.engine.history(plan.id)).filter(({ type }) => type === 'RECOUNTED')
    expect(rows.map(({ event }) => JSON.parse(event) as object)).toEqual([expect.objectContaining({ policy: 2, by: chief.person })])
    await house.settle()
    expect((await house.told(directive)).filter(({ about }) => about === 'due.amended')).toEqual([])
  })

  test('A version upon an older one is refused, and a version that stands cannot be changed by a slip of the program', async () => {
    expect(await house.cascade.adoptPolicy(chief, { rules: { massLateUnits: 30 }, why: WHY, seen: 1 })).toMatchObject({
      ok: false,
      problem: { code: 'policy.stale' },
    })
    await expect(house.database.sql.run(breakVersion, {})).rejects.toThrow(/stands|permission/)
  })

  test('What then happens is what the preview said, and a plan on hold takes up the new rules with its new date', async () => {
    await house.goTo('2026-11-25', '09:00')
    const hang = (await house.as('hang')) as Actor
    must(await house.cascade.send(hang, { instance: held.id, event: 'RESUME', payload: { reason: 'Đã thông đường.' }, key: key() }))
    await house.settle()
    const [resumed] = await house.queries.full([held.id])
    const { due, ladder } = contextOf(resumed as FullRow)
    // 24/11 is a day off: one working day on hold.
    expect(due.on).toBe('2026-12-14')
    const policy = await house.needs.policy()
    const calendar = await house.needs.calendarNow()
    expect(ladder.map(({ at: moment }) => moment)).toEqual(
      ladderOf({ step: 'ownPlan', due: d('2026-12-14'), now: at(d('2026-11-25'), '09:00'), calendar, policy }).map(({ at: moment }) => moment),
    )
    await house.goTo('2026-12-21', '09:00')
    const told = await house.database.sql.run(noticesOn, { root: directive })
    const units = (day: string, kind: string, level: number): number =>
      told.find((one) => one.day === day && one.kind === kind && one.level === level)?.units ?? 0
    const plans = preview.days.filter(({ work, on, level }) => work === 'Kế hoạch của đơn vị' && on <= '2026-12-14' && level < 2)
    expect(plans.map(({ on }) => on)).toEqual(['2026-12-04', '2026-12-08', '2026-12-10', '2026-12-11', '2026-12-14'])
    // The plan that was resumed has days of its own: one more unit on some of them.
    for (const { on, kind, level, is } of plans) expect([on, units(on, kind, level) - is]).toEqual([on, on === '2026-12-11' ? 1 : 0])
  }, 60_000)
})

describe('A process that dies while ladders are armed anew', () => {
  test('leaves the version and half of the work; carried on, each piece is armed once, and what was set meanwhile stays', async () => {
    const house = await openTestHouse()
    try {
      const directive = await house.assigned(PLAN_DUE)
      const admin = (await house.as('quantri')) as Actor
      await house.goTo('2026-11-23', '09:00')
      const { count, seen } = must(await house.cascade.previewPolicy(admin, { rules: OTHER }))
      let left = 7
      const dying = { ...house.engine, send: (command: never) => (--left < 0 ? Promise.reject(new Error('killed')) : house.engine.send(command)) }
      await expect(openCascade({ ...house.needs, engine: dying }).adoptPolicy(admin, { rules: OTHER, why: WHY, seen })).rejects.toThrow('killed')
      expect(await house.cascade.previewPolicy(admin, { rules: {} })).toMatchObject({ ok: false, problem: { code: 'policy.changing' } })
      // Meanwhile the Office gives one unit another date: its ladder follows the new rules from the start.
      await house.goTo('2026-11-23', '10:00')
      const plan = (await house.cards(directive, 'unit-plan')).at(-1) as CardRow
      const hang = (await house.as('hang')) as Actor
      must(await house.cascade.send(hang, { instance: plan.id, event: 'AMEND_DUE', payload: { dueOn: '2026-12-18', reason: 'Sáp nhập.' }, key: key() }))
      expect(await house.cascade.carryOnPolicy()).toBeGreaterThan(0)
      expect(await house.cascade.carryOnPolicy()).toBe(0)
      const [row] = await house.queries.full([plan.id])
      expect(row && contextOf(row).ladder.map(({ at: moment }) => `${formatDate(dayOf(moment))} ${clockOf(moment)}`)[0]).toBe('15/12/2026 07:30')
      const events = await Promise.all((await house.queries.tree(directive)).map(({ id }) => house.engine.history(id)))
      const armed = events.map((history) => history.filter(({ type }) => type === 'RECOUNTED').length)
      expect([Math.max(...armed), armed.filter((n) => n === 1).length >= count - 1]).toEqual([1, true])
      expect((await house.needs.policyBook.versions()).map(({ version, doneAt, body }) => [version, doneAt !== null, body.steps.ownPlan.length])).toEqual([
        [2, true, asBody(OTHER).steps.ownPlan.length],
      ])
    } finally {
      await house.close()
    }
  }, 60_000)
})
