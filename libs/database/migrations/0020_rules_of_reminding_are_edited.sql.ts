import type { Migration } from './migration.js'

// Each version of the rules of reminding says why it was adopted and how far what runs follows it; it is never changed, a later one counts.
export const rulesOfRemindingAreEdited: Migration = {
  name: '0020_rules_of_reminding_are_edited',
  sql: /* sql */ `
alter table house.policy
  add column why text not null default 'Bản đầu',
  -- when all that was running had been armed anew, and how many pieces of work that were
  add column done_at timestamptz,
  add column moved int not null default 0,
  add constraint policy_why check (why <> ''),
  add constraint policy_done_whole check (done_at is not null or moved = 0);
-- What runs is armed anew from one version to the next: one change at a time.
create unique index policy_one_at_a_time on house.policy ((true)) where done_at is null;

create function house.policy_stands() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and old.done_at is null and to_jsonb(new) - '{done_at,moved}'::text[] = to_jsonb(old) - '{done_at,moved}'::text[] then
    return new;
  end if;
  raise exception 'a version of the rules of reminding stands; a later one counts' using errcode = 'restrict_violation';
end
$$;
create trigger policy_stands before update or delete on house.policy for each row execute function house.policy_stands();

grant update (done_at, moved) on house.policy to dondoc_program;
`,
}
