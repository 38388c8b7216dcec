import type { Instant, InstanceId } from '#base'
import { NotCommitted, type MigrationLedger } from '#engine'
import type pg from 'pg'
import { run } from '../sql.js'
import { allMigrations } from './migration-all.sql.js'
import { giveBackAlone, takeAlone } from './migration-alone.sql.js'
import { beginMigration } from './migration-begin.sql.js'
import { migrationOf } from './migration-columns.js'
import { membersOf } from './migration-members.sql.js'
import { standingOn } from './migration-standing.sql.js'
import { timersOf } from './migration-timers.sql.js'
import { turnMigration } from './migration-turn.sql.js'

const TAKEN = '23505'

/** The ledger of migrations on PostgreSQL. */
export function migrationLedger(pool: pg.Pool): MigrationLedger {
  return {
    all: async () => (await run(pool, allMigrations, {})).map(migrationOf),
    begin: async (migration) => {
      try {
        const [row] = await run(pool, beginMigration, migration)
        if (!row) throw new Error('a migration was begun and not written')
        return migrationOf(row)
      } catch (error) {
        throw (error as { code?: string }).code === TAKEN ? new NotCommitted('stale', error) : error
      }
    },
    turn: async (id, from, to, ended) => (await run(pool, turnMigration, { id, from, to, by: ended?.by ?? null, reason: ended?.reason ?? null })).length > 0,
    alone: (name, work) => alone(pool, name, work),
    standingOn: async (definition, after, limit) => (await run(pool, standingOn, { definition, after, limit })).map(({ id }) => id as InstanceId),
    members: async (by, key) => (await run(pool, membersOf, { by, key })).map(({ instance, version }) => ({ instance: instance as InstanceId, version })),
    timers: async (instances) =>
      (await run(pool, timersOf, { instances })).map(({ instance, due_at, version }) => ({
        instance: instance as InstanceId,
        dueAt: due_at as Instant,
        version,
      })),
  }
}

async function alone<T>(pool: pg.Pool, name: string, work: () => Promise<T>): Promise<{ value: T } | null> {
  const client = await pool.connect()
  let broken: Error | undefined
  const note = (error: Error): void => void (broken = error)
  // Nobody queries here while the work goes on: without a listener a cut connection would end the process.
  client.on('error', note)
  try {
    const [answer] = await run(client, takeAlone, { name })
    return answer?.taken === true ? { value: await work() } : null
  } finally {
    if (!broken) await run(client, giveBackAlone, { name }).catch(note)
    client.off('error', note)
    client.release(broken)
  }
}
