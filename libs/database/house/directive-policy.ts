import type { Instant, InstanceId, LocalDate, PersonId } from '#base'
import type { PolicyPart } from '#calendar'
import type { DirectivePolicyBook, DirectivePolicyVersion } from '#cascade'
import { statement, type NoArgs, type Sql } from '../sql.js'

interface Row {
  readonly directive: InstanceId
  readonly version: number
  readonly since: LocalDate
  readonly part: PolicyPart
  readonly why: string
  readonly by: PersonId
  readonly at: Instant
  readonly done_at: Instant | null
  readonly moved: number
}

const findVersions = statement<NoArgs, Row>(
  'directive-policy-versions',
  [],
  'select directive, version, since, part, why, by, at, done_at, moved from house.directive_policy order by at, directive, version',
)
// Nothing is written when another version came after the one that was seen, or a change of rules is still being carried out.
const write = statement<{ directive: InstanceId; seen: number; part: string; since: LocalDate; why: string; by: PersonId }, { version: number }>(
  'write-directive-policy',
  ['directive', 'seen', 'part', 'since', 'why', 'by'],
  /* sql */ `
insert into house.directive_policy (directive, version, part, since, why, by)
select $1::bigint, $2::int + 1, $3::jsonb, $4::date, $5::text, $6::bigint
where (select coalesce(max(version), 0) from house.directive_policy where directive = $1::bigint) = $2::int
  and not exists (select from house.policy where done_at is null)
on conflict do nothing
returning version`,
)
const finish = statement<{ directive: InstanceId; version: number; moved: number }, never>(
  'finish-directive-policy',
  ['directive', 'version', 'moved'],
  'update house.directive_policy set done_at = house.now(), moved = $3::int where directive = $1::bigint and version = $2::int and done_at is null',
)

/** The rules of reminding that single directives have of their own, version by version, and how far each has been carried out. */
export function openDirectivePolicyBook(sql: Sql): DirectivePolicyBook {
  return {
    versions: async () => (await sql.run(findVersions, {})).map(versionOf),
    write: async ({ part, ...version }) => (await sql.run(write, { ...version, part: JSON.stringify(part) }))[0]?.version ?? null,
    finished: async (directive, version, moved) => void (await sql.run(finish, { directive, version, moved })),
  }
}

function versionOf({ done_at: doneAt, ...version }: Row): DirectivePolicyVersion {
  return { ...version, doneAt }
}
