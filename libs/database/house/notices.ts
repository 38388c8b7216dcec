import type { DueSource, Instant, InstanceId, LocalDate, PersonId, Post, Role, Stage, UnitId } from '#base'
import type { DueNotice, Notices } from '#cascade'
import { statement, type NoArgs, type Sql } from '../sql.js'
import { openMails } from './mails.js'

const writeNotices = statement<{ rows: string }, never>(
  'write-notices',
  ['rows'],
  /* sql */ `
insert into house.notice (effect, person, unit, role, instance, directive, about, kind, level, stage, state, due_on, due_source, body, silent, written_at, deliver_at)
select effect, person, unit, role, instance, directive, about, kind, level, stage, state, "dueOn", "dueSource",
  jsonb_strip_nulls(jsonb_build_object('text', text, 'post', post, 'forPerson', "forPerson", 'urgent', nullif(urgent, false), 'dueTime', "dueTime")), coalesce(silent, false),
  house.now(), house.instant("deliverAt")
from jsonb_to_recordset($1::jsonb) as n (effect text, person bigint, "forPerson" bigint, post text, role text, unit text, instance bigint, directive bigint, about text, kind text,
  level int, stage text, state text, "dueOn" date, "dueSource" text, "dueTime" text, text text, "deliverAt" bigint, urgent boolean, silent boolean)
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
  readonly body: { readonly text: string; readonly post: Post; readonly forPerson?: PersonId; readonly urgent?: boolean; readonly dueTime?: string }
  readonly silent: boolean
  readonly written_at: Instant
  readonly deliver_at: Instant
}
// So many people at a time, each with all that is theirs: what was left out of somebody's digest would wait for another morning.
const unmailed = statement<{ now: Instant }, NoticeRow>(
  'unmailed-notices',
  ['now'],
  /* sql */ `
with due as (
  select * from house.notice where mail is null and withdrawn_at is null and deliver_at <= house.instant($1::bigint)
), people as (
  select person from due group by person order by bool_or(body ? 'urgent') desc, person limit 2000
)
select id, effect, person, unit, role, instance, directive, about, kind, level, stage, state, due_on, due_source, body, silent, written_at, deliver_at
from due where person in (select person from people) order by id`,
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
const putOff = statement<{ ids: readonly number[]; until: Instant }, never>(
  'put-off-notices',
  ['ids', 'until'],
  'update house.notice set deliver_at = house.instant($2::bigint) where id = any($1::bigint[]) and mail is null and withdrawn_at is null',
)
const takeBack = statement<{ ids: readonly number[] }, never>(
  'take-back-notices',
  ['ids'],
  'update house.notice set withdrawn_at = house.now() where id = any($1::bigint[]) and mail is null and withdrawn_at is null',
)
// Whoever stands in was told of the same effect himself: one notice is enough, and the other one ends here. All whom it was meant for stay in it.
const readdress = statement<{ moves: string }, never>(
  'readdress-notices',
  ['moves'],
  /* sql */ `
with moves as (
  select notice, person, "forPerson" from jsonb_to_recordset($1::jsonb) as m (notice bigint, person bigint, "forPerson" bigint)
), told as (
  select m.notice from moves m
  join house.notice n on n.id = m.notice
  where exists (select from house.notice other where other.effect = n.effect and other.person = m.person and other.id <> n.id)
), ended as (
  update house.notice set withdrawn_at = house.now() where id in (select notice from told) and mail is null and withdrawn_at is null
)
update house.notice n
set person = m.person,
  body = (n.body - 'forPerson') || jsonb_build_object('meantFor', coalesce(n.body -> 'meantFor', '[]') || to_jsonb(n.person))
    || case when m."forPerson" is null then '{}'::jsonb else jsonb_build_object('forPerson', m."forPerson") end
from moves m
where n.id = m.notice and n.mail is null and n.withdrawn_at is null and n.id not in (select notice from told)`,
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
    putOff: async (ids, until) => {
      await sql.run(putOff, { ids, until })
    },
    takeBack: async (ids) => {
      await sql.run(takeBack, { ids })
    },
    readdress: async (moves) => {
      await sql.run(readdress, { moves: JSON.stringify(moves) })
    },
    nextDelivery: async () => (await sql.run(nextDelivery, {}))[0]?.at ?? null,
    ...openMails(sql),
    withdraw: async (instances) => {
      await sql.run(withdraw, { instances })
    },
    silence: async (instances) => {
      await sql.run(silence, { instances })
    },
  }
}

function noticeOf({ due_on: dueOn, due_source: dueSource, written_at: writtenAt, deliver_at: deliverAt, body, ...row }: NoticeRow): DueNotice {
  const { dueTime } = body
  return {
    ...row,
    dueOn,
    dueSource,
    ...(dueTime !== undefined && { dueTime }),
    writtenAt,
    deliverAt,
    text: body.text,
    post: body.post,
    forPerson: body.forPerson ?? null,
    urgent: body.urgent ?? false,
  }
}
