import type { Instant } from '#base'
import { statement, type NoArgs, type Sql } from './sql.js'

export type BirthKind = 'sample' | 'production'

const findBirth = statement<NoArgs, { kind: BirthKind; born_at: number }>('find-birth', [], 'select kind, born_at from house.birth')
const insertBirth = statement<{ kind: BirthKind }, never>('insert-birth', ['kind'], 'insert into house.birth (kind) values ($1::text) on conflict do nothing')
const findClock = statement<NoArgs, { now: number; offset_ms: number }>('find-clock', [], 'select house.now() as now, offset_ms from house.clock')
// Never backwards: a second person who moves the clock at the same moment meets the greater of both.
const moveClock = statement<{ to: Instant }, { now: number }>(
  'move-clock',
  ['to'],
  /* sql */ `
with moved as (
  update house.clock
  set offset_ms = greatest(offset_ms, ceil(extract(epoch from house.instant($1::bigint) - clock_timestamp()) * 1000)::bigint)
  returning offset_ms
)
select clock_timestamp() + offset_ms * interval '1 millisecond' as now from moved`,
)

/** What this database was born as; null = not yet. */
export async function birthOf(sql: Sql): Promise<{ readonly kind: BirthKind; readonly bornAt: Instant } | null> {
  const [row] = await sql.run(findBirth, {})
  return row ? { kind: row.kind, bornAt: row.born_at as Instant } : null
}

/** Born once: answers what the database is from now on, which is the first kind anybody gave it. */
export async function giveBirth(sql: Sql, kind: BirthKind): Promise<BirthKind> {
  await sql.run(insertBirth, { kind })
  return (await birthOf(sql))?.kind ?? kind
}

/** The house's clock, and how far it was put forward. */
export async function clockOf(sql: Sql): Promise<{ readonly now: Instant; readonly offsetMs: number }> {
  const [row] = await sql.run(findClock, {})
  if (!row) throw new Error('house.clock lost its one row')
  return { now: row.now as Instant, offsetMs: row.offset_ms }
}

/** Puts the clock of a sample forward to that moment (or leaves it, when it is later already). The database refuses it for a production. */
export async function putClockForward(sql: Sql, to: Instant): Promise<Instant> {
  const [row] = await sql.run(moveClock, { to })
  return (row?.now ?? to) as Instant
}

const setClock = statement<{ to: Instant }, { now: number }>(
  'set-clock',
  ['to'],
  /* sql */ `
with moved as (
  update house.clock set offset_ms = ceil(extract(epoch from house.instant($1::bigint) - clock_timestamp()) * 1000)::bigint
  returning offset_ms
)
select clock_timestamp() + offset_ms * interval '1 millisecond' as now from moved`,
)

/** Sets the day on which a sample's story begins, also an earlier one. The database refuses it once anything has happened. */
export async function setClockAtBirth(sql: Sql, to: Instant): Promise<Instant> {
  const [row] = await sql.run(setClock, { to })
  return (row?.now ?? to) as Instant
}
