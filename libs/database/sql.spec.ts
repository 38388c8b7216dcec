import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { freshDatabase, type FreshDatabase } from '../../test/support/database.js'
import { openDatabase, statement, type Database, type NoArgs } from './index.js'
import { poolOf } from './sql.js'

let fresh: FreshDatabase
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = await openDatabase({ url: fresh.url, max: 1 })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const kinds = statement<{ at: number; day: string }, { at: number; day: string; big: number; none: null; days: string[] }>(
  'kinds',
  ['at', 'day'],
  `select house.instant($1::bigint) as at, $2::date as day, 9007199254740991::bigint as big, null::date as none, array[$2::date]::text[] as days`,
)
const prepared = statement<NoArgs, { name: string }>('prepared', [], `select name from pg_prepared_statements where name = 'kinds'`)

test('a day stays the text it is, an instant is milliseconds, a bigint a number', async () => {
  for (const at of [0, 1_795_226_400_123, -86_399_999]) {
    expect(await database.sql.run(kinds, { at, day: '2026-11-21' })).toEqual([
      { at, day: '2026-11-21', big: 9_007_199_254_740_991, none: null, days: ['2026-11-21'] },
    ])
  }
})

test('statements go over the pool that TypeORM opened, prepared once under their name', async () => {
  expect(poolOf(database.dataSource).totalCount).toBe(1)
  await database.sql.run(kinds, { at: 0, day: '2026-11-21' })
  expect(await database.sql.run(prepared, {})).toEqual([{ name: 'kinds' }])
})

const put = statement<{ name: string }, never>(
  'put-setting',
  ['name'],
  `insert into house.setting (name, value, by, at) values ($1::text, '1', 0, house.now())`,
)
const settings = statement<NoArgs, { name: string }>('settings', [], 'select name from house.setting order by name')

test('a transaction is written whole or not at all, and its connection serves the next', async () => {
  const half = database.sql.tx(async (sql) => {
    await sql.run(put, { name: 'half' })
    throw new Error('half-way')
  })
  await expect(half).rejects.toThrow('half-way')
  await database.sql.tx(async (sql) => sql.tx(async (inside) => inside.run(put, { name: 'whole' })))
  expect(await database.sql.run(settings, {})).toEqual([{ name: 'whole' }])
})
