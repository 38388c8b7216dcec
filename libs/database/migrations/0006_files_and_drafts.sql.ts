import type { Migration } from './migration.js'

// Files by what they hold, and letters as they are being read and corrected.
export const filesAndDrafts: Migration = {
  name: '0006_files_and_drafts',
  sql: /* sql */ `
create table house.file (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  name text not null,
  media text not null,
  size bigint not null,
  bytes bytea not null,
  uploaded_by bigint not null,
  at timestamptz not null,
  constraint file_is_as_long_as_it_says check (size = octet_length(bytes)),
  constraint file_is_what_its_name_says check (hash = encode(sha256(bytes), 'hex'))
);
alter table house.file alter column bytes set storage external;
create index file_by_age on house.file (at);

create table house.draft (
  directive bigint primary key,
  revision int not null check (revision > 0),
  body jsonb not null,
  text text not null,
  file_hash text references house.file,
  by bigint not null,
  at timestamptz not null
);
create table house.draft_change (
  directive bigint not null references house.draft on delete cascade,
  revision int not null,
  by bigint not null,
  at timestamptz not null,
  changed text[] not null,
  primary key (directive, revision)
);

grant select, insert, delete on house.file to dondoc_program;
grant select, insert, update, delete on house.draft to dondoc_program;
grant select, insert on house.draft_change to dondoc_program;
`,
}
