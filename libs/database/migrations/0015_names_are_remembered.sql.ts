import type { Migration } from './migration.js'

// What officers answered about names that the directory does not know: kept for the next letters, never overwritten, withdrawn by name and day.
export const namesAreRemembered: Migration = {
  name: '0015_names_are_remembered',
  sql: /* sql */ `
create table house.unit_alias (
  id bigint generated always as identity primary key,
  -- as the letter wrote it, and as names are compared
  name text not null check (name <> ''),
  key text not null check (key <> ''),
  units text[] not null default '{}',
  unit_group text references house.unit_group,
  said_by bigint not null,
  said_at timestamptz not null default house.now(),
  -- the letter in which it was asked
  directive bigint,
  letter text,
  withdrawn_by bigint,
  withdrawn_at timestamptz,
  constraint unit_alias_stands_for_units_or_a_class check ((cardinality(units) > 0) <> (unit_group is not null)),
  constraint unit_alias_withdrawn_by_somebody check ((withdrawn_by is null) = (withdrawn_at is null))
);
-- A name means one thing at a time.
create unique index unit_alias_once on house.unit_alias (key) where withdrawn_at is null;

create function house.unit_alias_stands() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception 'what was answered about a name stands (alias %); it can only be withdrawn, once', old.id using errcode = 'restrict_violation';
end
$$;
create trigger unit_alias_stands before update on house.unit_alias for each row
  when (old.withdrawn_at is not null or (old.name, old.key, old.units, old.unit_group, old.said_by, old.said_at, old.directive, old.letter)
    is distinct from (new.name, new.key, new.units, new.unit_group, new.said_by, new.said_at, new.directive, new.letter))
  execute function house.unit_alias_stands();

grant select, insert, update on house.unit_alias to dondoc_program;
`,
}
