import type { Migration } from './migration.js'

// What a letter does to the papers that it names, one row an edge, written in the transaction of its draft: the chain of papers across all letters.
export const papersNamePapers: Migration = {
  name: '0016_papers_name_papers',
  sql: /* sql */ `
create table house.paper_relation (
  directive bigint not null references house.draft on delete cascade,
  place int not null check (place >= 0),
  relation text not null check (relation in ('replaces', 'repeals', 'amends', 'carriesOut', 'cites')),
  kind text not null,
  symbol text,
  key text,
  issued_on text,
  issuer text,
  title text,
  quote text,
  primary key (directive, place),
  constraint a_symbol_has_its_key check ((symbol is null) = (key is null))
);
create index paper_relation_by_key on house.paper_relation (key, relation);
grant select, insert, delete on house.paper_relation to dondoc_program;

-- Letters taken in before: what they carry out was kept, in the draft.
insert into house.paper_relation (directive, place, relation, kind, symbol, key, issued_on, issuer)
select d.directive, p.place - 1, 'carriesOut', 'Văn bản', p.paper ->> 'symbol',
  replace(replace(lower(regexp_replace(p.paper ->> 'symbol', '\\s', '', 'g')), 'Đ', 'd'), 'đ', 'd'), p.paper ->> 'date', p.paper ->> 'issuer'
from house.draft d, jsonb_array_elements(d.body -> 'carriesOut') with ordinality p(paper, place);
`,
}
