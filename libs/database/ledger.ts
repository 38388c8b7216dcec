import type { Instant, InstanceId, LocalDate, PersonId } from '#base'
import type { Ledger, LedgerInstance, Seal, Shelf } from '#engine'
import type { Sql } from './sql.js'
import { historyOf } from './store/history.sql.js'
import { nextSealDay } from './store/next-seal-day.sql.js'
import { oneMoment } from './store/one-moment.sql.js'
import { sealDay } from './store/seal-day.sql.js'
import { seals } from './store/seals.sql.js'
import { shelfHistory } from './store/verify-history.sql.js'
import { shelfInstances, type ShelfInstanceColumns } from './store/verify-instances.sql.js'
import { nextShelf } from './store/verify-next-shelf.sql.js'
import { traces } from './store/verify-traces.sql.js'

/**
 * History as it lies in the tables, to be verified, shelf by shelf: each is read at one moment, so that a house at work is no fault,
 * and no moment is held for long, so that its tables are cleaned meanwhile.
 */
export function openLedger(sql: Sql): Ledger {
  return {
    shelves: () => shelvesOf(sql),
    seals: () => sealsOf(sql),
    traces: async () => (await sql.run(traces, {})).map((row) => ({ ...row, instance: row.instance as InstanceId })),
  }
}

/** Writes the seals of all days that are over and have none, oldest first, and tells each. Several may try at once. */
export async function* sealDays(sql: Sql): AsyncGenerator<LocalDate> {
  for (;;) {
    const [next] = await sql.run(nextSealDay, {})
    if (!next) return
    const [written] = await sql.run(sealDay, next)
    if (written) yield written.day as LocalDate
  }
}

/** All seals, oldest first. */
export async function sealsOf(sql: Sql): Promise<Seal[]> {
  return (await sql.run(seals, {})).map((row) => ({ ...row, day: row.day as LocalDate, at: row.at as Instant }))
}

// Ids are 64 bits wide in the table; what was smuggled in at the far end shall be found too.
const LEAST = -(2n ** 63n)
const GREATEST = 2n ** 63n - 1n
const BITS = 8n

async function* shelvesOf(sql: Sql): AsyncGenerator<Shelf> {
  for (let from = LEAST; from <= GREATEST;) {
    const read = await sql.tx((tx) => readShelf(tx, from))
    if (!read) return
    yield read.shelf
    from = read.to + 1n
  }
}

async function readShelf(tx: Sql, least: bigint): Promise<{ readonly shelf: Shelf; readonly to: bigint } | null> {
  await tx.run(oneMoment, {})
  const [next] = await tx.run(nextShelf, { from: String(least) })
  if (!next || next.shelf === null) return null
  const from = BigInt(next.shelf) << BITS
  const to = from + (1n << BITS) - 1n
  const range = { from: String(from), to: String(to) }
  const instances = (await tx.run(shelfInstances, range)).map(instanceOf)
  const rows = (await tx.run(shelfHistory, range)).map(({ whole, answer, record, ...row }) => ({ ...historyOf(row), whole, answer, record }))
  return { shelf: { instances, rows }, to }
}

function instanceOf(row: ShelfInstanceColumns): LedgerInstance {
  const { definition, version, done, snapshot, head, unit, holder, stage, state, late, label, path, note } = row
  const card = { unit, holder, stage, state, dueOn: row.due_on, dueSource: row.due_source, late, label, path, note }
  return { id: row.id as InstanceId, at: row.at as Instant, actor: row.actor as PersonId, definition, version, done, snapshot, head, card }
}
