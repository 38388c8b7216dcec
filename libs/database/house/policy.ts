import type { Instant, LocalDate, PersonId } from '#base'
import type { PolicyBody } from '#calendar'
import type { PolicyBook, PolicyVersion } from '#cascade'
import { statement, type NoArgs, type Sql } from '../sql.js'

interface Row {
  readonly version: number
  readonly since: LocalDate
  readonly body: PolicyBody
  readonly why: string
  readonly by: PersonId
  readonly at: Instant
  readonly done_at: Instant | null
  readonly moved: number
}

const inForce = statement<NoArgs, { version: number; own: number }>(
  'policy-in-force',
  [],
  `select (select coalesce(max(version), 1) from house.policy) as version, (select count(*)::int from house.directive_policy) as own`,
)
const findVersions = statement<NoArgs, Row>(
  'policy-versions',
  [],
  'select version, since, body, why, by, at, done_at, moved from house.policy order by version',
)
// Nothing is written when another version came after the one that was seen, or one is still being carried out, for all or for a directive.
const write = statement<{ seen: number; body: string; since: LocalDate; why: string; by: PersonId }, { version: number }>(
  'write-policy',
  ['seen', 'body', 'since', 'why', 'by'],
  /* sql */ `
insert into house.policy (version, body, since, why, by)
select $1::int + 1, $2::jsonb, $3::date, $4::text, $5::bigint
where (select coalesce(max(version), 1) from house.policy) = $1::int
  and not exists (select from house.directive_policy where done_at is null)
on conflict do nothing
returning version`,
)
const finish = statement<{ version: number; moved: number }, never>(
  'finish-policy',
  ['version', 'moved'],
  'update house.policy set done_at = house.now(), moved = $2::int where version = $1::int and done_at is null',
)

/** The versions of the rules of reminding that the Office adopted, and how far each has been carried out. */
export function openPolicyBook(sql: Sql): PolicyBook {
  return {
    last: async () => (await sql.run(inForce, {}))[0] ?? { version: 1, own: 0 },
    versions: async () => (await sql.run(findVersions, {})).map(versionOf),
    write: async ({ seen, body, since, why, by }) => (await sql.run(write, { seen, body: JSON.stringify(body), since, why, by }))[0]?.version ?? null,
    finished: async (version, moved) => void (await sql.run(finish, { version, moved })),
  }
}

function versionOf({ version, since, body, why, by, at, done_at: doneAt, moved }: Row): PolicyVersion {
  return { version, since, body, why, by, at, doneAt, moved }
}
