import { statement, type NoArgs } from '../sql.js'

// The newest number of history and of saved drafts; 0 when nothing happened yet. Uses history_by_seq and draft_change_by_seq.
export const lastChange = statement<NoArgs, { seq: number }>(
  'last-change',
  [],
  /* sql */ `
select greatest(coalesce((select max(seq) from engine.history), 0), coalesce((select max(seq) from house.draft_change), 0)) as seq`,
)
