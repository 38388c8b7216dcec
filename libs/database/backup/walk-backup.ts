import fs from 'node:fs'
import { createGunzip } from 'node:zlib'
import { copyLine, endingOf, FORMAT, formatOf, headerOf, nameOf, type Ending, type Header, type Sum, type Table } from './description.js'
import { Measure } from './measure.js'
import { TextReader } from './text-reader.js'
import { codeOf, messageOf, WrongBackup } from './wrong-backup.js'

const CHUNK = 256 * 1024

/** Where the rows of each table go; it must take all of them. */
export interface Visit {
  header?(header: Header): Promise<void>
  rows(table: Table, rows: AsyncIterable<Buffer>): Promise<void>
}

export interface Contents {
  readonly header: Header
  readonly ending: Ending
}

/** Reads the whole file and holds it against its own sums. @throws WrongBackup when it is cut, damaged or no backup of ours */
export function checkBackup(file: string): Promise<Contents> {
  return walkBackup(file, { rows: (_, rows) => drain(rows) })
}

/** Goes through the file once, table by table, in bounded memory. */
export async function walkBackup(file: string, visit: Visit): Promise<Contents> {
  const place = { at: 'its beginning' }
  const source = fs.createReadStream(file, { highWaterMark: CHUNK })
  const text = createGunzip({ chunkSize: CHUNK })
  source.on('error', (error) => text.destroy(error))
  source.pipe(text)
  try {
    return await contentsOf(file, new TextReader(text[Symbol.asyncIterator]() as AsyncIterator<Buffer>), visit, place)
  } catch (error) {
    throw explained(error, file, place.at)
  } finally {
    source.destroy()
    text.destroy()
  }
}

async function contentsOf(file: string, reader: TextReader, visit: Visit, place: { at: string }): Promise<Contents> {
  const header = readHeader(file, await reader.line())
  await visit.header?.(header)
  const found = new Map<string, Sum>()
  for (const table of header.tables) {
    place.at = `table ${nameOf(table)}`
    if ((await reader.line()) !== copyLine(table)) throw cutOff(file, place.at)
    found.set(nameOf(table), await visitRows(file, reader, table, visit))
  }
  place.at = 'its end'
  const ending = endingOf(await reader.line())
  if (!ending) throw cutOff(file, place.at)
  // The compressed stream's own check comes after its last byte.
  if ((await reader.line()) !== null) throw new WrongBackup(`${file} is damaged: it goes on after its end.`)
  compare(file, header, ending, found)
  return { header, ending }
}

function readHeader(file: string, line: string | null): Header {
  const format = formatOf(line)
  if (format !== null && format > FORMAT)
    throw new WrongBackup(`${file} was written by a newer program (format ${format}): restore it with a program of that version.`)
  const header = headerOf(line)
  if (!header) throw new WrongBackup(`${file} is no backup of Đôn Đốc.`)
  return header
}

async function visitRows(file: string, reader: TextReader, table: Table, visit: Visit): Promise<Sum> {
  const measure = new Measure()
  let whole = false
  async function* measured(): AsyncGenerator<Buffer> {
    const rows = reader.rows()
    for (let next = await rows.next(); ; next = await rows.next()) {
      if (next.done) {
        whole = next.value
        if (!whole) throw cutOff(file, `table ${nameOf(table)}`)
        return
      }
      yield measure.add(next.value)
    }
  }
  await visit.rows(table, measured())
  return measure.sum()
}

function compare(file: string, header: Header, ending: Ending, found: ReadonlyMap<string, Sum>): void {
  for (const table of header.tables.map(nameOf)) {
    const [is, was] = [found.get(table), ending.tables[table]]
    if (is?.rows !== was?.rows) throw new WrongBackup(`${file} is damaged: table ${table} holds ${is?.rows ?? 0} rows where ${was?.rows ?? 0} were backed up.`)
    if (is?.sha256 !== was?.sha256) throw new WrongBackup(`${file} is damaged: the rows of table ${table} are not those that were backed up.`)
  }
}

async function drain(rows: AsyncIterable<Buffer>): Promise<void> {
  const all = rows[Symbol.asyncIterator]()
  while (!(await all.next()).done) continue
}

function cutOff(file: string, at: string): WrongBackup {
  return new WrongBackup(`${file} is cut off or damaged at ${at}: it is not the whole backup.`)
}

function explained(error: unknown, file: string, at: string): unknown {
  const code = codeOf(error)
  if (code === 'ENOENT') return new WrongBackup(`${file} does not exist.`, error)
  if (code === 'EISDIR') return new WrongBackup(`${file} is a folder.`, error)
  if (code === 'EACCES' || code === 'EPERM') return new WrongBackup(`${file} may not be read.`, error)
  if (code === 'Z_BUF_ERROR') return cutOff(file, at)
  if (code === 'Z_DATA_ERROR' && at === 'its beginning' && messageOf(error).includes('header'))
    return new WrongBackup(`${file} is no backup of Đôn Đốc.`, error)
  if (code.startsWith('Z_')) return new WrongBackup(`${file} is damaged at ${at}: it cannot be unpacked.`, error)
  return error
}
