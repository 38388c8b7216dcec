import type { Migration } from './migration.js'

// Running work goes to a newer version of its definition by a plan; each move stands in the history, this is the list of the plans that were carried out.
export const migrationsOfRunningWork: Migration = {
  name: '0011_migrations_of_running_work',
  sql: /* sql */ `
create table engine.migration (
  id bigint generated always as identity primary key,
  plan text not null,
  from_definition text not null,
  to_definition text not null,
  -- What the plan maps: it may not be changed on the way.
  mapping text not null,
  status text not null default 'running' check (status in ('running', 'done', 'confirmed', 'reverting', 'reverted')),
  by bigint not null,
  reason text not null,
  at timestamptz not null,
  ended_by bigint,
  ended_reason text,
  constraint same_workflow check (split_part(from_definition, '@', 1) = split_part(to_definition, '@', 1) and from_definition <> to_definition),
  constraint ended_whole check (num_nulls(ended_by, ended_reason) in (0, 2))
);
-- Two open ones of a workflow would lead each other's instances away.
create unique index migration_open on engine.migration (split_part(from_definition, '@', 1)) where status in ('running', 'done', 'reverting');

grant select, insert, update (status, ended_by, ended_reason) on engine.migration to dondoc_program;
`,
}
