import type { Migration } from './migration.js'

// What a command was answered, and what an event said for the boards, stand on the row of history that they belong to: two tables and their
// keys less on the way of every move.
export const historyAnswersAndRecords: Migration = {
  name: '0012_history_answers_and_records',
  sql: /* sql */ `
alter table engine.history
  -- On the first move of a command: the hash of what was said, and the state to which it led. A repetition gets this answer.
  add column body_hash bytea,
  add column answer text,
  -- What kind of saying the event is, and under which root boards look for it.
  add column record text,
  add column record_root bigint;

alter table engine.history disable trigger history_is_kept;
update engine.history h set body_hash = c.body_hash, answer = c.state
from engine.command c where h.instance = c.instance and h.version = c.version and h.actor = c.actor and h.key = c.key;
update engine.history h set record = r.kind, record_root = r.root
from engine.record r where h.instance = r.instance and h.version = r.version;
alter table engine.history enable trigger history_is_kept;

create unique index history_command on engine.history (actor, key) where body_hash is not null;
create index history_record on engine.history (record_root, record) where record is not null;
drop table engine.command;
drop table engine.record;
`,
}
