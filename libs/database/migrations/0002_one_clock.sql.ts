import type { Migration } from './migration.js'

// One clock for the house, in the database (DESIGN §3.8); only in a sample may it be put forward, and never back.
export const oneClock: Migration = {
  name: '0002_one_clock',
  sql: /* sql */ `
create table house.birth (
  one boolean primary key default true check (one),
  kind text not null check (kind in ('sample', 'production')),
  born_at timestamptz not null default clock_timestamp()
);
create table house.clock (
  one boolean primary key default true check (one),
  offset_ms bigint not null default 0
);
insert into house.clock default values;

create function house.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of %.% is never changed', lower(tg_op), tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger birth_is_kept before update or delete on house.birth for each row execute function house.refuse_change();
create trigger birth_is_kept_whole before truncate on house.birth for each statement execute function house.refuse_change();

create function house.guard_clock() returns trigger language plpgsql as $$
begin
  -- Before anything has happened a sample may be set to the day on which its story begins; from then on it only goes forward.
  if new.offset_ms < old.offset_ms and exists (select from engine.history) then
    raise exception 'the clock never goes back' using errcode = 'restrict_violation';
  end if;
  if new.offset_ms <> old.offset_ms and not exists (select from house.birth where kind = 'sample') then
    raise exception 'only the clock of a sample may be moved' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger clock_goes_forward before update on house.clock for each row execute function house.guard_clock();
create trigger clock_is_kept before delete on house.clock for each row execute function house.refuse_change();
create trigger clock_is_kept_whole before truncate on house.clock for each statement execute function house.refuse_change();

-- In conditions write (select house.now()): asked once, and an index can be used.
create function house.now() returns timestamptz language sql volatile
  return clock_timestamp() + (select offset_ms from house.clock) * interval '1 millisecond';
-- Milliseconds since 1970, as the program counts, to a moment. Exact: no floating seconds.
create function house.instant(ms bigint) returns timestamptz language sql immutable
  return timestamptz '1970-01-01 00:00:00+00' + ms * interval '1 millisecond';

grant select, insert on house.birth to dondoc_program;
grant select, update (offset_ms) on house.clock to dondoc_program;
`,
}
