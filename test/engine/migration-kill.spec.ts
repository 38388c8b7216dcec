import { expect, test } from '@jest/globals'
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { freshDatabase } from '../support/database.js'
import { openDatabase } from '#database'
import type { Store } from '#engine'
import { firstToSecond } from './migration-matter.js'
import { HOW, MINUTE, townOn } from './migration-town.js'
import { seeded } from './seeded.js'

interface Heard {
  readonly moved?: number
  readonly ended?: string
}

/** Runs the migration in a process of its own and kills it after so many batches; how far it said it had come. */
function killedAfter(url: string, batches: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./migration-process.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx', '--conditions=source'],
      env: { ...process.env, MIGRATION_DATABASE_URL: url },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    let [heard, moved] = [0, 0]
    child.on('message', (message: Heard) => {
      moved = message.moved ?? moved
      if (message.ended !== undefined) reject(new Error(`ended ${message.ended} before it was killed`))
      else if (++heard === batches) child.kill('SIGKILL')
    })
    child.once('exit', (_, signal) => (signal === 'SIGKILL' ? resolve(moved) : reject(new Error('it died of something else'))))
  })
}

test('A migration whose process is killed, twice, goes on where it was: every instance is moved once, every timer is where it was', async () => {
  const fresh = await freshDatabase()
  const database = await openDatabase({ url: fresh.url })
  try {
    const store: Store = database.store
    const town = townOn({ store, advance: async () => undefined, close: async () => undefined })
    const chance = seeded(7)
    const ids = []
    for (let i = 0; i < 120; i++) ids.push(await town.born([60 + chance(60), 200]))
    const before = await town.stands(ids)
    const moved = [await killedAfter(fresh.url, 3), await killedAfter(fresh.url, 5)]
    expect(await town.migrations.list()).toMatchObject([{ id: 1, status: 'running' }])
    const standing = [...(await town.stands(ids)).values()].filter(({ definition }) => definition === 'matter@2').length
    // What was said was done; the batch that was on its way when the kill came may have arrived or not.
    expect(standing).toBeGreaterThanOrEqual((moved[0] ?? 0) + (moved[1] ?? 0))
    expect(standing).toBeLessThan(120)
    let ran = await town.migrations.apply(firstToSecond, HOW)
    // The server takes a moment to notice that a connection has died, and with it the right to run alone.
    while (!ran.ok && ran.problem.code === 'migration.busy') ran = await town.migrations.apply(firstToSecond, HOW)
    expect(ran).toMatchObject({ ok: true, value: { resumed: true, moved: 120 - standing, left: [], timersOff: [], migration: { status: 'done' } } })
    for (const [id, { definition, version, timer }] of await town.stands(ids)) {
      expect({ definition, version, timer }).toEqual({ definition: 'matter@2', version: 2, timer: before.get(id)?.timer })
      expect(await town.migrated(id)).toHaveLength(1)
    }
    expect(await town.broken(ids)).toEqual([])
    expect((await store.nextDue()) ?? 0).toBeGreaterThan((await store.now()) + 30 * MINUTE)
  } finally {
    await database.close()
    await fresh.drop()
  }
}, 60_000)
