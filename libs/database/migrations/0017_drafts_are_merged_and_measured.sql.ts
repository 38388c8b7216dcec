import type { Migration } from './migration.js'

// Two people correct one draft, so each save keeps its places with the values before and after; and the reader is measured by what was assigned.
export const draftsAreMergedAndMeasured: Migration = {
  name: '0017_drafts_are_merged_and_measured',
  sql: /* sql */ `
alter table house.draft_change
  -- [{"place", "was", "is"}]; null in rows of before, which cannot be taken back
  add column differences jsonb,
  -- of one intention of a person: sent twice, saved once
  add column key text,
  -- the revision that this save took back
  add column undoes int,
  -- One order with the history: whoever follows it hears of drafts too (views/changes-after).
  add column seq bigint not null default nextval('engine.history_seq_seq');
create unique index draft_change_once on house.draft_change (directive, key) where key is not null;
create index draft_change_by_seq on house.draft_change (seq);
grant usage on sequence engine.history_seq_seq to dondoc_program;

-- A letter as the reader read it beside as it was assigned. Letters of before this step have none: their first reading was not kept.
create table house.draft_pair (
  directive bigint primary key,
  read jsonb not null,
  read_at timestamptz not null,
  issued jsonb,
  issued_at timestamptz,
  constraint issued_whole check ((issued is null) = (issued_at is null))
);

create function house.issued_draft_stands() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception 'the draft of directive % was assigned and stands', old.directive using errcode = 'restrict_violation';
end
$$;
create trigger issued_draft_stands before update on house.draft_pair for each row when (old.issued is not null) execute function house.issued_draft_stands();

grant select, insert, update on house.draft_pair to dondoc_program;
`,
}
