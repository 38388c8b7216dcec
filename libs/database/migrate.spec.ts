import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { emptyDatabase, freshDatabase, type FreshDatabase } from '../../test/support/database.js'
import type { Instant } from '#base'
import { birthOf, checkSchema, clockOf, giveBirth, migrate, openDatabase, pinDefinitions, putClockForward, type Database } from './index.js'
import { migrations } from './migrations/index.js'
import pg from 'pg'

async function asOwner(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

describe('Migrating', () => {
  let fresh: FreshDatabase
  beforeEach(async () => {
    fresh = await emptyDatabase()
  })
  afterEach(() => fresh.drop())

  test('an empty database applies every step in order; a second run applies none, and two programs at once do not collide', async () => {
    const [first, second] = await Promise.all([migrate(fresh.url), migrate(fresh.url)])
    expect([...first.applied, ...second.applied].map((name) => name.slice(0, 4))).toEqual(migrations.map(({ name }) => name.slice(0, 4)))
    expect((await migrate(fresh.url)).applied).toEqual([])
  })

  test('a program older or newer than the schema, or a database never migrated, is told what to do', async () => {
    const sentence = async (): Promise<string> => {
      const database = await openDatabase({ url: fresh.url, max: 1 })
      try {
        return await checkSchema(database.sql).then(
          () => 'fits',
          (error: Error) => error.message,
        )
      } finally {
        await database.close()
      }
    }
    await asOwner(fresh.url, 'do $$ begin create role dondoc_program nologin; exception when duplicate_object then null; end $$')
    expect(await sentence()).toContain('run "dondoc init --sample"')
    await migrate(fresh.url)
    expect(await sentence()).toBe('fits')
    await asOwner(fresh.url, "insert into house.migration (timestamp, name) values (9999, '9999_of_tomorrow')")
    expect(await sentence()).toMatch(/newer than this program.*9999_of_tomorrow/)
    await asOwner(fresh.url, "delete from house.migration where name like '9999%' or name like '0008%'")
    expect(await sentence()).toMatch(/older than this program.*0008_.*dondoc migrate/)
  })
})

describe('The house knows', () => {
  let fresh: FreshDatabase
  let database: Database
  beforeEach(async () => {
    fresh = await freshDatabase()
    database = await openDatabase({ url: fresh.url, max: 2 })
  })
  afterEach(async () => {
    await database.close()
    await fresh.drop()
  })

  test('what it was born as, once; the second birth changes nothing, nor can the owner of the database', async () => {
    expect(await birthOf(database.sql)).toBeNull()
    expect(await giveBirth(database.sql, 'production')).toBe('production')
    expect(await giveBirth(database.sql, 'sample')).toBe('production')
    for (const change of ["update house.birth set kind = 'sample'", 'delete from house.birth', 'truncate house.birth']) {
      await expect(asOwner(fresh.url, change)).rejects.toMatchObject({ code: '23001' })
    }
    expect(await birthOf(database.sql)).toMatchObject({ kind: 'production' })
  })

  test('one clock: a sample may put it forward and never back, a production not at all', async () => {
    const before = await clockOf(database.sql)
    const later = (before.now + 7 * 86_400_000) as Instant
    await expect(putClockForward(database.sql, later)).rejects.toMatchObject({ code: '23001' })
    await giveBirth(database.sql, 'sample')
    const moved = await putClockForward(database.sql, later)
    expect(moved).toBeGreaterThanOrEqual(later)
    expect(moved).toBeLessThan(later + 60_000)
    expect(await putClockForward(database.sql, before.now)).toBeGreaterThanOrEqual(moved)
    expect(await database.store.now()).toBeGreaterThanOrEqual(moved)
    await asOwner(
      fresh.url,
      "insert into engine.history (instance, version, type, at, actor, key, event, snapshot_hash, definition_hash, hash) values (1, 1, 'CREATE', now(), 1, 'k', '{}', '', '', '')",
    )
    for (const change of ['update house.clock set offset_ms = 0', 'delete from house.clock', 'truncate house.clock']) {
      await expect(asOwner(fresh.url, change)).rejects.toMatchObject({ code: '23001' })
    }
  })

  test('the definitions it started on: one that was changed after it was published is named', async () => {
    expect(
      await pinDefinitions(database.sql, [
        { name: 'duty', version: 1, hash: 'a' },
        { name: 'duty', version: 2, hash: 'b' },
      ]),
    ).toEqual([])
    const changed = { name: 'duty', version: 2, hash: 'c' }
    expect(await pinDefinitions(database.sql, [{ name: 'duty', version: 1, hash: 'a' }, changed])).toEqual([changed])
  })

  test.each([
    "insert into house.unit (id, name, short_name, kind, source, confidence) values ('Sở Y tế', 'x', 'x', 'department', 's', 'high')",
    "insert into house.unit (id, name, short_name, kind, source, confidence, valid_from, valid_to) values ('a', 'x', 'x', 'department', 's', 'high', '2026-02-01', '2026-01-31')",
    "insert into house.file (hash, name, media, size, bytes, uploaded_by, at) values (repeat('0', 64), 'n', 'm', 1, 'a', 1, now())",
    "insert into house.mail (address, subject, text, kind, status, created_at) values ('a', 's', 't', 'digest', 'sent', now())",
    'insert into engine.incident (instance, version, n, kind, error, attempts, opened_at) values (1, 1, 0, $$tell$$, $$e$$, 5, now())',
  ])('what cannot be true, and refuses it: %s', async (wrong) => {
    await expect(asOwner(fresh.url, wrong)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) })
  })
})
