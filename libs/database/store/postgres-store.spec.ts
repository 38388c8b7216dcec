import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { birth } from '../../../test/engine/rows.js'
import { freshDatabase, type FreshDatabase } from '../../../test/support/database.js'
import { openDatabase, statement, type Database } from '../index.js'
import type { InstanceId } from '#base'
import { ROW_TYPES } from './sections.js'
import { emptyBatch, type Outcome, type PendingEffect } from '#engine'
import pg from 'pg'

describe('On PostgreSQL', () => {
  let fresh: FreshDatabase
  let database: Database
  let other: Database
  beforeAll(async () => {
    fresh = await freshDatabase()
    database = await openDatabase({ url: fresh.url })
    other = await openDatabase({ url: fresh.url })
  })
  afterAll(async () => {
    await Promise.all([database.close(), other.close()])
    await fresh.drop()
  })

  const bare = async (count: number): Promise<InstanceId[]> => {
    const ids = await database.store.newIds(count)
    const at = await database.store.now()
    await database.store.commit({
      ...emptyBatch(),
      births: ids.map((id) => birth(id, at)),
      sets: ids.map((instance) => ({ instance, dueAt: at, version: 1 })),
      effects: ids.map((instance) => ({ instance, version: 1, n: 0, kind: 'tell', target: null, args: '{}' })),
    })
    return ids
  }

  test('the schema has the types of a batch with the columns that are written, in their order', async () => {
    const composites = statement<object, { type: string; columns: readonly string[] }>(
      'test-composites',
      [],
      `
      select c.relname as type, array_agg(a.attname || ' ' || format_type(a.atttypid, null) order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where c.relnamespace = 'engine'::regnamespace and c.relkind = 'c' group by 1`,
    )
    const rows = await database.sql.run(composites, {})
    const LONG: Readonly<Record<string, string>> = { int: 'integer', timestamptz: 'timestamp with time zone' }
    const written = Object.entries(ROW_TYPES).map(([type, columns]) => [type, columns.map(([name, kind]) => `${name} ${LONG[kind] ?? kind}`)])
    expect(Object.fromEntries(rows.map(({ type, columns }) => [type, columns]))).toEqual(Object.fromEntries(written))
  })

  test('two processes share the due timers: none is fired by both', async () => {
    const ids = await bare(60)
    const rang: InstanceId[] = []
    const fire = (store: Database['store']) =>
      store.fireDue(
        40,
        () => false,
        (due) => {
          rang.push(...due.map(({ row }) => row.id))
          return { ...emptyBatch(), clears: due.map(({ row }) => row.id) }
        },
      )
    while ((await Promise.all([fire(database.store), fire(other.store)])).some((count) => count > 0));
    expect([...rang].sort((a, b) => a - b)).toEqual(ids)
    await database.store.deliver(500, async (effects) => effects.map((effect) => ({ effect, is: 'settled' })))
  })

  test('what one process is delivering, another does not touch', async () => {
    await bare(3)
    let inside = -1
    const taken = await database.store.deliver(500, async (effects) => {
      inside = await other.store.deliver(500, async () => [])
      return effects.map((effect) => ({ effect, is: 'settled' }))
    })
    expect([taken, inside]).toEqual([3, 0])
  })

  test('whose connection is cut while it delivers lives on, and delivers again', async () => {
    await bare(3)
    const owner = new pg.Client({ connectionString: fresh.url })
    await owner.connect()
    const settled = (effects: readonly PendingEffect[]): Outcome[] => effects.map((effect) => ({ effect, is: 'settled' }))
    const broken = database.store.deliver(500, async (effects) => {
      await owner.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'")
      return settled(effects)
    })
    await expect(broken).rejects.toThrow(/terminat|not queryable/u)
    await owner.end()
    expect(await database.store.deliver(500, async (effects) => settled(effects))).toBe(3)
  })

  test.each([
    'update engine.history set reason = null',
    'delete from engine.history',
    'truncate engine.history',
    'delete from house.audit',
    'update house.audit set actor = 1',
    "update house.birth set kind = 'production'",
    'drop table engine.history',
  ])('the program may not say: %s', async (text) => {
    await bare(1)
    await expect(database.sql.run(statement(text.slice(0, 63), [], text), {})).rejects.toMatchObject({ code: '42501' })
  })
})
