import pg from 'pg'

const DATE = 1082
const TIMESTAMPTZ = 1184
const BIGINT = 20

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  // A day has no hour and no zone: it stays the text it is.
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: (text) => new Date(text).getTime(),
  [BIGINT]: Number,
}

/** How values come back on the house's own connections. Not set for all of `pg`: BullMQ shares the driver and expects its defaults. */
const types = { getTypeParser: (oid: number, format?: string) => parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text') }

/** The program acts under a role that may not rewrite history, whoever it signs in as. */
const PROGRAM = '-c role=dondoc_program'

// A generic plan may be made while tables are still empty and would then scan them for ever (engine trial, trap 8).
const WRITER = `${PROGRAM} -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off`

/** What TypeORM hands on to `pg` for boards and tables. */
export const programOptions = { options: PROGRAM, types, application_name: 'don-doc' }

/** Connections for the store's own statements alone. */
export function openWriters(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, options: WRITER, types: types as pg.CustomTypesConfig, application_name: 'don-doc-store' })
  // An idle connection that breaks says so here; without a listener the process would die. The next query hears of it by itself.
  pool.on('error', () => undefined)
  return pool
}
