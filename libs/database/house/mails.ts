import { addDays, at, type Instant, type LocalDate, type PersonId } from '#base'
import type { NewMail, Notices, WaitingMail } from '#cascade'
import { statement, type Sql } from '../sql.js'

// A notice is in one mail only: when another worker cut one of these already, this mail is not written at all.
const cutMail = statement<Omit<NewMail, 'copies'> & { copies: string }, { cut: number }>(
  'cut-mail',
  ['person', 'address', 'subject', 'text', 'html', 'kind', 'notices', 'thread', 'status', 'copies'],
  /* sql */ `
with free as (
  select id from house.notice where id = any($7::bigint[]) and mail is null and withdrawn_at is null for update
), written as (
  insert into house.mail (person, address, subject, text, html, kind, thread, status, created_at)
  select $1, $2, $3, $4, $5, $6, $8, $9, house.now() where (select count(*) from free) = cardinality($7::bigint[]) returning id, created_at
), copied as (
  insert into house.mail (person, address, subject, text, kind, thread, channel, copy_of, created_at)
  select $1, c.address, $3, c.text, $6, $8, c.channel, written.id, written.created_at
  from written, jsonb_to_recordset($10::jsonb) as c (channel text, address text, text text)
), joined as (
  update house.notice n set mail = written.id from written where n.id in (select id from free) returning n.id
)
select count(*) as cut from joined`,
)
const digestsOn = statement<{ from: Instant; until: Instant }, { person: PersonId }>(
  'digests-on',
  ['from', 'until'],
  /* sql */ `
select distinct person from house.mail
where kind = 'digest' and channel = 'mail' and created_at >= house.instant($1::bigint) and created_at < house.instant($2::bigint)`,
)
// Workers take in turn, so that the rate holds for all of them together.
const oneTaker = statement<{ channel: string }, never>('one-taker', ['channel'], "select pg_advisory_xact_lock(hashtext('dondoc.take.' || $1::text))")
// When there is no room in this minute, those that are due wait until the oldest try of the minute is a minute old.
const noRoom = statement<{ now: Instant; channel: string; perMinute: number }, { room: number }>(
  'mail-room-left',
  ['now', 'channel', 'perMinute'],
  /* sql */ `
with minute as (
  select count(*) as tries, min(begun_at) as oldest from house.mail_try
  where channel = $2::text and begun_at > house.instant($1::bigint) - interval '1 minute'
), waits as (
  update house.mail m set next_try_at = minute.oldest + interval '1 minute'
  from minute
  where minute.tries >= $3::int and m.status = 'waiting' and m.channel = $2::text and coalesce(m.next_try_at, m.created_at) <= house.instant($1::bigint)
)
select greatest(0, $3::int - tries)::int as room from minute`,
)
// A try that was begun and never ended belongs to somebody who did not come back: it may have gone out. What waits goes to the address that is kept now:
// whoever gave another one since the words were written is reached there.
const takeMails = statement<{ now: Instant; channel: string; limit: number; leaseMs: number }, WaitingMail>(
  'take-mails',
  ['now', 'channel', 'limit', 'leaseMs'],
  /* sql */ `
with due as (
  select id, person from house.mail
  where status = 'waiting' and channel = $2::text and coalesce(next_try_at, created_at) <= house.instant($1::bigint)
  order by (kind = 'urgent') desc, id limit $3::int for update skip locked
), lost as (
  update house.mail_try t set outcome = 'uncertain', ended_at = house.now(), answer = coalesce(t.answer, 'no answer was recorded')
  where t.mail in (select id from due) and t.outcome = 'begun'
), taken as (
  update house.mail m
  set attempts = m.attempts + 1, next_try_at = house.instant($1::bigint) + $4::int * interval '1 millisecond',
    address = case when p.id is null then m.address when m.channel = 'mail' then coalesce(p.email, '') else coalesce(p.phone, '') end
  from due left join house.person p on p.id = due.person
  where m.id = due.id
  returning m.id, m.person, m.channel, m.address, m.subject, m.text, coalesce(m.html, '') as html, m.kind, m.thread, m.attempts, m.created_at
), begun as (
  insert into house.mail_try (mail, n, channel, begun_at) select id, attempts, channel, house.now() from taken
)
select id, person, channel, address, subject, text, html, kind, thread, attempts - 1 as attempts, created_at as "createdAt",
  -- as the tries stood before this statement: one that is called uncertain by it had only begun
  exists (select from house.mail_try t where t.mail = taken.id and t.outcome in ('begun', 'uncertain')) as doubted
from taken order by id`,
)
const handed = statement<
  { id: number; n: number; outcome: string; answer: string | null; messageId: string | null; status: string; why: string | null; retryAt: Instant | null },
  never
>(
  'handed',
  ['id', 'n', 'outcome', 'answer', 'messageId', 'status', 'why', 'retryAt'],
  /* sql */ `
with tried as (
  update house.mail_try set outcome = $3::text, answer = $4::text, ended_at = house.now() where mail = $1::bigint and n = $2::int
)
update house.mail
set status = $6::text, why = $7::text, response = $4::text, message_id = coalesce(message_id, $5::text), next_try_at = house.instant($8::bigint),
  sent_at = case when $6::text = 'sent' then house.now() end
where id = $1::bigint and attempts = $2::int and status = 'waiting'`,
)

type Mails = Pick<Notices, 'cut' | 'digestsOn' | 'take' | 'handed'>

/** Mails that are cut from notices, and each try of handing one over. */
export function openMails(sql: Sql): Mails {
  return {
    cut: async ({ copies, ...mail }) => ((await sql.run(cutMail, { ...mail, copies: JSON.stringify(copies) }))[0]?.cut ?? 0) > 0,
    digestsOn: async (day: LocalDate) =>
      new Set((await sql.run(digestsOn, { from: at(day, '00:00'), until: at(addDays(day, 1), '00:00') })).map(({ person }) => person)),
    take: (now, channel, { limit, perMinute, leaseMs }) =>
      sql.tx(async (tx) => {
        if (perMinute === null) return tx.run(takeMails, { now, channel, limit, leaseMs })
        await tx.run(oneTaker, { channel })
        const [left] = await tx.run(noRoom, { now, channel, perMinute })
        const room = Math.min(limit, left?.room ?? 0)
        return room > 0 ? tx.run(takeMails, { now, channel, limit: room, leaseMs }) : []
      }),
    handed: async ({ id, attempts }, { outcome, status, why, retryAt }) => {
      const { is, answer, messageId = null } = outcome
      await sql.run(handed, { id, n: attempts + 1, outcome: is, answer: answer?.slice(0, 500) ?? null, messageId, status, why, retryAt })
    },
  }
}
