import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { localDate, type InstanceId } from '#base'
import type { DraftView } from '#contract'
import { LETTER_NAME, must, openTestHouse, type TestHouse } from '../support/house.js'
import { directive as letter } from '../support/letters.js'

describe('Checking a letter and assigning', () => {
  let house: TestHouse
  let hang: { person: never }
  let other: { person: never }
  let directive: InstanceId
  let draft: DraftView
  beforeAll(async () => {
    house = await openTestHouse()
    hang = (await house.as('hang')) as { person: never }
    other = (await house.as('cv.kt')) as { person: never }
    directive = must(await house.cascade.takeInLetter(hang, { name: LETTER_NAME, bytes: new TextEncoder().encode(letter), again: false }))
      .directive as InstanceId
    draft = must(await house.cascade.draft(hang, directive))
  })
  afterAll(() => house.close())

  test('What the letter does not say is asked: number, day, the plan’s date, the rhythm of reports, until when it is tracked', () => {
    const kinds = draft.questions.filter(({ answered }) => !answered).map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['letterNumber', 'letterDate', 'planDue', 'reportRhythm', 'trackedUntil']))
    expect(draft.effect).toMatchObject({ units: 120, plans: 120, firstReminder: null })
  })

  test('Nothing is assigned while a question is open', async () => {
    const refused = await house.cascade.assign(hang, directive, draft.revision)
    expect(refused).toMatchObject({ ok: false, problem: { code: 'draft.open' } })
  })

  test('Two people on the same draft: the second is told what changed and who changed it, and what stands is not overwritten', async () => {
    must(await house.cascade.changeDraft(hang, directive, { revision: draft.revision, number: '1436' }))
    const second = await house.cascade.changeDraft(other, directive, { revision: draft.revision, number: '9999' })
    expect(second).toMatchObject({ ok: false, problem: { code: 'draft.stale', params: { changed: ['number'], by: { id: hang.person } } } })
    expect(must(await house.cascade.draft(hang, directive)).header.number).toBe('1436')
  })

  test('A term from the day of issue, agreed to before that day is known, becomes a date with it; what proposes nothing is not answered by agreeing', async () => {
    const taken = must(await house.cascade.takeInLetter(hang, { name: LETTER_NAME, bytes: new TextEncoder().encode(letter), again: true }))
    const twin = taken.directive as InstanceId
    const open = must(await house.cascade.draft(hang, twin))
    const answers = Object.fromEntries(open.questions.map(({ id }) => [id, { accept: true }]))
    const agreed = must(await house.cascade.changeDraft(hang, twin, { revision: open.revision, answers }))
    expect(agreed.questions.filter(({ answered }) => !answered).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['letterNumber', 'letterDate']))
    expect(agreed.obligations.find((one) => one.class === 'plan')?.due.on).toBeNull()
    // Twenty working days: 24/11 is a day off since 2026.
    const dated = must(await house.cascade.changeDraft(hang, twin, { revision: agreed.revision, issuedOn: localDate('2026-11-09') }))
    expect(dated.obligations.find((one) => one.class === 'plan')?.due).toMatchObject({ on: '2026-12-08', source: 'officer' })
  })

  test('A date that the officer types is an officer’s date, whatever the letter is', async () => {
    const now = must(await house.cascade.draft(hang, directive))
    const path = now.obligations.find((one) => one.class === 'plan')?.path as string
    const changed = must(
      await house.cascade.changeDraft(hang, directive, {
        revision: now.revision,
        issuedOn: localDate('2026-11-09'),
        trackedUntil: localDate('2026-12-31'),
        obligations: [{ path, dueOn: localDate('2026-11-27') }],
      }),
    )
    expect(changed.obligations.find((one) => one.path === path)?.due).toMatchObject({ on: '2026-11-27', source: 'officer' })
  })

  test('A double click assigns once: every addressed unit has one assignment, plans and duties exist only where they were ordered', async () => {
    const now = must(await house.cascade.draft(hang, directive))
    const answers = Object.fromEntries(now.questions.filter(({ answered }) => !answered).map(({ id }) => [id, { accept: true }]))
    const ready = must(await house.cascade.changeDraft(hang, directive, { revision: now.revision, answers }))
    const [first, second] = await Promise.all([house.cascade.assign(hang, directive, ready.revision), house.cascade.assign(hang, directive, ready.revision)])
    expect(must(first)).toMatchObject({ units: 120, plans: 120 })
    expect(must(second)).toMatchObject({ units: 120 })
    expect(await house.cards(directive, 'assignment')).toHaveLength(120)
    expect(await house.cards(directive, 'unit-plan')).toHaveLength(120)
    expect((await house.cards(directive, 'duty')).every(({ unit }) => unit !== null && !unit.startsWith('xa-'))).toBe(true)
  })

  test('A draft that is assigned is not corrected any more', async () => {
    const now = must(await house.cascade.draft(hang, directive))
    expect(await house.cascade.changeDraft(hang, directive, { revision: now.revision, number: '1' })).toMatchObject({
      ok: false,
      problem: { code: 'draft.alreadyAssigned' },
    })
  })

  test('A letter wrongly assigned and withdrawn before anybody opened it leaves nothing in the units’ inboxes, and all in the history', async () => {
    await house.settle()
    expect((await house.told(directive)).length).toBeGreaterThan(100)
    must(await house.cascade.send(hang, { instance: directive, event: 'WITHDRAW', payload: { reason: 'Giao nhầm văn bản.' }, key: 'withdraw-once' }))
    await house.settle()
    expect(await house.card(directive)).toMatchObject({ state: 'withdrawn', done: true })
    expect((await house.told(directive)).filter(({ withdrawn }) => !withdrawn)).toEqual([])
    expect((await house.engine.history(directive)).map(({ type, reason }) => [type, reason])).toEqual(expect.arrayContaining([['WITHDRAW', null]]))
    expect((await house.queries.tree(directive)).every(({ done }) => done)).toBe(true)
  })
})
