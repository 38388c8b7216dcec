import type { Migration } from './migration.js'

// What happened stays as it was written, also for the owner's slip of the hand; and once a day all heads go under one seal.
export const historyIsSealed: Migration = {
  name: '0009_history_is_sealed',
  sql: /* sql */ `
create table engine.seal (
  day date primary key,
  previous bytea,
  hash bytea not null,
  instances bigint not null,
  moves bigint not null,
  at timestamptz not null,
  -- No forks: one seal is the first, and no two follow the same.
  constraint seal_follows_one unique nulls not distinct (previous)
);
grant select, insert on engine.seal to dondoc_program;

-- Nothing fires on an insert: the hot path does not know of these.
create trigger history_is_kept before update or delete on engine.history for each row execute function house.refuse_change();
create trigger history_is_kept_whole before truncate on engine.history for each statement execute function house.refuse_change();
create trigger command_is_kept before update or delete on engine.command for each row execute function house.refuse_change();
create trigger command_is_kept_whole before truncate on engine.command for each statement execute function house.refuse_change();
create trigger record_is_kept before update or delete on engine.record for each row execute function house.refuse_change();
create trigger record_is_kept_whole before truncate on engine.record for each statement execute function house.refuse_change();
create trigger seal_is_kept before update or delete on engine.seal for each row execute function house.refuse_change();
create trigger seal_is_kept_whole before truncate on engine.seal for each statement execute function house.refuse_change();
`,
}
