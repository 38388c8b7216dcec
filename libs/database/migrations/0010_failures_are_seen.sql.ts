import type { Migration } from './migration.js'

// What fails is seen with its error and its next try; a timer that cannot be fired becomes an incident as well; answers keep what was edited.
export const failuresAreSeen: Migration = {
  name: '0010_failures_are_seen',
  sql: /* sql */ `
alter table engine.effect add column error text, add column tried_at timestamptz;
-- What is being tried again. Only a failure is ever in it, so a delivery that succeeds writes nothing here.
create index effect_failing on engine.effect (retry_at) where settled_at is null and attempts > 0 and not incident;

-- Beside the timer, not in it: the hot path arms and clears timers without knowing of failures. A row counts only while the timer stands
-- as it was armed then ("version"); due_at is the moment at which it was really due, since the timer's own is put off.
create table engine.timer_failure (
  instance bigint primary key,
  version int not null,
  due_at timestamptz not null,
  attempts int not null check (attempts > 0),
  error text not null,
  tried_at timestamptz not null
);

alter table engine.incident
  alter column n drop not null,
  add column what text not null default 'effect' check (what in ('effect', 'timer')),
  -- of a timer: when it was really due
  add column due_at timestamptz,
  -- null in rows of before
  add column tried_at timestamptz,
  -- of an effect that was edited: its arguments before and since
  add column args_before text,
  add column args_since text,
  add constraint of_an_effect_or_a_timer check ((what = 'effect') = (n is not null) and (what = 'timer') = (due_at is not null)),
  add constraint edited_whole check (num_nulls(args_before, args_since) in (0, 2)),
  add constraint edited_to_be_tried check (args_since is null or answer = 'retry'),
  drop constraint incident_answer_check,
  -- overtaken: the instance has moved on and armed another timer, or none
  add constraint incident_answer_check check (answer in ('retry', 'dismiss', 'overtaken'));
create unique index incident_open_timer on engine.incident (instance, version) where answered_at is null and what = 'timer';

grant select, insert, update, delete on engine.timer_failure to dondoc_program;
`,
}
