import { ledgerName } from './migrate.js'
import { migrations } from './migrations/index.js'
import { statement, type NoArgs, type Sql } from './sql.js'

/** The schema is not this program's; the message is the sentence for whoever starts it. */
export class WrongSchema extends Error {
  override readonly name = 'WrongSchema'
}

const ledger = statement<NoArgs, { name: string }>('ledger', [], 'select name from house.migration order by name')

/** Throws `WrongSchema` when the database is empty, older or newer than this program. */
export async function checkSchema(sql: Sql): Promise<void> {
  const found = new Set(await namesIn(sql))
  const known = migrations.map(ledgerName)
  const missing = known.filter((name) => !found.has(name))
  const strange = [...found].filter((name) => !known.includes(name))
  if (strange.length) {
    throw new WrongSchema(`The database is newer than this program (it knows ${strange.join(', ')}): start the program of that version.`)
  }
  if (missing.length) throw new WrongSchema(`The database is older than this program (it lacks ${missing.join(', ')}): run "dondoc migrate".`)
}

// 42P01: no ledger; 22023: the program's role is unknown to the server; 42501: the ledger is not for us. All three: never migrated.
const NEVER_MIGRATED = ['42P01', '22023', '42501']

/** True for an error that says: this database has never been migrated. */
export function saysNeverMigrated(error: unknown): boolean {
  return NEVER_MIGRATED.includes((error as { code?: string }).code ?? '')
}

async function namesIn(sql: Sql): Promise<string[]> {
  try {
    return (await sql.run(ledger, {})).map(({ name }) => name)
  } catch (error) {
    if (saysNeverMigrated(error)) throw new WrongSchema('The database holds no Đôn Đốc yet: run "dondoc init --sample" or "dondoc init --production".')
    throw error
  }
}
