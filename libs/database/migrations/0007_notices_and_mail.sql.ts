import type { Migration } from './migration.js'

// Who was told what and when, and the proof of every message.
export const noticesAndMail: Migration = {
  name: '0007_notices_and_mail',
  sql: /* sql */ `
create table house.mail (
  id bigint generated always as identity primary key,
  person bigint references house.person,
  address text not null,
  subject text not null,
  text text not null,
  html text,
  kind text not null,
  status text not null default 'waiting' check (status in ('waiting', 'sent', 'kept', 'failed')),
  attempts int not null default 0 check (attempts >= 0),
  response text,
  created_at timestamptz not null,
  sent_at timestamptz,
  next_try_at timestamptz,
  constraint sent_has_a_moment check ((status = 'sent') = (sent_at is not null))
);
create index mail_waiting on house.mail (next_try_at) where status = 'waiting';
create index mail_by_person on house.mail (person);

create table house.notice (
  id bigint generated always as identity primary key,
  effect text not null,
  person bigint not null references house.person,
  unit text,
  role text,
  instance bigint,
  directive bigint,
  about text not null,
  kind text not null,
  level int not null default 0 check (level between 0 and 3),
  stage text,
  state text,
  due_on date,
  due_source text,
  body jsonb not null default '{}',
  written_at timestamptz not null,
  deliver_at timestamptz not null,
  seen_at timestamptz,
  withdrawn_at timestamptz,
  mail bigint references house.mail,
  -- The same effect twice tells a person once.
  unique (effect, person)
);
create index notice_to_deliver on house.notice (deliver_at) where mail is null and withdrawn_at is null;
create index notice_by_person on house.notice (person, deliver_at desc);
create index notice_by_instance on house.notice (instance);
create index notice_by_directive on house.notice (directive);

grant select, insert, update on house.mail, house.notice to dondoc_program;
`,
}
