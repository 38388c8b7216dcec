import type { DueSource, Instant, InstanceId, LocalDate, PersonId, Post, Role, Stage, UnitId } from '#base'
import type { DueNotice, Notices, WaitingMail } from '#cascade'
import { statement, type NoArgs, type Sql } from '../sql.js'

const writeNotices = statement<{ rows: string }, never>(
  'write-notices',
  ['rows'],
  /* sql */ `
insert into house.notice (effect, person, unit, role, instance, directive, about, kind, level, stage, state, due_on, due_source, body, written_at, deliver_at)
select effect, person, unit, role, instance, directive, about, kind, level, stage, state, "dueOn", "dueSource",
  jsonb_build_object('text', text, 'post', post, 'forPerson', "forPerson"), house.now(), house.instant("deliverAt")
from jsonb_to_recordset($1::jsonb) as n (effect text, person bigint, "forPerson" bigint, post text, role text, unit text, instance bigint, directive bigint, about text, kind text,
  level int, stage text, state text, "dueOn" date, "dueSource" text, text text, "deliverAt" bigint)
on conflict (effect, person) do nothing`,
)

interface NoticeRow {
  readonly id: number
  readonly effect: string
  readonly person: PersonId
  readonly unit: UnitId | null
  readonly role: Role
  readonly instance: InstanceId
  readonly directive: InstanceId
  readonly about: string
  readonly kind: string
  readonly level: number
  readonly stage: Stage
  readonly state: string
  readonly due_on: LocalDate | null
  readonly due_source: DueSource
  readonly body: { readonly text: string; readonly post: Post; readonly forPerson: PersonId | null }
  readonly written_at: Instant
  readonly deliver_at: Instant
}
const unmailed = statement<{ now: Instant }, NoticeRow>(
  'unmailed-notices',
  ['now'],
  /* sql */ `
select id, effect, person, unit, role, instance, directive, about, kind, level, stage, state, due_on, due_source, body, written_at, deliver_at
from house.notice where mail is null and withdrawn_at is null and deliver_at <= house.instant($1::bigint) order by id limit 5000`,
)
const nextDelivery = statement<NoArgs, { at: Instant | null }>(
  'next-delivery',
  [],
  /* sql */ `
select least(
  (select min(deliver_at) from house.notice where mail is null and withdrawn_at is null),
  (select min(coalesce(next_try_at, created_at)) from house.mail where status = 'waiting')
) as at`,
)
// A notice is in one mail only: when another worker cut one of these already, this mail is not written at all.
const cutMail = statement<
  { person: PersonId; address: string; subject: string; text: string; html: string; kind: string; notices: readonly number[] },
  { cut: number }
>(
  'cut-mail',
  ['person', 'address', 'subject', 'text', 'html', 'kind', 'notices'],
  /* sql */ `
with free as (
  select id from house.notice where id = any($7::bigint[]) and mail is null and withdrawn_at is null for update
), written as (
  insert into house.mail (person, address, subject, text, html, kind, created_at)
  select $1, $2, $3, $4, $5, $6, house.now() where (select count(*) from free) = cardinality($7::bigint[]) returning id
), joined as (
  update house.notice n set mail = written.id from written where n.id in (select id from free) returning n.id
)
select count(*) as cut from joined`,
)
const waitingMails = statement<{ now: Instant; limit: number }, WaitingMail>(
  'waiting-mails',
  ['now', 'limit'],
  /* sql */ `
select id, address, subject, text, html, attempts from house.mail
where status = 'waiting' and coalesce(next_try_at, created_at) <= house.instant($1::bigint) order by id limit $2::int`,
)
const mailed = statement<{ id: number; status: string; response: string | null; retryAt: Instant | null }, never>(
  'mailed',
  ['id', 'status', 'response', 'retryAt'],
  /* sql */ `
update house.mail
set status = $2::text, response = $3, attempts = attempts + 1, next_try_at = house.instant($4::bigint), sent_at = case when $2::text = 'sent' then house.now() end
where id = $1`,
)
const withdraw = statement<{ instances: readonly InstanceId[] }, never>(
  'withdraw-notices',
  ['instances'],
  'update house.notice set withdrawn_at = house.now() where instance = any($1::bigint[]) and withdrawn_at is null and mail is null',
)
const silence = statement<{ instances: readonly InstanceId[] }, never>(
  'silence-notices',
  ['instances'],
  /* sql */ `
update house.notice
set withdrawn_at = house.now()
where instance = any($1::bigint[]) and withdrawn_at is null and mail is null
  and kind in ('reminder', 'overdue', 'escalation', 'proposal', 'review') and about like 'rung.%'`,
)

/** Notices in the inboxes, and the mails that are cut from them. */
export function openNotices(sql: Sql): Notices {
  return {
    write: async (notices) => {
      await sql.run(writeNotices, { rows: JSON.stringify(notices) })
    },
    unmailed: async (now) => (await sql.run(unmailed, { now })).map(noticeOf),
    nextDelivery: async () => (await sql.run(nextDelivery, {}))[0]?.at ?? null,
    cut: async ({ person, address, subject, text, html, kind, notices }) =>
      ((await sql.run(cutMail, { person, address, subject, text, html, kind, notices }))[0]?.cut ?? 0) > 0,
    waitingMails: (now, limit) => sql.run(waitingMails, { now, limit }),
    mailed: async (id, { status, response, retryAt }) => {
      await sql.run(mailed, { id, status, response, retryAt })
    },
    withdraw: async (instances) => {
      await sql.run(withdraw, { instances })
    },
    silence: async (instances) => {
      await sql.run(silence, { instances })
    },
  }
}

function noticeOf({ due_on: dueOn, due_source: dueSource, written_at: writtenAt, deliver_at: deliverAt, body, ...row }: NoticeRow): DueNotice {
  return { ...row, dueOn, dueSource, writtenAt, deliverAt, text: body.text, post: body.post, forPerson: body.forPerson }
}
