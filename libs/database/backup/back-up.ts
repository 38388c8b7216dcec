import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { columnsOf, copyLine, firstLine, lastLine, nameOf, quoted, type Header, type Sum, type Table } from './description.js'
import { Measure } from './measure.js'
import { openSnapshot } from './snapshot.js'
import { migrationsOf, sequencesOf, tablesOf } from './tables.js'
import { codeOf, messageOf, WrongBackup } from './wrong-backup.js'

export interface BackUpOptions {
  /** Version of the program, for the header. */
  readonly program: string
  /** Writes over a file that exists. */
  readonly force?: boolean
  /** A line for each table. */
  readonly progress?: (line: string) => void
  /** Gives up: nothing is left behind. */
  readonly signal?: AbortSignal
}

export interface BackedUp {
  readonly file: string
  readonly tables: number
  readonly rows: number
  /** Of the file. */
  readonly bytes: number
  readonly seconds: number
}

// 1 to 9. At 3 the processor is idle half the time that it would work at 6, for a file about a tenth larger.
const LEVEL = 3

/**
 * Writes our schemas as they stand at one moment into one file, while the house runs: readers block no writer. Text of COPY between
 * a header and a list of sums, compressed; first as `file.part`, renamed when it is whole and on the disk.
 * @throws WrongBackup with one sentence: the file exists, the folder cannot be written, there is no house in the database
 */
export async function backUp(url: string, file: string, options: BackUpOptions): Promise<BackedUp> {
  const began = performance.now()
  if (!options.force && fs.existsSync(file)) throw new WrongBackup(`${file} exists already: name another file, or write over it with --force.`)
  const part = `${file}.part`
  const snapshot = await openSnapshot(url)
  const sums = new Map<string, Sum>()
  const out = fs.createWriteStream(part, { mode: 0o600 })
  const closed = new Promise<void>((resolve) => out.once('close', resolve))
  try {
    const text = textOf(snapshot.client, sums, options)
    const gzip = createGzip({ level: LEVEL })
    await pipeline(text, gzip, out, options.signal ? { signal: options.signal } : {})
    await toDisk(part)
    await snapshot.close('done')
    fs.renameSync(part, file)
  } catch (error) {
    await snapshot.close('cut')
    out.destroy()
    // A file that is still being opened would come back after it was removed.
    await closed
    fs.rmSync(part, { force: true })
    throw explained(error, file)
  }
  const rows = [...sums.values()].reduce((all, sum) => all + sum.rows, 0)
  const seconds = Math.round(performance.now() - began) / 1000
  return { file: path.resolve(file), tables: sums.size, rows, bytes: fs.statSync(file).size, seconds }
}

async function* textOf(client: Client, sums: Map<string, Sum>, { program, progress }: BackUpOptions): AsyncGenerator<string | Buffer> {
  const header = await headerOf(client, program)
  // From here on no migration can change a table under us, and nothing else waits for it.
  await client.query(`lock table ${header.tables.map(quoted).join(', ')} in access share mode`)
  yield `${firstLine(header)}\n`
  for (const table of header.tables) {
    const measure = new Measure()
    yield `${copyLine(table)}\n`
    for await (const chunk of rowsOf(client, table)) yield measure.add(chunk)
    yield '\\.\n'
    sums.set(nameOf(table), measure.sum())
    progress?.(`${nameOf(table)}: ${sums.get(nameOf(table))?.rows ?? 0} rows`)
  }
  // Read last: numbers are drawn outside of transactions, so these lie beyond all that the snapshot saw.
  yield `${lastLine({ tables: Object.fromEntries(sums), sequences: await sequencesOf(client) })}\n`
}

function rowsOf(client: Client, table: Table): AsyncIterable<Buffer> {
  return client.query(copyTo(`copy ${quoted(table)} (${columnsOf(table)}) to stdout`))
}

type Facts = Pick<Header, 'postgres' | 'kind' | 'moment' | 'takenAt'>
const facts = /* sql */ `
select kind, current_setting('server_version') as postgres, to_json(house.now()) #>> '{}' as moment, to_json(clock_timestamp()) #>> '{}' as "takenAt"
from house.birth`

async function headerOf(client: Client, program: string): Promise<Omit<Header, 'product' | 'format'>> {
  const migrations = await migrationsOf(client)
  const found = migrations === null ? [] : (await client.query<Facts>(facts)).rows
  if (migrations === null || !found[0]) throw new WrongBackup('The database holds no Đôn Đốc yet: there is nothing to back up.')
  return { program, ...found[0], migrations, tables: await tablesOf(client) }
}

async function toDisk(file: string): Promise<void> {
  const handle = await fs.promises.open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const FOLDER: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EACCES: 'its folder may not be written to',
  EPERM: 'its folder may not be written to',
  EROFS: 'its disk may not be written to',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
}

function explained(error: unknown, file: string): unknown {
  if (error instanceof WrongBackup) return error
  const code = codeOf(error)
  if (code in FOLDER) return new WrongBackup(`${file} cannot be written: ${FOLDER[code]}.`, error)
  if (code === 'ABORT_ERR') return new WrongBackup('The backup took too long and was given up.', error)
  if (code === '55P03') return new WrongBackup('The schema is being changed at this moment: wait for the migration to end.', error)
  return new WrongBackup(`The backup was broken off, ${file} was not written: ${messageOf(error)}.`, error)
}
