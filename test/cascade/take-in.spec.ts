import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { localDate, type InstanceId } from '#base'
import { statement } from '#database'
import { LETTER_NAME, must, openTestHouse, type TestHouse } from '../support/house.js'
import { directive as letter } from '../support/letters.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const files = statement<Record<never, never>, { count: number }>('test-files', [], 'select count(*) as count from house.file')

describe('Taking in', () => {
  let house: TestHouse
  let hang: { person: never }
  beforeAll(async () => {
    house = await openTestHouse('2026-11-03')
    hang = (await house.as('hang')) as { person: never }
  })
  afterAll(() => house.close())

  const superior = (number: string, dueOn: string): Parameters<typeof house.cascade.takeInSuperior>[1] => ({
    number,
    instruction: { drafter: 'Văn phòng UBND tỉnh', dueOn: localDate(dueOn) },
  })

  test('A Party plan whose letter is not written in time climbs to the deputy chief and to the chief’s Monday list', async () => {
    const { directive } = must(await house.cascade.takeInSuperior(hang, superior('99-KH/TU', '2026-11-05')))
    await house.goTo('2026-11-17')
    const told = await house.told(directive)
    expect(told.filter(({ level }) => level === 1).map(({ person }) => person)).toContain('hang')
    const leaders = told.filter(({ level }) => level === 2)
    expect(leaders.map(({ person }) => person)).toEqual(expect.arrayContaining(['chanhvp']))
    expect(leaders.some(({ person }) => person.startsWith('phochanhvp'))).toBe(true)
    expect(told.some(({ level }) => level === 3)).toBe(false)
  })

  test('The same Party plan twice is asked', async () => {
    const again = await house.cascade.takeInSuperior(hang, superior('99 - KH/TU', '2026-11-05'))
    expect(again).toMatchObject({ ok: false, problem: { code: 'superior.twice' } })
  })

  test('The letter is joined to the Party plan that it names in “Thực hiện …”', async () => {
    const { directive } = must(await house.cascade.takeInSuperior(hang, superior('71-KH/TU', '2026-12-01')))
    const taken = must(await house.cascade.takeInLetter(hang, { name: LETTER_NAME, bytes: bytes(letter), again: false }))
    expect(taken).toMatchObject({ directive, joined: '71-KH/TU' })
    expect(await house.card(directive)).toMatchObject({ state: 'underReview' })
  })

  test('The same letter again is asked, and taken in only on a clear yes', async () => {
    const asked = await house.cascade.takeInLetter(hang, { name: LETTER_NAME, bytes: bytes(letter), again: false })
    expect(asked).toMatchObject({ ok: false, problem: { code: 'letter.twice' } })
    const taken = must(await house.cascade.takeInLetter(hang, { name: LETTER_NAME, bytes: bytes(letter), again: true }))
    expect(taken.joined).toBeNull()
  })

  test.each([
    ['a state-secret stamp', `TỐI MẬT\n\n${letter}`, 'letter.secret'],
    ['a shopping list', 'Mua gạo\nMua muối\nMua dầu ăn', 'letter.notALetter'],
    ['nothing', '', 'file.empty'],
  ])('A file with %s is refused and nothing of it is kept', async (_, text, code) => {
    const before = [await house.database.sql.run(files, {}), (await house.queries.directives()).length]
    const refused = await house.cascade.takeInLetter(hang, { name: 'thu.txt', bytes: bytes(text), again: false })
    expect(refused).toMatchObject({ ok: false, problem: { code } })
    expect([await house.database.sql.run(files, {}), (await house.queries.directives()).length]).toEqual(before)
  })

  test('Units neither take letters in nor see drafts', async () => {
    const clerk = await house.clerkOf('so-noi-vu')
    expect(await house.cascade.takeInLetter(clerk, { name: LETTER_NAME, bytes: bytes(letter), again: true })).toMatchObject({
      ok: false,
      problem: { code: 'scope.forbidden' },
    })
    const [first] = await house.queries.directives()
    expect(await house.cascade.draft(clerk, first?.id as InstanceId)).toMatchObject({ ok: false, problem: { code: 'scope.forbidden' } })
  })
})
