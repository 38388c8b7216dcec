import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { openHouse, rootDir, settingsOf, type House, type Log } from '#assembly'
import type { InstanceId } from '#base'
import { openLedger, sealsOf, statement, type NoArgs } from '#database'
import { verify } from '#engine'
import { byHash, replay, snapshotText } from '#engine/core'
import { freshDatabase, type FreshDatabase } from '../support/database.js'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const standing = statement<NoArgs, { id: InstanceId; snapshot: string; definition: string }>(
  'standing',
  [],
  'select id, snapshot, definition from engine.instance order by id',
)

describe('A house that has lived for five weeks', () => {
  let fresh: FreshDatabase
  let house: House
  let sealed: (days: number) => void
  const workersSealed = new Promise<number>((resolve) => (sealed = resolve))
  beforeAll(async () => {
    fresh = await freshDatabase()
    const root = rootDir()
    const settings = settingsOf({ DATABASE_URL: fresh.url }, root, true)
    const log: Log = (event, facts) => void (event === 'sealed' && sealed(Number(facts?.['days'])))
    house = await openHouse({ root, settings, log, beginning: { kind: 'sample' } })
  }, 120_000)
  afterAll(async () => {
    await house.close()
    await fresh.drop()
  })

  const dondoc = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
    const run = ['--disable-warning=ExperimentalWarning', 'dist/apps/cli/main.js', ...args]
    const env = { ...process.env, DATABASE_URL: fresh.url, NODE_OPTIONS: '' }
    return promisify(execFile)(process.execPath, run, { cwd: rootDir(), env, maxBuffer: 1 << 26 }).then(
      ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, out: stdout, err: stderr }),
    )
  }

  test('can rebuild each of its instances at each of its moves, and each equals what is stored', async () => {
    const find = byHash(house.engine.definitions.values())
    const instances = await house.database.sql.run(standing, {})
    expect(instances.length).toBeGreaterThan(300)
    let moves = 0
    for (const { id, snapshot } of instances) {
      const rows = await house.engine.history(id)
      const hashes = rows.map((_, i) => sha256(snapshotText(replay(find, rows.slice(0, i + 1)) as never)))
      expect(hashes).toEqual(rows.map(({ snapshotHash }) => snapshotHash))
      expect(hashes.at(-1)).toBe(sha256(snapshot))
      moves += rows.length
    }
    expect(moves).toBeGreaterThan(instances.length)
    const { id } = instances.at(-1) as { id: InstanceId }
    const [row] = await house.engine.history(id)
    const born = await house.engine.at(id, (row?.at ?? 0) as never)
    expect(born && sha256(snapshotText(born))).toBe(row?.snapshotHash)
  }, 60_000)

  test('is found whole, every day of it sealed by its workers', async () => {
    await house.work()
    expect(await workersSealed).toBeGreaterThan(30)
    const seals = await sealsOf(house.database.sql)
    expect(seals).toHaveLength(await workersSealed)
    expect(await verify(openLedger(house.database.sql), house.engine.definitions)).toMatchObject({ seals: seals.length, faults: [], unlisted: 0 })
  }, 60_000)

  test('answers on the command line: verify, seal --export, verify --against, history --at', async () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-seals-')), 'seals.jsonl')
    expect(await dondoc('seal', '--export', file)).toMatchObject({ code: 0, out: '' })
    const verified = await dondoc('verify', '--against', file, '--json')
    expect([verified.code, JSON.parse(verified.out)]).toMatchObject([0, { faults: [] }])
    const lines = fs.readFileSync(file, 'utf8').trim().split('\n')
    fs.writeFileSync(file, lines.map((line) => line.replace(/"moves":\d+/u, '"moves":1')).join('\n'))
    const against = await dondoc('verify', '--against', file)
    expect([against.code, against.out]).toEqual([1, expect.stringContaining(`is not the one that was exported; nor do the ${lines.length - 1} seals after it`)])
    fs.rmSync(path.dirname(file), { recursive: true })

    const [instance] = (await house.database.sql.run(standing, {})).filter(({ definition }) => definition.startsWith('unit-plan@'))
    const rows = await house.engine.history(instance?.id as InstanceId)
    const before = new Date((rows[1]?.at ?? 0) - 1).toISOString()
    const told = await dondoc('history', String(instance?.id), '--at', before, '--json')
    expect([told.code, JSON.parse(told.out)]).toMatchObject([0, { instance: instance?.id, moves: [{ version: 1, type: 'CREATE' }], of: rows.length }])
    expect(await dondoc('history', '1')).toMatchObject({ code: 1, out: '', err: 'There is no instance 1.\n' })
  }, 120_000)
})
