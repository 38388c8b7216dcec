import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Instant } from '#base'
import { giveBirth, openDatabase } from '#database'
import { freshDatabase, type FreshDatabase } from '../../../test/support/database.js'
import { ask } from '../../../test/support/owner.js'
import { keepBackups } from './keep-backups.js'
import { keptIn, nameFor, superfluous, type Kept, type Reason } from './kept-backups.js'

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-kept-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const START = Date.parse('2026-11-01T00:00:00+07:00')
const moments = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 20 * 86_400 }), fc.constantFrom<Reason>('daily', 'before-update')), { maxLength: 30 })

test('Of the backups the newest of each day stays, for so many days; the newest of all always', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 9 }), (written, days) => {
      fs.rmSync(folder, { recursive: true, force: true })
      fs.mkdirSync(folder)
      for (const [seconds, reason] of written) fs.writeFileSync(path.join(folder, nameFor((START + seconds * 1000) as Instant, reason)), '')
      const all = keptIn(folder)
      const gone = new Set(superfluous(all, days))
      const stays = all.filter((one) => !gone.has(one))
      for (const reason of ['daily', 'before-update'] as const) {
        const dayOf = (list: readonly Kept[]): string[] => list.filter((one) => one.reason === reason).map(({ day }) => day)
        expect(dayOf(stays)).toEqual([...new Set(dayOf(all))].slice(0, days))
      }
      expect(stays[0]).toEqual(all[0])
    }),
    { numRuns: 40 },
  )
})

describe('Before a program changes the schema', () => {
  let fresh: FreshDatabase
  beforeEach(async () => {
    fresh = await freshDatabase()
    const { sql, close } = await openDatabase({ url: fresh.url, max: 1 })
    await giveBirth(sql, 'sample')
    await close()
  })
  afterEach(() => fresh.drop())
  const keeper = (dataDir: string) => keepBackups({ url: fresh.url, dataDir, days: 1, program: '0.1.0', log: () => undefined })

  test('it writes a backup that daily ones do not push out, and when it cannot, it says so and changes nothing', async () => {
    const keeps = keeper(folder)
    await keeps.beforeUpdate()
    expect(keptIn(path.join(folder, 'backups'))).toEqual([])
    await ask(fresh.url, 'delete from house.migration where id = (select max(id) from house.migration)')
    await keeps.beforeUpdate()
    keeps.start()
    await keeps.close()
    expect(
      keptIn(path.join(folder, 'backups'))
        .map(({ reason }) => reason)
        .sort(),
    ).toEqual(['before-update', 'daily'])
    const full = path.join(folder, 'full')
    fs.writeFileSync(full, '')
    await expect(keeper(full).beforeUpdate()).rejects.toThrow(/changes the schema, and the backup before it failed\. .*BACKUP_DAYS=0/)
  })
})
