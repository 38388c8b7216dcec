import { statement } from '../sql.js'

// Seals a day that is over: every head as it was at the day's end, in one hash that also holds the seal before. Two who try write one.
// An instance that has not moved since shows its head itself; only for the others the last row before the day's end is looked up by
// the primary key, from the youngest back. So the cost is one pass over the instances, not over history (200,000 of them with
// 2,000,000 rows: 0.9 s for yesterday, 1 to 2 s for a day long past). Heads are hashed by shelves of 256 ids first: no text grows with
// the house, and verifying many seals need not hash a shelf again that stood still (libs/engine/seal.ts says the same in TypeScript).
export const sealDay = statement<{ day: string }, { day: string }>(
  'seal-day',
  ['day'],
  /* sql */ `
with heads as (
  select i.id, head.version, head.hash
  from engine.instance i
  cross join lateral (
    select i.version, i.head as hash
    where i.at < ($1::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
    union all (
      select h.version, h.hash from engine.history h
      where i.at >= ($1::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
        and h.instance = i.id and h.at < ($1::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
      order by h.version desc limit 1
    )
  ) head
), shelves as (
  select id >> 8 as shelf, count(*) as instances, sum(version) as moves,
    sha256(string_agg(int8send(id) || int4send(version) || hash, ''::bytea order by id)) as hash
  from heads
  group by id >> 8
), whole as (
  select coalesce(sum(instances), 0)::bigint as instances, coalesce(sum(moves), 0)::bigint as moves,
    sha256(coalesce(string_agg(hash, ''::bytea order by shelf), ''::bytea)) as hash
  from shelves
), last as (
  select day, hash from engine.seal order by day desc limit 1
)
insert into engine.seal (day, previous, hash, instances, moves, at)
select $1::date, last.hash,
  sha256(convert_to(concat_ws('|', to_char($1::date, 'YYYY-MM-DD'), whole.instances, whole.moves, encode(last.hash, 'hex'), encode(whole.hash, 'hex')), 'UTF8')),
  whole.instances, whole.moves, house.now()
from whole left join last on true
where last.day is null or last.day = $1::date - 1
on conflict do nothing
returning day`,
)
