import type { InstanceId } from '#base'
import { statement } from '../sql.js'

export interface UnderwayColumns {
  readonly kind: string
  readonly done: number
  readonly open: number
}

// Words over a subtree that have not reached all of it: how many pieces below heard of each by its keys, and how many are open. Uses effect's primary key and instance_by_root.
export const underway = statement<{ instance: InstanceId; kinds: readonly string[] }, UnderwayColumns>(
  'underway',
  ['instance', 'kinds'],
  /* sql */ `
select
  e.kind,
  (
    select count(*)
    from engine.instance i
    join engine.history h on h.instance = i.id
    where i.root = x.root and starts_with(h.key, 'effect:' || e.instance || ':' || e.version || ':' || e.n || ':')
  ) as done,
  (select count(*) from engine.instance i where i.root = x.root and x.id = any(i.ancestors) and not i.done) as open
from engine.effect e
join engine.instance x on x.id = e.instance
where e.instance = $1::bigint and e.settled_at is null and e.kind = any($2::text[])
order by e.version, e.n`,
)
