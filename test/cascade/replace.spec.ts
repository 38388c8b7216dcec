import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { InstanceId } from '#base'
import { contextOf, fullNumber, directiveMore, type CardRow } from '#cascade'
import { DEFAULT_POLICY } from '#calendar'
import { statement } from '#database'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'

type Actor = { person: never }
const audited = statement<{ target: string }, { what: string; actor: number; from: number | null }>(
  'test-replace-audit',
  ['target'],
  `select what, actor, (detail ->> 'from')::int as from from house.audit where target = $1 order by id`,
)

describe('A directive replaced by another', () => {
  let house: TestHouse
  let old: InstanceId
  let next: InstanceId
  let hang: Actor
  let number: string
  beforeAll(async () => {
    house = await openTestHouse()
    hang = (await house.as('hang')) as Actor
    old = await house.assigned('2026-11-20')
    const plan = (await house.cards(old, 'unit-plan')).find(({ unit }) => unit === 'so-y-te') as CardRow
    const clerk = (await house.clerkOf('so-y-te')) as Actor
    must(await house.cascade.send(clerk, { instance: plan.id, event: 'ISSUE', payload: { number: '15/KH-SYT', issuedOn: '2026-11-10' }, key: key() }))
    next = await house.assigned('2026-12-04')
    const rules = { massLateShare: 1, answerWorkingDays: 1, steps: { ownPlan: DEFAULT_POLICY.steps.ownPlan.filter(({ workingDays }) => workingDays !== -5) } }
    must(await house.cascade.adoptDirectivePolicy(hang, old, { rules, why: 'Văn bản trọng tâm, theo dõi riêng.', seen: 0, general: 1 }))
    number = fullNumber(directiveMore(contextOf((await house.queries.full([next]))[0] as never)).letter) as string
  }, 90_000)
  afterAll(() => house.close())

  const send = (event: string, payload: Record<string, unknown>) => house.cascade.send(hang, { instance: old, event, payload, key: key() })

  test('The new one is named by its number; one that nobody knows is refused', async () => {
    expect(await send('REPLACE', { number: '9999/UBND-KT', reason: 'x' })).toMatchObject({ ok: false, problem: { code: 'directive.unknown' } })
    must(await send('SUSPEND', { reason: 'Chờ văn bản mới' }))
    must(await send('REPLACE', { number, reason: 'Văn bản mới của UBND tỉnh.' }))
    expect(await house.card(old)).toMatchObject({ state: 'replacing' })
    await house.settle()
  })

  test('The old one ends with everything below it, also what was on hold; nothing of it rings any more', async () => {
    expect(await house.card(old)).toMatchObject({ state: 'replaced', done: true, hold: null })
    const tree = await house.queries.tree(old)
    expect(tree.every(({ done, hold }) => done && hold === null)).toBe(true)
    const told = (await house.told(old)).length
    await house.goTo('2026-11-30', '12:00')
    expect((await house.told(old)).length).toBe(told)
  })

  test('What was handed in counts for the same unit in the new one, by reference and without another word from it; the others still owe theirs', async () => {
    const plans = await house.queries.treeOf(next, ['unit-plan'])
    const carried = plans.filter(({ state }) => state !== 'due')
    expect(carried.map(({ unit }) => unit)).toEqual(['so-y-te'])
    expect(carried[0]).toMatchObject({ state: 'closed', note: 'Số 15/KH-SYT ngày 10/11/2026', late: false })
    const [from] = (await house.cards(old, 'unit-plan')).filter(({ unit }) => unit === 'so-y-te')
    const event = (await house.engine.history((carried[0] as CardRow).id)).find(({ type }) => type === 'CARRIED')
    expect(JSON.parse(event?.event ?? '{}')).toMatchObject({ from: from?.id })
  })

  test('The rules of reminding that the old one had of its own go on in the new one, with the reason on record; what is open there follows them', async () => {
    const policies = await house.needs.policies()
    expect(policies.parts.get(next)).toEqual(policies.parts.get(old))
    const taken = (await house.needs.directivePolicyBook.versions()).filter(({ directive }) => directive === next)
    expect(taken).toMatchObject([
      { version: 1, by: hang.person, why: expect.stringMatching(/^Tiếp tục quy tắc riêng của .+, đã được văn bản này thay thế\.$/u) },
    ])
    expect(taken[0]?.moved).toBeGreaterThan(50)
    const open = (await house.queries.full((await house.cards(next, 'unit-plan')).map(({ id }) => id))).filter(({ done }) => !done)
    const history = await house.engine.history(open[0]?.id as InstanceId)
    expect(history.map(({ event }) => (JSON.parse(event) as { directivePolicy?: number }).directivePolicy)).toContain(1)
    const [line] = await house.database.sql.run(audited, { target: `directive:${next}` })
    expect(line).toMatchObject({ what: 'policy.adoptedForDirective', actor: hang.person, from: old })
  })

  test('Both say so', async () => {
    const [one, other] = await Promise.all([old, next].map(async (id) => directiveMore(contextOf((await house.queries.full([id]))[0] as never))))
    expect([one?.replacedBy, other?.replaces]).toEqual([next, [old]])
  })
})
