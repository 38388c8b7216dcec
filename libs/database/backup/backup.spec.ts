import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { emptyDatabase, freshDatabase, type FreshDatabase } from '../../../test/support/database.js'
import { ask } from '../../../test/support/owner.js'
import type { PersonId } from '#base'
import { backUp, giveBirth, isOlder, migrate, openDatabase, openFiles, readBackup, restore, saveProvince } from '../index.js'
import { ledgerName, migrateInside } from '../migrate.js'
import { migrations } from '../migrations/index.js'

const BY = 7 as PersonId
let folder = ''
let fresh: FreshDatabase
let whole = ''
const file = (name: string): string => path.join(folder, name)

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-backup-'))
  fresh = await freshDatabase()
  const { sql, close } = await openDatabase({ url: fresh.url, max: 1 })
  await giveBirth(sql, 'sample')
  await saveProvince(sql, { units: [], groups: [], people: [{ id: BY, name: 'Phạm Thị Lan\\.\n\\.', phone: null, email: null }] }, null)
  await openFiles(sql).keep({ name: 'a\tb', media: 'x/y', bytes: randomBytes(700_000), by: BY })
  await ask(fresh.url, "select nextval('engine.instance_id')")
  await close()
  whole = (await backUp(fresh.url, file('whole.gz'), { program: '0.1.0' })).file
})
afterAll(async () => {
  await fresh.drop()
  fs.rmSync(folder, { recursive: true, force: true })
})

const restored = async (url: string, from: string) => restore(url, await readBackup(from))
const sentenceOf = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => 'done',
    (error: Error) => error.message,
  )

/** A backup with other words in it; `forged`: with sums that fit them, as an ill-willed hand would write it. */
function changed(name: string, change: (text: string) => string, { forged = false } = {}): string {
  const text = change(gunzipSync(fs.readFileSync(whole)).toString())
  fs.writeFileSync(file(name), gzipSync(forged ? withSums(text) : text))
  return file(name)
}

function withSums(text: string): string {
  const tables: Record<string, { rows: number; sha256: string }> = {}
  let rows = ''
  let table = ''
  for (const line of text.split('\n')) {
    const [, schema, name] = /^copy "(\w+)"\."(\w+)"/u.exec(line) ?? []
    if (name !== undefined) [table, rows] = [`${schema}.${name}`, '']
    else if (line === '\\.') tables[table] = { rows: rows.split('\n').length - 1, sha256: createHash('sha256').update(rows).digest('hex') }
    else rows += `${line}\n`
  }
  return text.replace(/^-- end (.*)$/mu, (_, json: string) => `-- end ${JSON.stringify({ ...(JSON.parse(json) as object), tables })}`)
}

