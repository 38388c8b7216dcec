import { statement, type NoArgs } from '../sql.js'

// The numbers of the types in which the rows of a batch travel; each database gives its own. Asked once a store.
export const rowTypes = statement<NoArgs, { name: string; oid: number }>(
  'row-types',
  [],
  /* sql */ `
select typname::text as name, oid::bigint as oid from pg_type where typnamespace = 'engine'::regnamespace and typname like '%\\_row' and typtype = 'c'`,
)
