import type { Migration } from './migration.js'

// How the rows of a large batch travel: one array of rows a section instead of an array a column, which PostgreSQL takes apart at less cost.
// The columns are those of `libs/database/store/sections.ts`, in their order.
export const rowsOfABatch: Migration = {
  name: '0013_rows_of_a_batch',
  sql: /* sql */ `
create type engine.move_row as (
  id bigint, version int, done boolean, snapshot text, hash bytea, at timestamptz, actor bigint, unit text, holder text, stage text, state text,
  due_on date, due_source text, late boolean, label text, path text, note text, type text, reason text, key text, event text, on_hold boolean,
  root bigint, body_hash bytea, record text, snapshot_hash bytea, definition_hash text
);
create type engine.migrate_row as (
  id bigint, version int, done boolean, snapshot text, hash bytea, at timestamptz, actor bigint, unit text, holder text, stage text, state text,
  due_on date, due_source text, late boolean, label text, path text, note text, type text, reason text, key text, event text, on_hold boolean,
  root bigint, body_hash bytea, record text, snapshot_hash bytea, definition_hash text, definition text
);
create type engine.birth_row as (
  id bigint, version int, done boolean, snapshot text, hash bytea, at timestamptz, actor bigint, unit text, holder text, stage text, state text,
  due_on date, due_source text, late boolean, label text, path text, note text, type text, reason text, key text, event text, on_hold boolean,
  root bigint, body_hash bytea, record text, snapshot_hash bytea, definition_hash text, parent bigint, ancestors text, definition text
);
create type engine.timer_row as (instance bigint, due_at timestamptz, version int);
create type engine.effect_row as (instance bigint, version int, n int, kind text, target bigint, args text, at timestamptz, actor bigint);
create type engine.hold_row as (instance bigint, reason text, by bigint, at timestamptz);
create type engine.id_row as (instance bigint);
`,
}
