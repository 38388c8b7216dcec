import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openApi } from '#api'
import { backUpHouse, openHouse, restoreHouse, rootDir, SAMPLE_PASSWORD, settingsOf, type House, type RestoredHouse } from '#assembly'
import { at, localDate, type InstanceId, type PersonId } from '#base'
import type { CardRow } from '#cascade'
import { statement, type BackedUp, type NoArgs } from '#database'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'
import { ask, ownedDatabase, type OwnedDatabase } from '../support/owner.js'

const root = rootDir()
const silent = (): void => undefined
const settled = statement<NoArgs, { pending: number; overdue: number }>(
  'test-settled',
  [],
  /* sql */ `
select (select count(*)::int from engine.effect where settled_at is null) as pending,
  (select count(*)::int from engine.timer where due_at <= house.now()) as overdue`,
)
const keptKeys = statement<{ keys: readonly string[] }, { key: string }>(
  'test-keys',
  ['keys'],
  'select key from engine.history where body_hash is not null and key = any($1::text[])',
)

let folder = ''
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-backup-'))
  fs.chmodSync(folder, 0o755)
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** A unit that reports and a focal unit that asks for more, again and again; each acknowledged key is said. */
async function work(house: TestHouse, report: CardRow, goesOn: () => boolean, acknowledged: (key: string) => void): Promise<void> {
  const [clerk, focal] = [await house.clerkOf(report.unit ?? ''), await house.clerkOf('so-nong-nghiep-moi-truong')]
  const send = async (by: { person: PersonId }, event: string, payload: Record<string, unknown>): Promise<void> => {
    const sent = key()
    must(await house.cascade.send(by, { instance: report.id, event, payload, key: sent }))
    acknowledged(sent)
  }
  while (goesOn()) {
    await send(clerk, 'SUBMIT', { summary: 'Đã tổ chức trực ban.' })
    await send(focal, 'REQUEST_SUPPLEMENT', { reason: 'Chưa nêu số tổ bảo vệ rừng.' })
  }
}

