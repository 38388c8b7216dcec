import type { Instant } from '#base'
import { statement } from '../sql.js'

// The minutes between two moments in which something is due: timers by the minute that they fall into (whoever is woken waits for the rest),
// deliveries and messages by the minute that follows. What is on hold is among them: waking somebody in vain costs nothing.
// Uses timer_by_due, effect_pending, mail_waiting, notice_to_deliver.
export const dueWithin = statement<{ from: Instant; until: Instant }, { at: Instant }>(
  'due-within',
  ['from', 'until'],
  /* sql */ `
with due (at) as (
  select date_trunc('minute', due_at) from engine.timer where due_at >= house.instant($1::bigint) and due_at < house.instant($2::bigint)
  union
  select date_trunc('minute', retry_at + interval '59.999 seconds') from engine.effect
  where settled_at is null and not incident and retry_at >= house.instant($1::bigint) and retry_at < house.instant($2::bigint)
  union
  select date_trunc('minute', next_try_at + interval '59.999 seconds') from house.mail
  where status = 'waiting' and next_try_at >= house.instant($1::bigint) and next_try_at < house.instant($2::bigint)
  union
  select date_trunc('minute', deliver_at + interval '59.999 seconds') from house.notice
  where mail is null and withdrawn_at is null and deliver_at >= house.instant($1::bigint) and deliver_at < house.instant($2::bigint)
)
select at from due order by at`,
)
