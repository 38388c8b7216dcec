import type { Migration } from './migration.js'

// What runs and what happened; texts as they were hashed, no foreign keys on the hot path (engine trial, RESULTS).
export const instancesAndHistory: Migration = {
  name: '0003_instances_and_history',
  sql: /* sql */ `
create sequence engine.instance_id as bigint start 1000;

create table engine.definition (
  name text not null,
  version int not null check (version > 0),
  hash text not null,
  pinned_at timestamptz not null default clock_timestamp(),
  primary key (name, version)
);

create table engine.instance (
  id bigint primary key,
  parent bigint,
  root bigint not null,
  ancestors bigint[] not null,
  definition text not null,
  version int not null check (version > 0),
  done boolean not null,
  snapshot text not null,
  head bytea not null,
  at timestamptz not null,
  actor bigint not null,
  -- the card
  unit text,
  holder text,
  stage text not null,
  state text not null,
  due_on date,
  due_source text not null,
  late boolean not null,
  label text not null,
  path text,
  note text,
  constraint own_root_without_parent check ((parent is null) = (root = id)),
  constraint parent_leads_the_ancestors check (parent is not distinct from ancestors[1])
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02);
-- Only what never changes is indexed: a move then rewrites no index (HOT); boards filter what these two find.
create index instance_by_parent on engine.instance (parent) where parent is not null;
create index instance_by_root on engine.instance (root);
-- A unit's own list. The unit never changes, so a move touches no index.
create index instance_by_unit on engine.instance (unit) where unit is not null;

create table engine.history (
  instance bigint not null,
  version int not null,
  type text not null,
  at timestamptz not null,
  actor bigint not null,
  reason text,
  key text not null,
  event text not null,
  snapshot_hash bytea not null,
  definition_hash text not null,
  hash bytea not null,
  -- For live pages that follow what is new. Numbers are drawn before the commit: a smaller one may appear after a greater one.
  seq bigint generated always as identity,
  primary key (instance, version)
);
create index history_by_seq on engine.history (seq);

-- A command that was carried out: its repetition gets this answer.
create table engine.command (
  actor bigint not null,
  key text not null,
  body_hash bytea not null,
  instance bigint not null,
  version int not null,
  state text not null,
  primary key (actor, key)
);

-- What an event said, for boards that read it.
create table engine.record (
  instance bigint not null,
  version int not null,
  kind text not null,
  root bigint not null,
  body text not null,
  primary key (instance, version, kind)
);
create index record_by_root on engine.record (root, kind);

grant usage on sequence engine.instance_id to dondoc_program;
grant select, insert on engine.definition, engine.history, engine.command, engine.record to dondoc_program;
grant select, insert, update on engine.instance to dondoc_program;
`,
}
