import type { Instant, InstanceId, PersonId } from '#base'
import { keepable, NotCommitted, type Batch, type CommandRow, type InstanceRow, type Outcome, type PendingEffect, type Store, type Totals } from '#engine'
import type pg from 'pg'
import { keepingClaim } from '../pools.js'
import { inTransaction, run, type Statement } from '../sql.js'
import { answered, type CommandColumns } from './answered.sql.js'
import { RowWriter } from './row-writer.js'
import { claimEffects, type EffectColumns } from './claim-effects.sql.js'
import { claimTimers } from './claim-timers.sql.js'
import { commitStatement, type RowTypes } from './commit.sql.js'
import { failEffect } from './fail-effect.sql.js'
import { failTimers, failureStore } from './failures.js'
import { history, historyOf } from './history.sql.js'
import { hold } from './hold.sql.js'
import { instanceOf, type InstanceColumns } from './instance-columns.js'
import { load } from './load.sql.js'
import { migrationLedger } from './migration-ledger.js'
import { newIds } from './new-ids.sql.js'
import { nextDue } from './next-due.sql.js'
import { now } from './now.sql.js'
import { openBelow } from './open-below.sql.js'
import { release } from './release.sql.js'
import { rowTypes } from './row-types.sql.js'
import { settleEffects } from './settle-effects.sql.js'
import { ToldClock } from './told-clock.js'
import { totals } from './totals.sql.js'

/** The engine's store on PostgreSQL, on connections of its own (`openWriters`). What each statement promises stands on top of its file. */
export function postgresStore(pool: pg.Pool): Store {
  const clock = new ToldClock()
  const types = askedOnce(async () => new Map((await ask(rowTypes, {})).map(({ name, oid }) => [name, oid])))
  const ask = <Args extends object, Row>(asked: Statement<Args, Row>, args: Args): Promise<Row[]> => run(pool, asked, args)
  return {
    now: async () => (await only(ask(now, {}))).now as Instant,
    clock: () => clock.now(),
    newIds: async (count) => (await ask(newIds, { count })).map(({ id }) => id as InstanceId),
    load: async (ids) => {
      const found = await ask(load, { ids })
      const now = (found[0]?.now ?? 0) as Instant
      clock.tell(now)
      return { rows: found.flatMap(rowOf), now }
    },
    commit: async (batch) => {
      const now = await commit(pool, batch, await types())
      if (now !== null) clock.tell(now)
    },
    answered: async (keys) => (await ask(answered, { actors: keys.map(({ actor }) => actor), keys: keys.map(({ key }) => key) })).map(commandOf),
    // Before a connection is taken: there may be no second one.
    fireDue: async (limit, busy, plan) => fireDue(pool, await types(), limit, busy, plan),
    deliver: oneAtATime((limit, handle) => deliver(pool, limit, handle)),
    totals: async (targets) => new Map((await ask(totals, { targets })).map((row) => [row.target as InstanceId, totalsOf(row)])),
    openBelow: async (ancestor) => (await ask(openBelow, { ancestor })).map(({ id }) => id as InstanceId),
    history: async (instance) => (await ask(history, { instance })).map(historyOf),
    nextDue: async () => (await only(ask(nextDue, {}))).at as Instant | null,
    hold: async (instance, reason, by) => void (await ask(hold, { instance, reason, by })),
    release: async (instance) => void (await ask(release, { instance })),
    ...failureStore(pool),
    migrations: migrationLedger(pool),
  }
}

/** Asks until there was an answer, and then never again. */
function askedOnce<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = null
      throw error
    })
    return asked
  }
}

async function commit(on: pg.Pool | pg.PoolClient, batch: Batch, types: RowTypes): Promise<Instant | null> {
  const writer = writers.pop() ?? new RowWriter()
  try {
    const query = commitStatement(batch, writer, types)
    if (!query) return null
    const { rows } = await on.query<{ now: Instant }>(query)
    return rows[0]?.now ?? null
  } catch (error) {
    throw notCommitted(error)
  } finally {
    writers.push(writer)
  }
}

// As many as there were commits under way at a time.
const writers: RowWriter[] = []

