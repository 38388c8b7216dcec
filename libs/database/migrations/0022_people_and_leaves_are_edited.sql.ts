import type { Migration } from './migration.js'

// People, their posts and their leaves are edited on pages: who said so, upon which state, and at once seen by every process.
export const peopleAndLeavesAreEdited: Migration = {
  name: '0022_people_and_leaves_are_edited',
  sql: /* sql */ `
-- Whoever writes says which state of the person was on the screen: posts and leaves count as the person's own.
alter table house.person
  add column revision int not null default 1 check (revision > 0),
  add column changed_by bigint,
  add column changed_at timestamptz;

-- A leave is taken back or shortened, never erased: what the deputy did stays explained.
alter table house.deputy
  add column reason text not null default '',
  add column said_by bigint,
  add column said_at timestamptz,
  add column withdrawn_by bigint,
  add column withdrawn_at timestamptz,
  add constraint deputy_withdrawn_by_somebody check ((withdrawn_by is null) = (withdrawn_at is null)),
  add constraint deputy_one_leave_at_a_time exclude using gist (int8range(person, person, '[]') with &&, daterange(valid_from, valid_to, '[]') with &&)
    where (withdrawn_at is null);
revoke delete on house.deputy from dondoc_program;

-- One number that moves with everything that the directory is made of: a process asks for it and reads anew when it has moved.
create table house.directory_stamp (
  one boolean primary key default true check (one),
  version bigint not null
);
create function house.directory_changed() returns trigger language plpgsql set search_path = '' as $$
begin
  insert into house.directory_stamp (version) values (1) on conflict (one) do update set version = house.directory_stamp.version + 1;
  return null;
end
$$;
create trigger directory_changed after insert or update or delete on house.unit for each statement execute function house.directory_changed();
create trigger directory_changed after insert or update or delete on house.unit_group for each statement execute function house.directory_changed();
create trigger directory_changed after insert or update or delete on house.unit_alias for each statement execute function house.directory_changed();
create trigger directory_changed after insert or update or delete on house.person for each statement execute function house.directory_changed();
create trigger directory_changed after insert or update or delete on house.post_held for each statement execute function house.directory_changed();
create trigger directory_changed after insert or update or delete on house.deputy for each statement execute function house.directory_changed();

grant select, insert, update on house.directory_stamp to dondoc_program;
`,
}
