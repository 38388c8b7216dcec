import type { Migration } from './migration.js'

// A directive may be followed by rules of reminding of its own, in part; each version says why, is never changed, and a later one counts.
export const directivesHaveRulesOfTheirOwn: Migration = {
  name: '0021_directives_have_rules_of_their_own',
  sql: /* sql */ `
create table house.directive_policy (
  directive bigint not null references engine.instance (id),
  version int not null check (version > 0),
  -- what differs from the rules for all; an empty part goes back to them
  part jsonb not null check (jsonb_typeof(part) = 'object'),
  since date not null,
  why text not null check (why <> ''),
  by bigint not null,
  at timestamptz not null default house.now(),
  -- when all that was running below had been armed anew, and how many pieces of work that were
  done_at timestamptz,
  moved int not null default 0,
  primary key (directive, version),
  constraint directive_policy_done_whole check (done_at is not null or moved = 0)
);
-- What runs below a directive is armed anew from one version to the next: one change at a time.
create unique index directive_policy_one_at_a_time on house.directive_policy (directive) where done_at is null;
create trigger directive_policy_stands before update or delete on house.directive_policy for each row execute function house.policy_stands();

grant select, insert, update (done_at, moved) on house.directive_policy to dondoc_program;
`,
}
