import type { Instant } from '#base'
import { statement } from '../sql.js'

// The next try of what failed is now. Nothing happens where nothing failed, where it is over, and where somebody has just asked the same.
export const retryEffect = statement<{ instance: number; version: number; n: number }, { instance: number }>(
  'retry-effect',
  ['instance', 'version', 'n'],
  /* sql */ `
update engine.effect set retry_at = house.now()
where instance = $1::bigint and version = $2::int and n = $3::int
  and settled_at is null and not incident and attempts > 0 and retry_at > house.now()
returning instance`,
)

// It rings under the date at which it was really due: the row beside it keeps that date and is not touched.
export const retryTimer = statement<{ instance: number; version: number }, { instance: number }>(
  'retry-timer',
  ['instance', 'version'],
  /* sql */ `
update engine.timer t set due_at = house.now()
from engine.timer_failure f
where f.instance = t.instance and f.version = t.version and t.instance = $1::bigint and t.version = $2::int
  and t.due_at < 'infinity' and t.due_at > house.now()
returning t.instance`,
)

// A message that waits for its next try, or that was given up, goes now; a digest when nobody is disturbed. Not one that is being handed over.
export const retryMail = statement<{ id: number; digestAt: Instant }, { id: number }>(
  'retry-mail',
  ['id', 'digestAt'],
  /* sql */ `
update house.mail m
set status = 'waiting', why = null, next_try_at = case when kind = 'urgent' then house.now() else greatest(house.now(), house.instant($2::bigint)) end
where id = $1::bigint
  and not exists (select from house.mail_try t where t.mail = m.id and t.outcome = 'begun')
  and (
    status = 'uncertain'
    or (status = 'failed' and why = 'gaveUp')
    or (status = 'waiting' and attempts > 0
      and next_try_at > case when kind = 'urgent' then house.now() else greatest(house.now(), house.instant($2::bigint)) end)
  )
returning id`,
)
