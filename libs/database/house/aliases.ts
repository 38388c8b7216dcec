import type { Instant, InstanceId, PersonId, UnitId } from '#base'
import type { Aliases, KeptAlias } from '#cascade'
import type { Alias } from '#directory'
import { statement, type NoArgs, type Sql } from '../sql.js'

interface Row {
  readonly id: number
  readonly name: string
  readonly units: UnitId[]
  readonly group: string | null
  readonly by: PersonId
  readonly at: Instant
  readonly directive: InstanceId | null
  readonly letter: string | null
}

const findStanding = statement<NoArgs, Row>(
  'standing-aliases',
  [],
  'select id, name, units, unit_group as "group", said_by as by, said_at as at, directive, letter from house.unit_alias where withdrawn_at is null order by id',
)
const findAll = statement<NoArgs, Row & Pick<KeptAlias, 'withdrawnBy' | 'withdrawnAt' | 'withdrawnWhy'>>(
  'all-aliases',
  [],
  /* sql */ `
select id, name, units, unit_group as "group", said_by as by, said_at as at, directive, letter, withdrawn_by as "withdrawnBy", withdrawn_at as "withdrawnAt",
  (select detail->>'reason' from house.audit where what = 'alias.withdrawn' and target = 'alias/' || a.id) as "withdrawnWhy"
from house.unit_alias a
order by id desc`,
)
// What was answered before goes, the new answer comes, the audit hears of it: all or none. The same answer again changes nothing. Of two answers to
// one name in the same moment the first is kept.
const remember = statement<
  { name: string; key: string; units: readonly UnitId[]; group: string | null; by: PersonId; directive: InstanceId | null; letter: string | null },
  never
>(
  'remember-alias',
  ['name', 'key', 'units', 'group', 'by', 'directive', 'letter'],
  /* sql */ `
with before as (
  select id from house.unit_alias where key = $2::text and withdrawn_at is null and (units, unit_group) is distinct from ($3::text[], $4::text)
), withdrawn as (
  update house.unit_alias a set withdrawn_by = $5::bigint, withdrawn_at = house.now() from before where a.id = before.id returning a.id
), kept as (
  insert into house.unit_alias (name, key, units, unit_group, said_by, directive, letter)
  select $1::text, $2::text, $3::text[], $4::text, $5::bigint, $6::bigint, $7::text from (select count(*) from withdrawn) w
  on conflict (key) where withdrawn_at is null do nothing
  returning id, name
)
insert into house.audit (actor, what, target, detail)
select $5::bigint, 'alias.remembered', 'alias/' || id,
  jsonb_build_object('name', name, 'units', $3::text[], 'group', $4::text, 'directive', $6::bigint, 'letter', $7::text, 'insteadOf', (select id from withdrawn))
from kept`,
)
const withdraw = statement<{ id: number | null; key: string | null; by: PersonId; reason: string }, { name: string }>(
  'withdraw-alias',
  ['id', 'key', 'by', 'reason'],
  /* sql */ `
with withdrawn as (
  update house.unit_alias set withdrawn_by = $3::bigint, withdrawn_at = house.now()
  where withdrawn_at is null and (id = $1::bigint or key = $2::text)
  returning id, name
), audited as (
  insert into house.audit (actor, what, target, detail)
  select $3::bigint, 'alias.withdrawn', 'alias/' || id, jsonb_build_object('name', name, 'reason', $4::text) from withdrawn
)
select name from withdrawn`,
)

/** Names that officers explained, as the directory looks them up. */
export function standingAliases(sql: Sql): Promise<Alias[]> {
  return sql.run(findStanding, {})
}

/** The same for use cases: kept, withdrawn and listed, each write with its line in the audit. */
export function openAliases(sql: Sql): Aliases {
  return {
    remember: async (alias) => {
      await sql.run(remember, alias)
    },
    withdraw: async ({ by, reason, ...which }) => {
      const [gone] = await sql.run(withdraw, { id: which.id ?? null, key: which.key ?? null, by, reason })
      return gone?.name ?? null
    },
    all: async (): Promise<KeptAlias[]> => sql.run(findAll, {}),
  }
}
