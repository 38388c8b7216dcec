import type { Migration } from './migration.js'

// PostgreSQL reads the conditions of a table anew for each statement that changes a row, also those about columns that never change: a twentieth of
// the time of a batch at sixteen clients. `dondoc verify` holds the same (chain and kin), and a birth alone writes these columns.
export const checkedByVerify: Migration = {
  name: '0014_checked_by_verify',
  sql: /* sql */ `
alter table engine.instance
  drop constraint own_root_without_parent,
  drop constraint parent_leads_the_ancestors,
  drop constraint instance_version_check;
`,
}
