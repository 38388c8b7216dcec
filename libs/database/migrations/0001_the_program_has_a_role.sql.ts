import type { Migration } from './migration.js'

// The program signs in as anybody but acts as dondoc_program, which may not rewrite what happened (DESIGN §3.10).
export const theProgramHasARole: Migration = {
  name: '0001_the_program_has_a_role',
  sql: /* sql */ `
create schema engine;
create schema if not exists house;

-- Roles belong to the whole server: another database, or another start at this very moment, may have made it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'dondoc_program') then create role dondoc_program nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not pg_has_role(current_user, 'dondoc_program', 'member') then grant dondoc_program to current_user; end if;
end $$;

grant usage on schema engine, house to dondoc_program;
grant select on house.migration to dondoc_program;
`,
}
