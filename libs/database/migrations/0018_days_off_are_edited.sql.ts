import type { Migration } from './migration.js'

// Days off, swapped and made up, as an administrator says them over the built-in calendar: a word is never changed, a later one counts.
export const daysOffAreEdited: Migration = {
  name: '0018_days_off_are_edited',
  sql: /* sql */ `
create table house.calendar_change (
  id bigint generated always as identity primary key,
  -- a year that was opened by this change
  opens int check (opens between 2000 and 2100),
  -- the paper in hand, or why a day is taken away
  source text not null check (source <> ''),
  by bigint not null,
  at timestamptz not null default house.now(),
  -- when all that was running had been counted anew, and how many pieces of work that were
  done_at timestamptz,
  moved int not null default 0,
  constraint done_whole check (done_at is not null or moved = 0)
);
-- What runs is counted anew from one calendar to the next: one change at a time.
create unique index calendar_change_one_at_a_time on house.calendar_change ((true)) where done_at is null;

create table house.calendar_day (
  change bigint not null references house.calendar_change,
  date date not null,
  -- null: the day is again what its weekday says
  type text check (type in ('holiday', 'compensation', 'swapOff', 'swapWork')),
  name text,
  status text check (status in ('byLaw', 'announced', 'forecast', 'unverified')),
  paired_with date,
  primary key (change, date),
  constraint said_whole check ((type is null) = (name is null) and (type is null) = (status is null)),
  constraint swaps_are_pairs check (coalesce(type in ('swapOff', 'swapWork'), false) = (paired_with is not null))
);

create function house.calendar_word_stands() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and old.done_at is null and to_jsonb(new) - '{done_at,moved}'::text[] = to_jsonb(old) - '{done_at,moved}'::text[] then
    return new;
  end if;
  raise exception 'a word about the calendar stands; a later one counts' using errcode = 'restrict_violation';
end
$$;
create trigger calendar_word_stands before update or delete on house.calendar_change for each row execute function house.calendar_word_stands();
create function house.calendar_day_stands() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception 'what was said of a day stands; a later word counts' using errcode = 'restrict_violation';
end
$$;
create trigger calendar_day_stands before update or delete on house.calendar_day for each row execute function house.calendar_day_stands();

grant select, insert on house.calendar_change, house.calendar_day to dondoc_program;
grant update (done_at, moved) on house.calendar_change to dondoc_program;
`,
}
