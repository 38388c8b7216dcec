import { statement } from '../sql.js'

export interface ChangeColumns {
  readonly seq: number
  readonly instance: number
  readonly root: number
  readonly unit: string | null
}

// What happened after a number, oldest first. A smaller number may appear after a greater one (migration 0003): the caller asks with an overlap. Uses history_by_seq.
export const changesAfter = statement<{ seq: number; limit: number }, ChangeColumns>(
  'changes-after',
  ['seq', 'limit'],
  /* sql */ `
select h.seq, h.instance, i.root, i.unit
from engine.history h
join engine.instance i on i.id = h.instance
where h.seq > $1::bigint
order by h.seq
limit $2::int`,
)