const DIVIDED_BY_ZERO = '22012'
const TAKEN = '23505'
const TRY_AGAIN = ['40P01', '40001']
const KEYS = ['instance_pkey', 'history_pkey', 'history_command']

function notCommitted(error: unknown): unknown {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code === DIVIDED_BY_ZERO || (code === TAKEN && KEYS.includes(constraint ?? ''))) return new NotCommitted('stale', error)
  return TRY_AGAIN.includes(code ?? '') ? new NotCommitted('again', error) : error
}

// SQLSTATE classes of what is wrong with the rows themselves: data, integrity, limits. All else says that the database is away, full or busy.
const OF_THE_ROWS = /^(22|23|54)/u

/** What the database will never take is told apart from a database that does not answer: a value that has no form on the wire belongs to it. */
function refused(error: unknown): unknown {
  if (error instanceof NotCommitted) return error
  const { code, name } = error as { code?: string; name?: string }
  return OF_THE_ROWS.test(code ?? '') || name === 'RangeError' || name === 'TypeError' ? new NotCommitted('refused', error) : error
}

function fireDue(pool: pg.Pool, types: RowTypes, ...[limit, busy, plan]: Parameters<Store['fireDue']>): Promise<number> {
  return inTransaction(pool, async (client) => {
    const claimed = await run(client, claimTimers, { limit })
    const due = claimed
      .map((row) => ({ row: instanceOf(row), dueAt: row.due_at as Instant, armed: row.armed, attempts: row.attempts }))
      .filter(({ row }) => !busy(row.id))
    if (!due.length) return 0
    const firing = plan(due, (claimed[0]?.now ?? 0) as Instant)
    await commit(client, firing, types).catch((error: unknown) => Promise.reject(refused(error)))
    await failTimers(client, firing.failed ?? [])
    return due.length
  })
}

/**
 * One delivery at a time in a process, on one connection: each holds it while the deliverers send, and several could take all
 * the connections that sending needs (engine trial, trap 9: a standstill).
 */
function oneAtATime(act: Store['deliver']): Store['deliver'] {
  let last: Promise<unknown> = Promise.resolve()
  return (limit, handle) => {
    const mine = last.then(() => act(limit, handle))
    last = mine.catch(() => undefined)
    return mine
  }
}

function deliver(pool: pg.Pool, limit: number, handle: Parameters<Store['deliver']>[1]): Promise<number> {
  return inTransaction(pool, async (client) => {
    const effects = (await run(client, claimEffects, { limit })).map(effectOf)
    if (effects.length) await settle(client, await keepingClaim(client, () => handle(effects)))
    return effects.length
  })
}

async function settle(client: pg.PoolClient, outcomes: readonly Outcome[]): Promise<void> {
  const done = outcomes.flatMap((outcome) => (outcome.is === 'settled' ? [outcome.effect] : []))
  if (done.length) {
    await run(client, settleEffects, {
      instances: done.map(({ instance }) => instance),
      versions: done.map(({ version }) => version),
      ns: done.map(({ n }) => n),
    })
  }
  for (const outcome of outcomes) {
    if (outcome.is !== 'failed') continue
    const { effect, retryInMs, incident, error } = outcome
    const { instance, version, n } = effect
    await run(client, failEffect, { instance, version, n, retryInMs: Math.round(retryInMs), incident, error: keepable(error) })
  }
}

async function only<Row>(rows: Promise<Row[]>): Promise<Row> {
  const [row] = await rows
  if (row === undefined) throw new Error('a statement that always answers one row answered none')
  return row
}

function rowOf(row: { now: number } & (InstanceColumns | { id: null })): InstanceRow[] {
  return row.id === null ? [] : [instanceOf(row)]
}

function commandOf({ actor, key, body_hash, instance, version, state }: CommandColumns): CommandRow {
  return { actor: actor as PersonId, key, bodyHash: body_hash, instance: instance as InstanceId, version, state }
}

function effectOf(row: EffectColumns): PendingEffect {
  return { ...row, instance: row.instance as InstanceId, target: row.target as InstanceId | null, at: row.at as Instant, actor: row.actor as PersonId }
}

function totalsOf({ open, all, open_work, all_work }: { open: number; all: number; open_work: number; all_work: number }): Totals {
  return { open, all, openWork: open_work, allWork: all_work }
}
