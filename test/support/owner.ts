import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { emptyDatabase } from './database.js'

/** An empty database whose owner is no superuser and may make no roles: what an office gets from its administrator. */
export interface OwnedDatabase {
  /** Signs in as the owner. */
  readonly url: string
  drop(): Promise<void>
}

export async function ownedDatabase(): Promise<OwnedDatabase> {
  const database = await emptyDatabase()
  const owner = `owner_${randomBytes(5).toString('hex')}`
  await ask(database.url, 'do $$ begin create role dondoc_program nologin; exception when duplicate_object or unique_violation then null; end $$')
  await ask(database.url, `create role ${owner} login nosuperuser nocreaterole password 'mat-khau'; grant dondoc_program to ${owner}`)
  const url = new URL(database.url)
  await ask(database.url, `alter database ${url.pathname.slice(1)} owner to ${owner}`)
  Object.assign(url, { username: owner, password: 'mat-khau' })
  return {
    url: url.href,
    drop: async () => {
      await database.drop()
      await ask(process.env['TEST_PG_ADMIN_URL'] ?? '', `drop role ${owner}`)
    },
  }
}

/** One statement as whoever the address names. */
export async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}
