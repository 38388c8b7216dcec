import type { Migration } from './migration.js'

// Who changed what in the house itself, and by which policy it reminds.
export const auditPolicySettings: Migration = {
  name: '0008_audit_policy_settings',
  sql: /* sql */ `
create table house.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default house.now(),
  actor bigint not null,
  what text not null,
  target text not null,
  detail jsonb not null default '{}'
);
create index audit_by_target on house.audit (target, at desc);

create table house.policy (
  version int primary key check (version > 0),
  body jsonb not null,
  since date not null,
  by bigint not null,
  at timestamptz not null default house.now()
);
create table house.setting (
  name text primary key,
  value jsonb not null,
  by bigint not null,
  at timestamptz not null
);

-- A policy stays what it was when it was followed: a change is a new version.
grant select, insert on house.audit, house.policy to dondoc_program;
grant select, insert, update on house.setting to dondoc_program;
`,
}
