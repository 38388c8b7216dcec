import { randomBytes } from 'node:crypto'
import pg from 'pg'

export interface FreshDatabase {
  readonly url: string
  drop(): Promise<void>
}

const TEMPLATE = 'migrated'
// Any number does; it only has to be the same in every worker of the run.
const TEMPLATE_LOCK = 1_684_301_909

/** A migrated database of the test's own (about 60 ms: a copy of a template that the first call of the run makes). */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `test_${process.env['JEST_WORKER_ID'] ?? '0'}_${randomBytes(5).toString('hex')}`
  await asAdmin(async (admin) => {
    await ensureTemplate(admin)
    await admin.query(`create database ${name} template ${TEMPLATE} strategy file_copy`)
  })
  return { url: addressOf(name), drop: () => dropDatabase(name) }
}

/** A database in which nothing has happened yet, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  const name = `empty_${process.env['JEST_WORKER_ID'] ?? '0'}_${randomBytes(5).toString('hex')}`
  await asAdmin((admin) => admin.query(`create database ${name}`))
  return { url: addressOf(name), drop: () => dropDatabase(name) }
}

async function ensureTemplate(admin: pg.Client): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [TEMPLATE])
    if (rowCount === 0) await makeTemplate(admin)
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK])
  }
}

// It gets its name last: a run of migrations that failed half-way is never copied.
async function makeTemplate(admin: pg.Client): Promise<void> {
  const growing = `${TEMPLATE}_growing`
  await admin.query(`drop database if exists ${growing} with (force)`)
  await admin.query(`create database ${growing}`)
  const { migrate } = await import('#database') // only where a database is wanted: TypeORM takes half a second to load
  await migrate(addressOf(growing))
  await admin.query(`alter database ${growing} rename to ${TEMPLATE}`)
}

function addressOf(database: string): string {
  const address = process.env['TEST_PG_ADMIN_URL']
  if (!address) throw new Error('no test cluster: test/support/global-setup.mjs starts none when only pure rooms are tested')
  const url = new URL(address)
  url.pathname = `/${database}`
  return url.href
}

async function dropDatabase(name: string): Promise<void> {
  await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`))
}

async function asAdmin(act: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: addressOf('postgres') })
  await admin.connect()
  try {
    await act(admin)
  } finally {
    await admin.end()
  }
}