describe('A house that people work in, backed up meanwhile and restored elsewhere, by an owner who is no superuser', () => {
  let elsewhere: OwnedDatabase
  let house: TestHouse
  let directive: InstanceId
  let backedUp: BackedUp
  let restored: RestoredHouse
  let second: House
  const [before, meanwhile]: [string[], string[]] = [[], []]

  beforeAll(async () => {
    house = await openTestHouse()
    directive = await house.assigned('2026-11-27')
    // Something that takes a moment to write.
    await house.needs.files.keep({ name: 'anh.jpg', media: 'image/jpeg', bytes: randomBytes(6_000_000), by: (await house.as('hang')).person })
    const reports = (await house.cards(directive, 'unit-report')).slice(0, 6)
    let phase: 'before' | 'meanwhile' | 'over' = 'before'
    const busy = new Promise<void>((resolve) => {
      const acknowledged = (sent: string): void => {
        if (phase === 'before') before.push(sent)
        else meanwhile.push(sent)
        if (before.length >= 60) resolve()
      }
      for (const report of reports) clients.push(work(house, report, () => phase !== 'over', acknowledged))
    })
    await busy
    phase = 'meanwhile'
    backedUp = await backUpHouse({ root, settings: house.settings, progress: silent }, path.join(folder, 'house.gz'), false)
    phase = 'over'
    await Promise.all(clients)
    elsewhere = await ownedDatabase()
    const settings = settingsOf({ DATABASE_URL: elsewhere.url }, root, true)
    restored = await restoreHouse({ root, settings, progress: silent }, backedUp.file)
    second = await openHouse({ root, settings, log: silent })
  }, 120_000)
  const clients: Promise<void>[] = []
  afterAll(async () => {
    await second.close()
    await elsewhere.drop()
    await house.close()
  })

  test('lets them go on, and holds every command that was answered before it began', async () => {
    expect(meanwhile.length).toBeGreaterThan(0)
    const kept = await second.database.sql.run(keptKeys, { keys: before })
    expect(kept.map(({ key: one }) => one).sort()).toEqual([...before].sort())
  })

  test('has every row, and every chain whole', () => {
    expect(restored).toMatchObject({ tables: backedUp.tables, rows: backedUp.rows, faults: [] })
    expect(restored.instances).toBeGreaterThan(300)
  })

  test('delivers there what was on its way: nothing that the first house would not have told, and under numbers that nobody had', async () => {
    const tellings = async (url: string): Promise<string[]> =>
      (await ask<{ told: string }>(url, "select effect || ' ' || person as told from house.notice")).map(({ told }) => told)
    const [[then], before] = [await second.database.sql.run(settled, {}), await tellings(elsewhere.url)]
    expect(then?.pending).toBeGreaterThan(0)
    await second.settle()
    expect((await second.database.sql.run(settled, {}))[0]).toEqual({ pending: 0, overdue: 0 })
    const after = await tellings(elsewhere.url)
    expect(after.length).toBeGreaterThan(before.length)
    await house.settle()
    const first = new Set(await tellings(house.settings.databaseUrl ?? ''))
    expect(after.filter((told) => !first.has(told))).toEqual([])
    const [last] = await ask<{ id: string }>(elsewhere.url, 'select max(id) as id from engine.instance')
    expect((await second.engine.newIds(1))[0]).toBeGreaterThan(Number(last?.id))
  })

  test('fires there what falls due there', async () => {
    const late = async (): Promise<boolean[]> =>
      (await second.queries.tree(directive)).filter((row) => row.definition.startsWith('unit-plan@')).map((row) => row.late)
    expect(await late()).not.toContain(true)
    await second.moveClock(at(localDate('2026-11-30'), '12:00'))
    expect(await late()).not.toContain(false)
    expect((await second.database.sql.run(settled, {}))[0]).toEqual({ pending: 0, overdue: 0 })
  })

  test('lets its people sign in, and nobody else', async () => {
    const http = await openApi(second, { root, log: silent, web: false })
    await http.listen(0, '127.0.0.1')
    const signIn = async (password: string): Promise<number> => {
      const body = JSON.stringify({ username: 'hang', password })
      return (await fetch(`${http.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status
    }
    expect([await signIn(SAMPLE_PASSWORD), await signIn('mot-mat-khau-khac')]).toEqual([200, 401])
    await http.close()
  })

  test.each(['update engine.history set actor = 1', 'delete from house.birth', 'update house.clock set offset_ms = 0', 'truncate engine.history'])(
    'is guarded there as it was here: %s',
    async (change) => {
      await expect(ask(elsewhere.url, change)).rejects.toMatchObject({ code: '23001' })
    },
  )

  test('is never restored over a house that lives', async () => {
    const settings = settingsOf({ DATABASE_URL: elsewhere.url }, root)
    await expect(restoreHouse({ root, settings, progress: silent }, backedUp.file)).rejects.toThrow(
      /The database is not empty \(.* has rows\).*Nothing was changed/,
    )
    await expect(backUpHouse({ root, settings, progress: silent }, backedUp.file, false)).rejects.toThrow(/exists already.*--force/)
  })
})

describe('The embedded PostgreSQL', () => {
  test('is backed up while the house runs, when it stops and while it stands still; after an update to another major version the program says how to go on, and that works', async () => {
    const dir = path.join(folder, 'office')
    const place = (data: string) => ({ root, settings: settingsOf({ DATA_DIR: data }, root), progress: silent })
    const open = (data: string): Promise<House> => openHouse({ ...place(data), log: silent, beginning: { kind: 'sample', story: false }, keepsBackups: true })
    await expect(backUpHouse(place(dir), path.join(folder, 'a.gz'), false)).rejects.toThrow('holds no database')

    const house = await open(dir)
    const running = await backUpHouse(place(dir), path.join(folder, 'a.gz'), false)
    await house.close()
    const still = await backUpHouse(place(dir), path.join(folder, 'b.gz'), false)
    expect(still.rows).toBe(running.rows)
    expect(fs.readdirSync(path.join(dir, 'backups'))).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d-\d{6}\.dondoc\.gz$/)])

    fs.writeFileSync(path.join(dir, 'postgres', 'PG_VERSION'), '17\n')
    const sentence = await open(dir).then(
      () => '',
      (error: Error) => error.message,
    )
    expect(sentence).toMatch(/holds data of PostgreSQL 17, this program brings PostgreSQL 18\. Its newest backup is of \d\d:\d\d on/)
    const [, file = '', into = ''] = /restore "([^"]+)" --data-dir "([^"]+)"/.exec(sentence) ?? []
    expect(await restoreHouse(place(into), file)).toMatchObject({ rows: running.rows, faults: [] })
    const after = await open(into)
    expect(after.kind).toBe('sample')
    await after.close()
    expect(fs.readFileSync(path.join(dir, 'postgres', 'PG_VERSION'), 'utf8')).toBe('17\n')
  }, 120_000)

  test('without any backup says how to get one', async () => {
    const dir = path.join(folder, 'forgotten')
    fs.mkdirSync(path.join(dir, 'postgres'), { recursive: true })
    fs.writeFileSync(path.join(dir, 'postgres', 'PG_VERSION'), '17\n')
    const opening = { root, settings: settingsOf({ DATA_DIR: dir }, root), log: silent }
    await expect(openHouse(opening)).rejects.toThrow(/There is no backup of it in .*forgotten\/backups: start the version before once more and stop it/)
  })
})
