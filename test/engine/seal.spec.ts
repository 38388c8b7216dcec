import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { at, dayOf, localDate, type Instant, type InstanceId, type LocalDate, type PersonId } from '#base'
import { giveBirth, openDatabase, openLedger, putClockForward, sealDays, sealsOf, setClockAtBirth, type Database } from '#database'
import { compareSeals, openEngine, verify, type Engine } from '#engine'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { asked, errands } from './errand.js'

const CLERK = 7 as PersonId

describe('The daily seal', () => {
  let fresh: FreshDatabase
  let database: Database
  let engine: Engine
  let ids: InstanceId[]
  beforeAll(async () => {
    fresh = await freshDatabase()
    database = await openDatabase({ url: fresh.url })
    engine = openEngine(database.store, errands)
    await giveBirth(database.sql, 'sample')
    await setClockAtBirth(database.sql, at(localDate('2026-11-23'), '23:59'))
  })
  afterAll(async () => {
    await database.close()
    await fresh.drop()
  })

  const goTo = (day: string, clock: string): Promise<Instant> => putClockForward(database.sql, at(localDate(day), clock))
  const seal = async (): Promise<LocalDate[]> => {
    const days: LocalDate[] = []
    for await (const day of sealDays(database.sql)) days.push(day)
    return days
  }
  const note = (instance: InstanceId, text: string) =>
    engine.send({ actor: CLERK, roles: ['handler'], key: `${instance}:${text}`, moves: [{ instance, event: { type: 'NOTE', text } }] })

  test('is not written before anything has happened', async () => {
    await goTo('2026-11-23', '23:59')
    expect(await seal()).toEqual([])
  })

  test('waits until ten minutes after midnight in Việt Nam, and then covers what happened before midnight and nothing else', async () => {
    // More than two shelves of instances.
    ids = await engine.newIds(600)
    await engine.send({ actor: CLERK, roles: ['handler'], key: 'births', moves: ids.map((id) => asked(id)) })
    await goTo('2026-11-24', '00:05')
    await Promise.all(ids.slice(0, 20).map((id) => note(id, 'hôm sau')))
    expect(await seal()).toEqual([])
    await goTo('2026-11-24', '00:10')
    expect(await seal()).toEqual(['2026-11-23'])
    expect(await sealsOf(database.sql)).toMatchObject([{ day: '2026-11-23', previous: null, instances: 600, moves: 600 }])
  })

  test('is written once when several workers try, also for the days on which the house stood still', async () => {
    await goTo('2026-11-26', '09:00')
    await note(ids[599] as InstanceId, 'thứ năm')
    await goTo('2026-11-30', '08:00')
    const written = (await Promise.all([seal(), seal(), seal()])).flat().sort()
    expect(written).toEqual(['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'])
    expect(await seal()).toEqual([])
    const seals = await sealsOf(database.sql)
    expect(seals.map(({ instances, moves }) => [instances, moves])).toEqual([[600, 600], ...Array(2).fill([600, 620]), ...Array(4).fill([600, 621])])
    expect(seals.slice(1).map(({ previous }) => previous)).toEqual(seals.slice(0, -1).map(({ hash }) => hash))
    expect(new Set(seals.map(({ hash }) => hash)).size).toBe(7)
  })

  test('still fits when its instances have long moved on', async () => {
    for (const [i, id] of ids.entries()) if (i % 7 === 0) await note(id, 'về sau')
    const [born] = (await engine.newIds(1)) as [InstanceId]
    await engine.send({ actor: CLERK, roles: ['handler'], key: 'late birth', moves: [asked(born)] })
    await goTo('2026-12-02', '12:00')
    await seal()
    await note(born, 'hôm nay')
    expect(await verify(openLedger(database.sql), errands)).toMatchObject({ instances: 601, seals: 9, faults: [] })
    expect(dayOf(await engine.now())).toBe('2026-12-02')
  })

  test('kept elsewhere, shows what was rewritten together with all seals', async () => {
    const seals = await sealsOf(database.sql)
    expect(compareSeals(seals, seals)).toEqual([])
    const [first, second, third, ...others] = seals
    if (!first || !second || !third) throw new Error('too few seals')
    const says = compareSeals(seals, [first, { ...second, hash: third.hash }, ...others]).map((fault) => fault.says)
    expect(says).toEqual(['the seal of 24/11/2026 is not the one that was exported; nor does the seal after it'])
  })
})
