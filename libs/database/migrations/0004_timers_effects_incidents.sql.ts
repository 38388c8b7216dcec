import type { Migration } from './migration.js'

// What must still happen: one timer an instance, effects until they are settled, what failed until a person answers it.
export const timersEffectsIncidents: Migration = {
  name: '0004_timers_effects_incidents',
  sql: /* sql */ `
create table engine.timer (
  instance bigint primary key,
  due_at timestamptz not null,
  version int not null
) with (fillfactor = 70);
create index timer_by_due on engine.timer (due_at);

create table engine.effect (
  instance bigint not null,
  version int not null,
  n int not null,
  kind text not null,
  target bigint,
  args text not null,
  at timestamptz not null,
  actor bigint not null,
  attempts int not null default 0,
  retry_at timestamptz not null,
  settled_at timestamptz,
  incident boolean not null default false,
  primary key (instance, version, n)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
create index effect_pending on engine.effect (retry_at, instance, version, n) where settled_at is null and not incident;

create table engine.hold (
  instance bigint primary key,
  reason text not null,
  by bigint not null,
  at timestamptz not null
);

create table engine.incident (
  id bigint generated always as identity primary key,
  instance bigint not null,
  version int not null,
  n int not null,
  kind text not null,
  error text not null,
  attempts int not null,
  opened_at timestamptz not null,
  answered_at timestamptz,
  answer text check (answer in ('retry', 'dismiss')),
  by bigint,
  reason text,
  constraint answered_whole check (num_nulls(answered_at, answer, by, reason) in (0, 4)),
  foreign key (instance, version, n) references engine.effect
);
create unique index incident_open on engine.incident (instance, version, n) where answered_at is null;

grant select, insert, update, delete on engine.timer, engine.hold to dondoc_program;
grant select, insert, update on engine.effect, engine.incident to dondoc_program;
`,
}
