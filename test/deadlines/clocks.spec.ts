import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { House } from '#assembly'
import { at, instant, localDate, type Instant } from '#base'
import { putClockForward } from '#database'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { must, openTestHouse, type TestHouse } from '../support/house.js'
import { ask } from '../support/owner.js'
import { administratorOf, digestsOf, heardOf, houseOn, rangOf, takePartyPaper } from './party-paper.js'

const moment = (day: string, clock: string): Instant => at(localDate(day), clock)
const SECOND = 1000
const HOUR = 3_600_000

describe('A house through days that are not like others', () => {
  let house: TestHouse
  const houseFrom = async (day: string): Promise<void> => {
    house = await openTestHouse(day)
  }
  const closes = (): Promise<void> => house.close()

  describe('Tết week', () => {
    beforeAll(() => houseFrom('2026-02-02'), 60_000)
    afterAll(closes)

    test('A date before Tết climbs after it; a date within Tết is reminded of before it; nobody hears anything on a day off', async () => {
      const [before, within] = [await takePartyPaper(house, '2026-02-13', '1-KH/TU'), await takePartyPaper(house, '2026-02-18', '2-KH/TU')]
      await house.goTo('2026-03-03')
      expect((await heardOf(house, before)).slice(1)).toEqual([
        '2026-02-11T07:30 reminder 0 of 2026-02-13 to deskOfficer',
        '2026-02-13T07:30 reminder 0 of 2026-02-13 to deskOfficer',
        '2026-02-23T07:30 escalation 1 of 2026-02-13 to deskOfficer',
        '2026-02-23T07:30 escalation 1 of 2026-02-13 to divisionHead',
        '2026-02-25T07:30 escalation 2 of 2026-02-13 to deputyChiefOfOffice',
        '2026-03-02T07:30 escalation 2 of 2026-02-13 to chiefOfOffice',
      ])
      expect(await rangOf(house, within)).toContain('2026-02-19 00:00, rang 2026-02-19 00:00')
      expect((await heardOf(house, within)).filter((line) => line > '2026-02-13T07:30' && line < '2026-02-23')).toEqual([
        '2026-02-13T07:30 reminder 0 of 2026-02-18 to deskOfficer',
      ])
      expect((await heardOf(house, within)).filter((line) => line.includes('escalation'))[0]).toMatch(/^2026-02-23T07:30 escalation 1/u)
    })
  })

  describe('Year end', () => {
    beforeAll(() => houseFrom('2026-12-21'), 60_000)
    afterAll(closes)

    test('At 23:59:59 of 31 December it is in time, one second later it is overdue, and the first to be told is told on the first working morning of the year', async () => {
      const directive = await takePartyPaper(house, '2026-12-31')
      await house.moveClock(instant(moment('2026-12-31', '23:59') + 59 * SECOND))
      expect(await house.card(directive)).toMatchObject({ stage: 'dueSoon', late: false })
      await house.moveClock(moment('2027-01-01', '00:00'))
      expect((await house.card(directive)).stage).toBe('overdue')
      await house.goTo('2027-01-12')
      expect((await heardOf(house, directive)).filter((line) => line > '2026-12-31')).toEqual([
        '2026-12-31T07:30 reminder 0 of 2026-12-31 to deskOfficer',
        '2027-01-04T07:30 escalation 1 of 2026-12-31 to deskOfficer',
        '2027-01-04T07:30 escalation 1 of 2026-12-31 to divisionHead',
        '2027-01-06T07:30 escalation 2 of 2026-12-31 to deputyChiefOfOffice',
        '2027-01-11T07:30 escalation 2 of 2026-12-31 to chiefOfOffice',
      ])
    })

    test('In the last second before a year of which nobody has said the days off, a date in it is refused by the name of that year', async () => {
      await house.moveClock(instant(moment('2027-12-31', '23:59') + 59 * SECOND))
      const refused = house.cascade.takeInSuperior(await house.as('hang'), {
        number: '9-KH/TU',
        field: 'VX',
        instruction: { drafter: 'van-phong-ubnd-tinh', dueOn: localDate('2028-01-05') },
      })
      await expect(refused).rejects.toMatchObject({ problem: { code: 'calendar.yearUnknown', params: { year: 2028 } } })
    })
  })

  describe('Leap day', () => {
    beforeAll(() => houseFrom('2027-12-20'), 60_000)
    afterAll(closes)

    test('29 February 2028 is a working day of a year that an administrator opened: reminded of on it, overdue at its end, climbing on 1 March', async () => {
      const admin = await administratorOf(house)
      const year = { days: [], opens: 2028, source: 'Bộ luật Lao động 2019, Điều 112' }
      const { seen } = must(await house.cascade.previewCalendar(admin, year))
      must(await house.cascade.changeCalendar(admin, { ...year, seen }))
      await house.goTo('2028-02-21')
      const directive = await takePartyPaper(house, '2028-02-29')
      await house.goTo('2028-03-07')
      expect((await heardOf(house, directive)).slice(1)).toEqual([
        '2028-02-25T07:30 reminder 0 of 2028-02-29 to deskOfficer',
        '2028-02-29T07:30 reminder 0 of 2028-02-29 to deskOfficer',
        '2028-03-01T07:30 escalation 1 of 2028-02-29 to deskOfficer',
        '2028-03-01T07:30 escalation 1 of 2028-02-29 to divisionHead',
        '2028-03-03T07:30 escalation 2 of 2028-02-29 to deputyChiefOfOffice',
        '2028-03-06T07:30 escalation 2 of 2028-02-29 to chiefOfOffice',
      ])
      expect(await rangOf(house, directive)).toContain('2028-03-01 00:00, rang 2028-03-01 00:00')
    })
  })
})

