import type pg from 'pg'

/**
 * R1: what a careful developer writes by hand for one transition, duties kept to the minimum: one prepared statement that moves the row by its
 * version, writes history, takes one timer away and sets the next. No permission, no chain, no key, no message, no parent.
 */
const SCHEMA = /* sql */ `
create schema by_hand;
create table by_hand.instance (
  id bigint primary key, version int not null, state text not null, snapshot jsonb not null, updated_at timestamptz not null default now()
) with (fillfactor = 70);
create table by_hand.history (
  instance bigint not null, version int not null, event text not null, payload jsonb, at timestamptz not null default now(), primary key (instance, version)
);
create table by_hand.timer (
  instance bigint not null, name text not null, version int not null, due_at timestamptz not null, primary key (instance, name)
);
create index on by_hand.timer (due_at);`

const FILL = /* sql */ `
with n as (select generate_series(1, $1::int) as id),
born as (insert into by_hand.instance (id, version, state, snapshot) select id, 1, 's', $2::jsonb from n)
insert into by_hand.timer (instance, name, version, due_at) select id, 't0', 1, now() + $3::interval from n`

export const STEP = {
  name: 'by-hand',
  text: /* sql */ `
with moved as (
  update by_hand.instance set version = version + 1, state = $3, snapshot = $4, updated_at = now() where id = $1 and version = $2 returning version
), written as (insert into by_hand.history (instance, version, event, payload) select $1, version, $5, $6 from moved
), cleared as (delete from by_hand.timer where instance = $1 and name = $7 and exists (select from moved)
), armed as (insert into by_hand.timer (instance, name, version, due_at) select $1, $8, version, now() + interval '30 days' from moved)
select version from moved`,
}

/** R1's own firing of due timers: the whole transition of a batch in one statement, no row visits the program. */
export const FIRE = {
  name: 'by-hand-fire',
  text: /* sql */ `
with due as (
  select instance from by_hand.timer where due_at <= now() order by due_at limit $1 for update skip locked
), moved as (
  update by_hand.instance i set version = version + 1, state = 'rung', updated_at = now() from due where i.id = due.instance returning i.id, i.version
), written as (insert into by_hand.history (instance, version, event, payload) select id, version, 'rung', $2::jsonb from moved
), cleared as (delete from by_hand.timer t using moved where t.instance = moved.id
), armed as (insert into by_hand.timer (instance, name, version, due_at) select id, 't1', version, now() + interval '3 days' from moved)
select count(*)::int as n from moved`,
}

/** Lays the tables out and fills them with `units` instances, each with a timer due after `due` (an interval). */
export async function prepareByHand(pool: pg.Pool, units: number, snapshot: string, due: string): Promise<void> {
  await pool.query(SCHEMA)
  await pool.query(FILL, [units, snapshot, due])
}
