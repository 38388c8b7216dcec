import { statement, type NoArgs } from '../sql.js'

// The first day without a seal, if it has been over for ten minutes (what was stamped before midnight is written by then); else no row.
// The first of all is the day of the first move. Both keys are read from their end; locks nothing.
export const nextSealDay = statement<NoArgs, { day: string }>(
  'next-seal-day',
  [],
  /* sql */ `
with next as (
  select coalesce(
    (select max(day) + 1 from engine.seal),
    (select (at at time zone 'Asia/Ho_Chi_Minh')::date from engine.history order by seq limit 1)
  ) as day
)
select day from next
where (day + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' <= (select house.now()) - interval '10 minutes'`,
)
