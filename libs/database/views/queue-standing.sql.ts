import type { Channel, MailFailure, MailStatus } from '#cascade'
import type { Instant } from '#base'
import { statement, type NoArgs } from '../sql.js'
import { HOLD } from '../store/instance-columns.js'

export interface DueColumns {
  readonly due: number
  readonly oldest_due_at: Instant | null
  readonly next_day: number
  readonly waiting: number
  readonly oldest_at: Instant | null
}

// What is due and not done, and what falls due within a day; on hold nothing is due. Uses timer_by_due and effect_pending.
export const dueStanding = statement<{ now: Instant }, DueColumns>(
  'due-standing',
  ['now'],
  /* sql */ `
with timers as (
  select t.due_at, t.due_at <= house.instant($1::bigint) as due
  from engine.timer t join engine.instance i on i.id = t.instance
  where t.due_at < house.instant($1::bigint) + interval '1 day' and ${HOLD} is null
), effects as (
  select at from engine.effect where settled_at is null and not incident and retry_at <= house.instant($1::bigint)
)
select
  (select count(*) from timers where due) as due,
  (select min(due_at) from timers where due) as oldest_due_at,
  (select count(*) from timers where not due) as next_day,
  (select count(*) from effects) as waiting,
  (select min(at) from effects) as oldest_at`,
)

export interface ChannelColumns {
  readonly channel: Channel
  readonly waiting: number
  readonly retrying: number
  readonly uncertain: number
  readonly failed: number
  readonly last_minute: number
}

// Messages of each channel by how they stand, and how many tries the last minute saw.
export const channelStanding = statement<{ now: Instant }, ChannelColumns>(
  'channel-standing',
  ['now'],
  /* sql */ `
select
  channel,
  count(*) filter (where status = 'waiting' and attempts = 0) as waiting,
  count(*) filter (where status = 'waiting' and attempts > 0) as retrying,
  count(*) filter (where status = 'uncertain') as uncertain,
  count(*) filter (where status = 'failed') as failed,
  (select count(*) from house.mail_try t where t.channel = m.channel and t.begun_at > house.instant($1::bigint) - interval '1 minute') as last_minute
from house.mail m
group by channel`,
)

export interface TroubledColumns {
  readonly id: number
  readonly channel: Channel
  readonly person: number
  readonly subject: string
  readonly status: MailStatus
  readonly why: MailFailure | null
  readonly attempts: number
  readonly next_try_at: Instant | null
  readonly response: string | null
}

// Messages that did not go at their first try and that a person may have tried again: those still on their way first, then the newest.
export const troubledMails = statement<{ limit: number }, TroubledColumns>(
  'troubled-mails',
  ['limit'],
  /* sql */ `
select id, channel, person, subject, status, why, attempts, next_try_at, response
from house.mail
where (status = 'waiting' and attempts > 0) or status = 'uncertain' or (status = 'failed' and why = 'gaveUp')
order by status = 'waiting' desc, next_try_at, id desc
limit $1::int`,
)

// When the parts of the runtime last came to their end.
export const lastRuns = statement<NoArgs, { name: string; at: Instant; worker: string }>(
  'last-runs',
  [],
  /* sql */ `
select name, at, value ->> 'worker' as worker from house.setting where name in ('ran.sweeper', 'ran.planner')`,
)
export const ran = statement<{ name: string; worker: string }, never>(
  'ran',
  ['name', 'worker'],
  /* sql */ `
insert into house.setting (name, value, by, at) values ($1::text, jsonb_build_object('worker', $2::text), 0, house.now())
on conflict (name) do update set value = excluded.value, at = excluded.at`,
)
