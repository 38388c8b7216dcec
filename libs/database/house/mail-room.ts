import type { Instant, PersonId } from '#base'
import type { MailRoom, NotReached, PassedOn, Silence } from '#cascade'
import { statement, type NoArgs, type Sql } from '../sql.js'

// A production is born silent; a sample speaks, or there would be nothing to look at.
const findSilence = statement<NoArgs, { on: boolean; by: PersonId | null; since: Instant | null; reason: string | null }>(
  'find-silence',
  [],
  /* sql */ `
select coalesce((s.value ->> 'on')::boolean, b.kind = 'production') as on, s.by, s.at as since, s.value ->> 'reason' as reason
from (select coalesce((select kind from house.birth), 'sample') as kind) b
left join house.setting s on s.name = 'silence'`,
)
const setSilence = statement<{ on: boolean; by: PersonId; reason: string }, never>(
  'set-silence',
  ['on', 'by', 'reason'],
  /* sql */ `
with kept as (
  insert into house.setting (name, value, by, at) values ('silence', jsonb_build_object('on', $1::boolean, 'reason', $3::text), $2::bigint, house.now())
  on conflict (name) do update set value = excluded.value, by = excluded.by, at = excluded.at
), freed as (
  update house.notice set silent = false where not $1::boolean and silent and mail is null
)
insert into house.audit (actor, what, target, detail)
values ($2::bigint, case when $1::boolean then 'silence.on' else 'silence.off' end, 'messages', jsonb_build_object('reason', $3::text))`,
)
const findDeclined = statement<NoArgs, { person: PersonId }>('find-declined', [], 'select person from house.mail_choice where not digest')
const choose = statement<{ person: PersonId; digest: boolean }, never>(
  'choose-digest',
  ['person', 'digest'],
  /* sql */ `
with chosen as (
  insert into house.mail_choice (person, digest) values ($1::bigint, $2::boolean) on conflict (person) do update set digest = excluded.digest, at = house.now()
)
insert into house.audit (actor, what, target, detail)
values ($1::bigint, 'digest.chosen', 'person:' || $1::bigint, jsonb_build_object('digest', $2::boolean))`,
)
const openLines = statement<{ rows: string }, { what: string }>(
  'open-not-reached',
  ['rows'],
  /* sql */ `
insert into house.not_reached (kind, what, unit, person, role, detail, instance)
select kind, what, unit, person, role, detail, instance
from jsonb_to_recordset($1::jsonb) as r (kind text, what text, unit text, person bigint, role text, detail text, instance bigint)
on conflict (kind, what) where ended_at is null do nothing returning what`,
)
const closeLines = statement<{ kind: string; what: readonly string[] }, never>(
  'close-not-reached',
  ['kind', 'what'],
  'update house.not_reached set ended_at = house.now() where kind = $1::text and what = any($2::text[]) and ended_at is null',
)
const passOn = statement<PassedOn, { id: number }>(
  'pass-on',
  ['instance', 'directive', 'unit', 'channel', 'whom', 'said', 'source', 'passedAt', 'by'],
  /* sql */ `
insert into house.passed_on (instance, directive, unit, channel, whom, said, source, passed_at, by)
values ($1, $2, $3, $4, $5, $6, $7, house.instant($8::bigint), $9) returning id`,
)
const noteOpened = statement<{ messageId: string; at: Instant }, { id: number }>(
  'note-opened',
  ['messageId', 'at'],
  'update house.mail set opened_at = coalesce(opened_at, house.instant($2::bigint)) where message_id = $1::text returning id',
)

/** The house's rules of its own messages, and who is not reached. */
export function openMailRoom(sql: Sql): MailRoom {
  return {
    silence: async () => silenceOf((await sql.run(findSilence, {}))[0]),
    setSilence: async ({ on, by, reason }) => {
      await sql.run(setSilence, { on, by, reason })
    },
    declined: async () => new Set((await sql.run(findDeclined, {})).map(({ person }) => person)),
    choose: async (person, digest) => {
      await sql.run(choose, { person, digest })
    },
    notReached: async (found: readonly NotReached[]) => {
      const fresh = new Set((await sql.run(openLines, { rows: JSON.stringify(found) })).map(({ what }) => what))
      return found.filter(({ what }) => fresh.has(what))
    },
    reached: async (kind, what) => {
      await sql.run(closeLines, { kind, what })
    },
    passOn: async (record) => (await sql.run(passOn, record))[0]?.id ?? 0,
    opened: async (messageId, at) => (await sql.run(noteOpened, { messageId, at })).length > 0,
  }
}

function silenceOf(row: Silence | undefined): Silence {
  return row ?? { on: false, by: null, since: null, reason: null }
}
