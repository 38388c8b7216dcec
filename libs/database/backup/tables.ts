import type { ClientBase } from 'pg'
import { nameOf, type Ending, type Table } from './description.js'

// Ours; the queue's schema holds wake-ups only, which every start plans anew.
const SCHEMAS = "('engine', 'house')"
/** The ledger of migrations: it stands in the header, and restoring writes it by migrating. */
const LEDGER = 'house.migration'

const columns = /* sql */ `
select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where n.nspname in ${SCHEMAS} and c.relkind = 'r'
group by 1, 2 order by 1, 2`
const references = /* sql */ `
select distinct c.conrelid::regclass::text as "from", c.confrelid::regclass::text as "to"
from pg_constraint c join pg_namespace n on n.oid = c.connamespace
where c.contype = 'f' and n.nspname in ${SCHEMAS} and c.conrelid <> c.confrelid`
const sequences = /* sql */ `
select schemaname as schema, sequencename as name, last_value::text as last from pg_sequences
where schemaname in ${SCHEMAS} and last_value is not null and (schemaname, sequencename) <> ('house', 'migration_id_seq') order by 1, 2`

const owned = /* sql */ `
select pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname) as sequence,
  quote_ident(n.nspname) || '.' || quote_ident(c.relname) as table, quote_ident(a.attname) as column
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and (a.attidentity <> '' or a.atthasdef)
where n.nspname in ${SCHEMAS} and c.relkind = 'r'`

/** Our tables with the columns that hold data, in an order in which they can be loaded. */
export async function tablesOf(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(columns)
  const { rows: arrows } = await client.query<{ from: string; to: string }>(references)
  const waiting = rows.filter((table) => nameOf(table) !== LEDGER)
  const ready: Table[] = []
  while (waiting.length) {
    const blocked = new Set(arrows.filter(({ to }) => waiting.some((table) => nameOf(table) === to)).map(({ from }) => from))
    const at = waiting.findIndex((table) => !blocked.has(nameOf(table)))
    if (at < 0) throw new Error(`tables refer to each other in a circle: ${waiting.map(nameOf).join(', ')}`)
    ready.push(...waiting.splice(at, 1))
  }
  return ready
}

/** The sequences that were used, with the last number each has drawn. */
export async function sequencesOf(client: ClientBase): Promise<Ending['sequences']> {
  const { rows } = await client.query<Ending['sequences'][number]>(sequences)
  return rows
}

/** Puts the sequence of each column beyond what stands in the column; the rows may have been given numbers by hand. */
export async function sequencesBeyondRows(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ sequence: string | null; table: string; column: string }>(owned)
  for (const { sequence, table, column } of rows)
    if (sequence !== null)
      await client.query(/* sql */ `
select setval('${sequence}'::regclass, filled.most) from (select max(${column}) as most from ${table}) filled, ${sequence} drawn
where filled.most > drawn.last_value or filled.most = drawn.last_value and not drawn.is_called`)
}

/** Migrations in the ledger, in their order; null when the database holds no house. */
export async function migrationsOf(client: ClientBase): Promise<string[] | null> {
  const { rows: ledger } = await client.query<{ there: boolean }>(`select to_regclass('${LEDGER}') is not null as there`)
  if (!ledger[0]?.there) return null
  const { rows } = await client.query<{ name: string }>(`select name from ${LEDGER} order by name`)
  return rows.length ? rows.map(({ name }) => name) : null
}
