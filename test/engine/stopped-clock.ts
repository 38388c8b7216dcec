import pg from 'pg'
import type { Instant } from '#base'
import { giveBirth, openDatabase } from '#database'
import type { Store } from '#engine'
import { freshDatabase } from '../support/database.js'

/** A store on PostgreSQL whose clock stands still until a test moves it, so that every stamp can be compared. */
export interface StoppedBench {
  readonly store: Store
  rows(sql: string): Promise<Record<string, unknown>[]>
  setClock(to: Instant): Promise<void>
  close(): Promise<void>
}

export async function stoppedPostgres(now: Instant): Promise<StoppedBench> {
  const fresh = await freshDatabase()
  const owner = new pg.Client({ connectionString: fresh.url })
  await owner.connect()
  await owner.query(/* sql */ `
create table house.stopped_clock as select house.instant(${now}) as at;
grant select on house.stopped_clock to dondoc_program;
create or replace function house.now() returns timestamptz language sql volatile return (select at from house.stopped_clock);
-- Where a statement asks the system's clock itself, it finds this one first.
create schema stopped;
grant usage on schema stopped to dondoc_program;
create function stopped.clock_timestamp() returns timestamptz language sql volatile return (select at from house.stopped_clock);
do $$ begin execute format('alter database %I set search_path = stopped, pg_catalog', current_database()); end $$`)
  const { store, sql, close } = await openDatabase({ url: fresh.url })
  await giveBirth(sql, 'sample')
  return {
    // The clock that a process carries on by itself does not stand still: the database is asked each time.
    store: Object.assign(Object.create(store) as Store, { clock: () => null }),
    rows: async (text) => (await owner.query(text)).rows as Record<string, unknown>[],
    setClock: async (to) => void (await owner.query('update house.stopped_clock set at = house.instant($1)', [to])),
    close: async () => {
      await close()
      await owner.end()
      await fresh.drop()
    },
  }
}