describe('A backup', () => {
  let empty: FreshDatabase
  beforeEach(async () => {
    empty = await emptyDatabase()
  })
  afterEach(() => empty.drop())
  const untouched = async (): Promise<boolean> => (await ask(empty.url, "select from pg_namespace where nspname in ('engine', 'house')")).length === 0

  test('brings back every value of every table, and the numbers that were drawn', async () => {
    const done = await restored(empty.url, whole)
    expect(done).toMatchObject({ upgraded: [] })
    for (const query of [
      'select id, name, active from house.person',
      "select hash, name, size, encode(bytes, 'hex') as bytes, at from house.file",
      'select one, kind, born_at from house.birth',
      'select offset_ms from house.clock',
      'select last_value from engine.instance_id',
      'select name from house.migration order by id',
      "select tgname, tgenabled from pg_trigger where not tgisinternal and tgenabled <> 'D' order by 1, tgrelid::regclass::text",
    ])
      expect(await ask(empty.url, query)).toEqual(await ask(fresh.url, query))
    // The first person got his number by hand, past the sequence.
    expect(await ask(empty.url, "insert into house.person (name) values ('Giàng A Sử') returning id")).toEqual([{ id: '8' }])
  })

  test('of an older program is restored at its own level of the schema and then taken further', async () => {
    const old = await emptyDatabase()
    const last = migrations.findIndex(({ name }) => name.startsWith('0008'))
    const known = migrations.slice(0, last + 1).map(ledgerName)
    await ask(old.url, 'create schema house')
    await migrateInside(old.url, async (client, apply) => {
      await apply((name) => known.includes(name))
      await client.query("insert into house.birth (kind) values ('production')")
    })
    expect([await isOlder(old.url), await isOlder(fresh.url), await isOlder(empty.url)]).toEqual([true, false, false])
    const { file: from } = await backUp(old.url, file('old.gz'), { program: '0.0.9' })
    expect((await restored(empty.url, from)).upgraded).toEqual(migrations.slice(last + 1).map(ledgerName))
    expect((await migrate(empty.url)).applied).toEqual([])
    await old.drop()
  })

  test('goes into a database that was migrated and never born, as into an empty one', async () => {
    await migrate(empty.url)
    expect(await restored(empty.url, whole)).toMatchObject({ upgraded: [] })
    expect(await sentenceOf(restored(empty.url, whole))).toMatch(
      /^The database is not empty \(house\.\w+ has rows\): restore into an empty one\. Nothing was changed\.$/,
    )
  })

  test('that was cut, wherever, is refused before anything is touched', async () => {
    const bytes = fs.readFileSync(whole)
    for (const length of [30, 400, bytes.length >> 1, bytes.length - 400, bytes.length - 9, bytes.length - 1]) {
      fs.writeFileSync(file('cut.gz'), bytes.subarray(0, length))
      expect(await sentenceOf(restored(empty.url, file('cut.gz')))).toMatch(
        /cut\.gz is cut off or damaged at (its beginning|its end|table \w+\.\w+): it is not the whole backup\.$/,
      )
    }
    expect(await untouched()).toBe(true)
  })

  test('in which any byte was changed is refused before anything is touched', async () => {
    const bytes = fs.readFileSync(whole)
    for (const at of [12, 300, bytes.length >> 2, bytes.length >> 1, bytes.length - 300, bytes.length - 6]) {
      const damaged = Buffer.from(bytes)
      damaged[at] = (damaged[at] ?? 0) ^ 0x10
      fs.writeFileSync(file('damaged.gz'), damaged)
      expect(await sentenceOf(restored(empty.url, file('damaged.gz')))).toMatch(
        /damaged\.gz is (no backup of Đôn Đốc|damaged at|damaged: |cut off or damaged at)/,
      )
    }
    expect(await untouched()).toBe(true)
  })

  test.each<[string, (text: string) => string, RegExp]>([
    ['lacks a row', (text) => text.replace(/^7\t.*\n/mu, ''), /damaged: table house\.person holds 0 rows where 1 were backed up\.$/],
    [
      'has another word in a row',
      (text) => text.replace('Phạm Thị Lan', 'Phạm Thị Lài'),
      /damaged: the rows of table house\.person are not those that were backed up\.$/,
    ],
    ['lacks a table', (text) => text.replace(/^copy "house"\."clock".*\n(.*\n)*?\\\.\n/mu, ''), /cut off or damaged at table house\.clock/],
    ['lacks its end', (text) => text.replace(/^-- end .*\n/mu, ''), /cut off or damaged at its end/],
    ['goes on after its end', (text) => `${text}copy\n`, /damaged: it goes on after its end\.$/],
    ['is of another product', (text) => text.replace('"product":"don-doc"', '"product":"other"'), /is no backup of Đôn Đốc\.$/],
    [
      'is of a newer format',
      (text) => text.replace('"format":1', '"format":2'),
      /written by a newer program \(format 2\): restore it with a program of that version\.$/,
    ],
    [
      'is of a newer program',
      (text) => text.replace('"migrations":[', '"migrations":["9999_of_tomorrow_0000000009999",'),
      /written by a newer program \(0\.1\.0; it knows 9999_of_tomorrow_0000000009999\): restore it with a program of that version\.$/,
    ],
  ])('that %s is refused in one sentence, and nothing is touched', async (_, change, sentence) => {
    expect(await sentenceOf(restored(empty.url, changed('changed.gz', change)))).toMatch(sentence)
    expect(await untouched()).toBe(true)
  })

  test.each<[string, (text: string) => string, RegExp]>([
    [
      'holds a row that cannot be',
      (text) => text.replace(/\t700000\t/u, '\t700001\t'),
      /^PostgreSQL refused the restore, nothing was changed: .*file_is_as_long_as_it_says/,
    ],
    [
      'holds a row that refers to nobody',
      (text) => text.replace(/^(copy "house"\."session".*\n)/mu, '$1x\t99\tc\t2026-11-21\t2026-11-22\t2026-11-21\n'),
      /^PostgreSQL refused .*session_person_fkey/,
    ],
    ['comes from a schema changed by hand', (text) => text.replaceAll('"phone"', '"fax"'), /was taken from a changed schema: table house\.person/],
  ])('that %s, although its sums fit, is given up half-way and leaves nothing', async (_, change, sentence) => {
    expect(await sentenceOf(restored(empty.url, changed('forged.gz', change, { forged: true })))).toMatch(sentence)
    expect(await untouched()).toBe(true)
  })

  test('is told from any other file', async () => {
    fs.writeFileSync(file('letter.txt'), 'Kính gửi: các sở, ban, ngành')
    fs.writeFileSync(file('letter.gz'), gzipSync('Kính gửi: các sở, ban, ngành\n'))
    fs.writeFileSync(file('nothing.gz'), '')
    expect(await sentenceOf(readBackup(file('letter.txt')))).toMatch(/letter\.txt is no backup of Đôn Đốc\.$/)
    expect(await sentenceOf(readBackup(file('letter.gz')))).toMatch(/letter\.gz is no backup of Đôn Đốc\.$/)
    expect(await sentenceOf(readBackup(file('nothing.gz')))).toMatch(/nothing\.gz is (no backup|cut off)/)
    expect(await sentenceOf(readBackup(file('nowhere.gz')))).toMatch(/nowhere\.gz does not exist\.$/)
    expect(await sentenceOf(readBackup(folder))).toMatch(/is a folder\.$/)
  })

  test('is written whole or not at all, over nothing that exists, and for its owner’s eyes', async () => {
    expect(await sentenceOf(backUp(fresh.url, whole, { program: '' }))).toMatch(/whole\.gz exists already: name another file, or write over it with --force\.$/)
    expect(await sentenceOf(backUp(fresh.url, file('no/where.gz'), { program: '' }))).toMatch(/cannot be written: its folder does not exist\.$/)
    expect(await sentenceOf(backUp(empty.url, file('empty.gz'), { program: '' }))).toBe('The database holds no Đôn Đốc yet: there is nothing to back up.')
    const late = backUp(fresh.url, file('late.gz'), { program: '', signal: AbortSignal.abort() })
    expect(await sentenceOf(late)).toBe('The backup took too long and was given up.')
    expect(fs.readdirSync(folder).filter((name) => /part|late|empty/u.test(name))).toEqual([])
    await backUp(fresh.url, whole, { program: '0.1.0', force: true })
    expect(fs.statSync(whole).mode & 0o077).toBe(0)
  })
})
