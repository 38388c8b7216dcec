import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { forecastOf, type ForecastMail } from '#assembly'
import { localDate } from '#base'
import { statement } from '#database'
import { openTestHouse, type TestHouse } from '../support/house.js'

const cut = statement<{ on: string }, { person: number; subject: string; text: string }>(
  'test-cut-on',
  ['on'],
  /* sql */ `
select person, subject, text from house.mail
where kind = 'digest' and (created_at at time zone 'Asia/Ho_Chi_Minh')::date = $1::date order by person`,
)
const traces = statement<Record<never, never>, { moves: number; notices: number; mails: number }>(
  'test-traces',
  [],
  /* sql */ `
select (select count(*) from engine.history) as moves, (select count(*) from house.notice) as notices, (select count(*) from house.mail) as mails`,
)

describe('What would go out on a morning to come', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse('2026-11-09', '08:00')
    await house.assigned('2026-11-20')
    await house.goTo('2026-11-12', '10:00')
  }, 60_000)
  afterAll(() => house.close())

  const expected = (on: string): Promise<readonly ForecastMail[]> =>
    forecastOf({ database: house.database, engine: house.engine, close: () => Promise.resolve() }, house.settings, localDate(on))
  const linesOf = (text: string): string[] => text.split('\n').flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []))

  test.each(['2026-11-13', '2026-11-20', '2026-11-23'])('Of %s it tells every person, subject and line, changes nothing, and comes true', async (on) => {
    const before = await house.database.sql.run(traces, {})
    const foretold = [...(await expected(on))].sort((a, b) => a.person.id - b.person.id)
    expect(await house.database.sql.run(traces, {})).toEqual(before)
    await house.goTo(on, '12:00')
    const came = await house.database.sql.run(cut, { on })
    expect(foretold.map(({ person, subject }) => [person.id, subject])).toEqual(came.map(({ person, subject }) => [person, subject]))
    expect(foretold.map(({ lines }) => [...lines].sort())).toEqual(came.map(({ text }) => linesOf(text).sort()))
    if (on !== '2026-11-13') expect(foretold.length).toBeGreaterThan(0)
  })

  test('A morning that has passed is looked up, not foretold', async () => {
    await expect(expected('2026-11-09')).rejects.toThrow('has passed')
  })
})