interface Told {
  readonly zone: string
  readonly heard: readonly string[]
  readonly digests: readonly string[]
  readonly rang: readonly string[]
}

/** Lives through the same weeks in a process of its own. */
async function livedIn(zone: string): Promise<Told> {
  const fresh = await freshDatabase()
  try {
    await ask(fresh.url, `do $$ begin execute format('alter database %I set timezone = %L', current_database(), '${zone}'); end $$`)
    return await new Promise<Told>((resolve, reject) => {
      const child = fork(fileURLToPath(new URL('zone-process.ts', import.meta.url)), {
        execArgv: ['--import', 'tsx', '--conditions=source'],
        env: { ...process.env, TZ: zone, ZONE_DATABASE_URL: fresh.url },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      child.once('message', (told) => resolve(told as Told))
      child.once('exit', (code) => reject(new Error(`the process in ${zone} ended with ${code} and said nothing`)))
    })
  } finally {
    await fresh.drop()
  }
}

describe('A server in another part of the world', () => {
  test('In New York, in the night in which the clocks there go back, or in Auckland: every message at the same moment as in Hà Nội', async () => {
    const home = await livedIn('Asia/Ho_Chi_Minh')
    expect(home.heard).toContain('2026-11-03T07:30 escalation 1 of 2026-11-02 to divisionHead')
    for (const zone of ['America/New_York', 'Pacific/Auckland']) expect(await livedIn(zone)).toEqual({ ...home, zone })
  }, 120_000)
})

describe('A clock that is set back an hour', () => {
  let fresh: FreshDatabase
  let house: House
  beforeAll(async () => {
    fresh = await freshDatabase()
    house = await houseOn(fresh.url, '2026-11-02')
  }, 60_000)
  afterAll(async () => {
    await house.close()
    await fresh.drop()
  })

  /** As when the server's own clock is set: neither the program nor its role can do that. */
  const setBack = (ms: number): Promise<unknown> =>
    ask(
      fresh.url,
      `alter table house.clock disable trigger clock_goes_forward; update house.clock set offset_ms = offset_ms - ${ms}; alter table house.clock enable trigger clock_goes_forward`,
    )

  test('What rang does not ring again when the hour comes a second time, nobody gets a second digest, and no history runs backwards', async () => {
    const directive = await takePartyPaper(house, '2026-11-06')
    await house.moveClock(moment('2026-11-09', '07:40'))
    const [heard, digests, rang] = [await heardOf(house, directive), await digestsOf(house, directive), await rangOf(house, directive)]
    expect(heard.at(-1)).toMatch(/^2026-11-09T07:30 escalation 1/u)
    await setBack(HOUR)
    // Whoever was running, and whoever starts in that hour.
    await house.settle()
    const second = await houseOn(fresh.url, '2026-11-02')
    try {
      expect(await second.engine.now()).toBeLessThan(moment('2026-11-09', '06:45'))
      await second.moveClock(moment('2026-11-09', '08:30'))
      expect(await heardOf(second, directive)).toEqual(heard)
      expect(await digestsOf(second, directive)).toEqual(digests)
      expect(await rangOf(second, directive)).toEqual(rang)
      await second.moveClock(moment('2026-11-11', '08:00'))
    } finally {
      await second.close()
    }
    expect((await heardOf(house, directive)).slice(heard.length)).toEqual(['2026-11-11T07:30 escalation 2 of 2026-11-06 to deputyChiefOfOffice'])
    const moments = (await house.engine.history(directive)).map((row) => row.at)
    expect(moments).toEqual([...moments].sort((a, b) => a - b))
  })
})

describe('A worker that slept', () => {
  let fresh: FreshDatabase
  let asleep: House
  beforeAll(async () => {
    fresh = await freshDatabase()
    asleep = await houseOn(fresh.url, '2026-11-02')
  }, 60_000)
  afterAll(async () => {
    await asleep.close()
    await fresh.drop()
  })

  /** The worker as it is in life: joined to its queue, it fires, delivers and cuts by itself. */
  async function awake(until: () => Promise<boolean>): Promise<void> {
    const worker = await houseOn(fresh.url, '2026-11-02')
    try {
      await worker.work()
      const giveUp = performance.now() + 30_000
      while (!(await until())) {
        if (performance.now() > giveUp) throw new Error('the worker does not catch up')
        await new Promise((later) => setTimeout(later, 50))
      }
    } finally {
      await worker.close()
    }
  }

  test('for three days catches up: each reader at most one digest, every escalation on record with its true date', async () => {
    // Monday: due; nobody works on Tuesday, Wednesday and the first hour of Thursday.
    const directive = await takePartyPaper(asleep, '2026-11-09')
    await asleep.moveClock(moment('2026-11-09', '12:00'))
    const before = await digestsOf(asleep, directive)
    await putClockForward(asleep.database.sql, moment('2026-11-12', '08:30'))
    await awake(async () => (await digestsOf(asleep, directive)).length >= before.length + 3)
    expect(await rangOf(asleep, directive)).toEqual(
      expect.arrayContaining(['2026-11-10 00:00, rang 2026-11-12 08:30', '2026-11-10 07:30, rang 2026-11-12 08:30', '2026-11-12 07:30, rang 2026-11-12 08:30']),
    )
    expect((await heardOf(asleep, directive)).filter((line) => line > '2026-11-10')).toEqual([
      '2026-11-12T08:30 escalation 1 of 2026-11-09 to deskOfficer',
      '2026-11-12T08:30 escalation 1 of 2026-11-09 to divisionHead',
      '2026-11-12T08:30 escalation 2 of 2026-11-09 to deputyChiefOfOffice',
    ])
    const digests = (await digestsOf(asleep, directive)).filter((line) => line > '2026-11-10')
    expect(digests).toHaveLength(3)
    expect(new Set(digests.map((line) => line.slice(17))).size).toBe(3)
  }, 60_000)

  test('until a Sunday night records at once what was missed, and wakes nobody before Monday morning', async () => {
    const directive = await takePartyPaper(asleep, '2026-11-19', '16-KH/TU')
    await asleep.moveClock(moment('2026-11-19', '12:00'))
    const told = (await heardOf(asleep, directive)).length
    await putClockForward(asleep.database.sql, moment('2026-11-22', '22:00'))
    await awake(async () => (await rangOf(asleep, directive)).some((line) => line.startsWith('2026-11-20 07:30')))
    expect(await rangOf(asleep, directive)).toContain('2026-11-20 07:30, rang 2026-11-22 22:00')
    expect(await heardOf(asleep, directive)).toHaveLength(told)
    await asleep.moveClock(moment('2026-11-23', '07:30'))
    expect((await heardOf(asleep, directive)).slice(told)).toEqual([
      '2026-11-23T07:30 escalation 1 of 2026-11-19 to deskOfficer',
      '2026-11-23T07:30 escalation 1 of 2026-11-19 to divisionHead',
    ])
  }, 60_000)
})
