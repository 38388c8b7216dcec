import type { Migration } from './migration.js'

// Each message on each channel, every try of handing it over with its answer, who is not reached, and what was passed on by people.
export const channelsAndProofs: Migration = {
  name: '0019_channels_and_proofs',
  sql: /* sql */ `
alter table house.mail drop constraint mail_status_check;
alter table house.mail
  -- uncertain: given up while the last word of a server is missing; silent: written in silent mode; declined: the person wants no digest
  add constraint mail_status_check check (status in ('waiting', 'sent', 'kept', 'failed', 'uncertain', 'silent', 'declined')),
  add column channel text not null default 'mail' check (channel in ('mail', 'webhook')),
  -- The same notices on a second channel: the mail of which this is another way.
  add column copy_of bigint references house.mail,
  -- The directive by whose thread a reader's box gathers it.
  add column thread bigint,
  -- Why it failed for good: bounced (the address), refused (the message), noAddress, gaveUp.
  add column why text check (why in ('bounced', 'refused', 'noAddress', 'gaveUp')),
  add column message_id text,
  add column opened_at timestamptz,
  add constraint failed_has_a_reason check (status <> 'failed' or why is not null) not valid;
create index mail_copies on house.mail (copy_of) where copy_of is not null;
create unique index mail_by_message_id on house.mail (message_id) where message_id is not null;
-- One digest a person a day.
create index mail_digests on house.mail (created_at, person) where kind = 'digest' and channel = 'mail';

-- begun without an end: whoever began it did not come back; the next try calls it uncertain.
create table house.mail_try (
  mail bigint not null references house.mail,
  n int not null check (n > 0),
  channel text not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  outcome text not null default 'begun' check (outcome in ('begun', 'sent', 'kept', 'deferred', 'refused', 'bounced', 'uncertain')),
  answer text,
  primary key (mail, n)
);
create index mail_try_rate on house.mail_try (channel, begun_at);

-- Written while the house was silent, for somebody outside the Office: not shown, not sent.
alter table house.notice add column silent boolean not null default false;

create table house.mail_choice (
  person bigint primary key references house.person,
  digest boolean not null,
  at timestamptz not null default house.now()
);

-- Who is not reached: an address that is refused or missing, a post that nobody holds. One open line each.
create table house.not_reached (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('address', 'post')),
  what text not null,
  unit text,
  person bigint references house.person,
  role text,
  detail text not null default '',
  instance bigint,
  since timestamptz not null default house.now(),
  ended_at timestamptz
);
create unique index not_reached_once on house.not_reached (kind, what) where ended_at is null;

-- A reminder that went by Zalo, by telephone or by mouth: who says so, and from where it is known. Never changed.
create table house.passed_on (
  id bigint generated always as identity primary key,
  instance bigint not null,
  directive bigint not null,
  unit text,
  channel text not null check (channel in ('zalo', 'phone', 'meeting', 'paper', 'other')),
  whom text not null check (whom <> ''),
  said text not null check (said <> ''),
  source text not null check (source <> ''),
  passed_at timestamptz not null,
  by bigint not null references house.person,
  at timestamptz not null default house.now()
);
create index passed_on_by_instance on house.passed_on (instance);
create index passed_on_by_directive on house.passed_on (directive);

grant select, insert, update on house.mail_try, house.mail_choice, house.not_reached to dondoc_program;
grant select, insert on house.passed_on to dondoc_program;
`,
}
