import { statement } from '../sql.js'

export interface ChangeColumns {
  readonly seq: number
  readonly instance: number
  readonly root: number
  readonly unit: string | null
}

// What happened after a number, oldest first: history, and saves of drafts, which share its numbers. A smaller number may appear after a greater one
// (migration 0003): the caller asks with an overlap. Uses history_by_seq and draft_change_by_seq.
export const changesAfter = statement<{ seq: number; limit: number }, ChangeColumns>(
  'changes-after',
  ['seq', 'limit'],
  /* sql */ `
(
  select h.seq, h.instance, i.root, i.unit
  from engine.history h
  join engine.instance i on i.id = h.instance
  where h.seq > $1::bigint
  order by h.seq
  limit $2::int
)
union all
(
  select c.seq, c.directive, c.directive, null
  from house.draft_change c
  where c.seq > $1::bigint
  order by c.seq
  limit $2::int
)
order by 1
limit $2::int`,
)
