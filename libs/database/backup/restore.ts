import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { ledgerName, migrateInside } from '../migrate.js'
import { migrations } from '../migrations/index.js'
import { columnsOf, nameOf, quoted, type Header, type Table } from './description.js'
import { sequencesBeyondRows, tablesOf } from './tables.js'
import { checkBackup, walkBackup, type Contents } from './walk-backup.js'
import { codeOf, messageOf, WrongBackup } from './wrong-backup.js'

/** A file that was found whole and that this program can restore. */
export interface Backup extends Contents {
  readonly file: string
}

/**
 * Reads a backup from its first byte to its last and holds it against its own sums; touches nothing.
 * @throws WrongBackup with one sentence: no backup of ours, cut, damaged, written by a newer program
 */
export async function readBackup(file: string): Promise<Backup> {
  const contents = await checkBackup(file)
  refuseNewer(file, contents.header)
  return { file, ...contents }
}

export interface Restored {
  readonly tables: number
  readonly rows: number
  /** Steps of the schema that the backup did not have yet. */
  readonly upgraded: readonly string[]
}

/**
 * Loads a backup into an empty database: the schema as it was, all rows, the sequences beyond them, then the steps of the schema that
 * came later; in one transaction, so that a restore that fails leaves nothing. For whoever owns the database; he need not be a superuser.
 * @throws WrongBackup with one sentence: the database is not empty or in use, PostgreSQL refused
 */
export async function restore(url: string, backup: Backup, progress: (line: string) => void = () => undefined): Promise<Restored> {
  const { file, header, ending } = backup
  try {
    const upgraded = await migrateInside(url, async (client, apply) => {
      await client.query("set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres'")
      await clearEmpty(client)
      await apply((name) => header.migrations.includes(name))
      await refuseOtherTables(client, file, header)
      await load(client, backup, progress)
      return apply(() => true)
    })
    const sums = Object.values(ending.tables)
    return { tables: sums.length, rows: sums.reduce((all, { rows }) => all + rows, 0), upgraded }
  } catch (error) {
    throw explained(error)
  }
}

function refuseNewer(file: string, header: Header): void {
  const known = migrations.map(ledgerName)
  const strange = header.migrations.filter((name) => !known.includes(name))
  if (strange.length)
    throw new WrongBackup(
      `${file} was written by a newer program (${header.program}; it knows ${strange.join(', ')}): restore it with a program of that version.`,
    )
}

// What a migrated house holds before it is born; a database that has only this counts as empty.
const UNBORN = ['house.clock', 'engine.definition']

async function clearEmpty(client: ClientBase): Promise<void> {
  for (const table of await tablesOf(client)) {
    if (UNBORN.includes(nameOf(table))) continue
    const { rowCount } = await client.query(`select from ${quoted(table)} limit 1`)
    if (rowCount) throw new WrongBackup(`The database is not empty (${nameOf(table)} has rows): restore into an empty one. Nothing was changed.`)
  }
  await client.query('drop schema if exists engine cascade; drop schema if exists house cascade; create schema house')
}

// The same steps make the same tables, unless somebody changed the schema by hand.
async function refuseOtherTables(client: ClientBase, file: string, { tables }: Header): Promise<void> {
  const here = new Set((await tablesOf(client)).map(signature))
  const there = new Set(tables.map(signature))
  const other = [...tables.filter((table) => !here.has(signature(table))), ...(await tablesOf(client)).filter((table) => !there.has(signature(table)))]
  if (other[0])
    throw new WrongBackup(`${file} was taken from a changed schema: table ${nameOf(other[0])} is not the one this program makes. Nothing was changed.`)
}

function signature(table: Table): string {
  return `${nameOf(table)} (${[...table.columns].sort((a, b) => (a < b ? -1 : 1)).join()})`
}

async function load(client: ClientBase, { file, header, ending }: Backup, progress: (line: string) => void): Promise<void> {
  const triggers = await triggersOf(client)
  // They guard the living house (the clock never goes back); here the rows are those that passed them once.
  for (const { table, name } of triggers) await client.query(`alter table ${table} disable trigger ${name}`)
  if (header.tables.length) await client.query(`truncate ${header.tables.map(quoted).join(', ')}`)
  await walkBackup(file, {
    rows: async (table, rows) => {
      const into = client.query(copyFrom(`copy ${quoted(table)} (${columnsOf(table)}) from stdin`))
      await pipeline(rows, into)
      progress(`${nameOf(table)}: ${into.rowCount} rows`)
    },
  })
  for (const sequence of ending.sequences) await client.query('select setval($1::regclass, $2::bigint)', [quoted(sequence), sequence.last])
  await sequencesBeyondRows(client)
  await client.query('set constraints all immediate') // a table with a check still to come cannot be altered
  for (const { table, name } of triggers) await client.query(`alter table ${table} enable trigger ${name}`)
  await client.query(`analyze ${header.tables.map(quoted).join(', ')}`)
}

async function triggersOf(client: ClientBase): Promise<{ table: string; name: string }[]> {
  const { rows } = await client.query<{ table: string; name: string }>(/* sql */ `
select format('%I.%I', n.nspname, c.relname) as table, quote_ident(t.tgname) as name
from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('engine', 'house') and not t.tgisinternal and t.tgenabled = 'O'`)
  return rows
}

function explained(error: unknown): unknown {
  if (error instanceof WrongBackup) return error
  const code = codeOf(error)
  if (code === '55P03') return new WrongBackup('Another program is at work in this database: stop it first. Nothing was changed.', error)
  const who = /^[0-9A-Z]{5}$/u.test(code) ? 'PostgreSQL refused the restore' : 'The restore was broken off'
  return new WrongBackup(`${who}, nothing was changed: ${messageOf(error)}.`, error)
}
