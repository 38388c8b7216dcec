import type { LocalDate, PersonId, Post, UnitId } from '#base'
import type { Confidence, Deputy, DirectoryData, Group, Person, PostHeld, Unit, UnitKind } from '#directory'
import type { Needs } from '#cascade'
import { statement, type NoArgs, type Sql } from '../sql.js'
import { standingAliases } from './aliases.js'

interface UnitRow {
  readonly id: UnitId
  readonly name: string
  readonly short_name: string
  readonly abbr: string | null
  readonly kind: UnitKind
  readonly parent: UnitId | null
  readonly aliases: string[]
  readonly predecessors: string[]
  readonly valid_from: LocalDate | null
  readonly valid_to: LocalDate | null
  readonly successor: UnitId | null
  readonly sort: number
  readonly source: string
  readonly confidence: Confidence
}
interface PostRow {
  readonly person: PersonId
  readonly unit: UnitId
  readonly post: Post
  readonly field: string | null
  readonly title: string
  readonly valid_from: LocalDate | null
  readonly valid_to: LocalDate | null
}

const findUnits = statement<NoArgs, UnitRow>(
  'directory-units',
  [],
  'select id, name, short_name, abbr, kind, parent, aliases, predecessors, valid_from, valid_to, successor, sort, source, confidence from house.unit order by sort',
)
const findGroups = statement<NoArgs, Group>('directory-groups', [], 'select code, names, members, rule, note from house.unit_group order by code')
const findPeople = statement<NoArgs, Person>('directory-people', [], 'select id, name, phone, email from house.person where active order by id')
const findPosts = statement<NoArgs, PostRow>(
  'directory-posts',
  [],
  'select person, unit, post, field, title, valid_from, valid_to from house.post_held order by id',
)
const findDeputies = statement<NoArgs, Deputy>(
  'directory-deputies',
  [],
  'select person, deputy, valid_from as "from", valid_to as "to" from house.deputy where withdrawn_at is null order by id',
)
const findVersion = statement<NoArgs, { version: number }>('directory-version', [], 'select version from house.directory_stamp')

/** Moves whenever anything that the directory is made of has changed, by whichever process. */
export async function directoryVersion(sql: Sql): Promise<number> {
  return (await sql.run(findVersion, {}))[0]?.version ?? 0
}

/** Everything the directory is made of. */
export async function loadDirectory(sql: Sql): Promise<DirectoryData> {
  // One after the other: within a transaction there is one line to the database.
  const units = await sql.run(findUnits, {})
  const groups = await sql.run(findGroups, {})
  const people = await sql.run(findPeople, {})
  const posts = await sql.run(findPosts, {})
  const deputies = await sql.run(findDeputies, {})
  const aliases = await standingAliases(sql)
  return {
    units: units.map((row): Unit => ({
      id: row.id,
      name: row.name,
      shortName: row.short_name,
      abbr: row.abbr,
      kind: row.kind,
      parent: row.parent,
      aliases: row.aliases,
      predecessors: row.predecessors,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      successor: row.successor,
      order: row.sort,
      source: row.source,
      confidence: row.confidence,
    })),
    groups: groups.map(({ rule, ...group }) => (rule ? { ...group, rule } : group)),
    people,
    posts: posts.map(({ valid_from: from, valid_to: to, ...post }): PostHeld => ({ ...post, from, to })),
    deputies,
    aliases,
  }
}

const endUnitStatement = statement<{ unit: UnitId; lastDay: LocalDate; successor: UnitId; actor: PersonId; reason: string }, never>(
  'end-unit',
  ['unit', 'lastDay', 'successor', 'actor', 'reason'],
  /* sql */ `
with ended as (
  update house.unit set valid_to = $2::date, successor = $3::text where id = $1::text and successor is distinct from $3::text returning id, name
), remembered as (
  update house.unit u set predecessors = array_append(u.predecessors, ended.name) from ended where u.id = $3::text and not ended.name = any(u.predecessors)
)
insert into house.audit (actor, what, target, detail)
select $4::bigint, 'unit.merged', id, jsonb_build_object('into', $3::text, 'lastDay', $2::date, 'reason', $5::text) from ended`,
)

/** A unit ends on a day and its successor answers for it; with its line in the audit, in one statement. */
export async function endUnit(sql: Sql, ending: Parameters<Needs['endUnit']>[0]): Promise<void> {
  const { unit, lastDay, successor, by, reason } = ending
  await sql.run(endUnitStatement, { unit, lastDay, successor, actor: by, reason })
}

const saveUnits = statement<{ rows: string }, never>(
  'save-units',
  ['rows'],
  /* sql */ `
insert into house.unit (id, name, short_name, abbr, kind, parent, aliases, predecessors, valid_from, valid_to, successor, sort, source, confidence)
select id, name, "shortName", abbr, kind, parent, aliases, predecessors, "validFrom", "validTo", successor, "order", source, confidence
from jsonb_to_recordset($1::jsonb) as u (id text, name text, "shortName" text, abbr text, kind text, parent text, aliases text[], predecessors text[],
  "validFrom" date, "validTo" date, successor text, "order" int, source text, confidence text)
on conflict (id) do nothing`,
)
const saveGroups = statement<{ rows: string }, never>(
  'save-groups',
  ['rows'],
  /* sql */ `
insert into house.unit_group (code, names, members, rule, note)
select code, names, coalesce(members, '{}'), rule, coalesce(note, '') from jsonb_to_recordset($1::jsonb) as g (code text, names text[], members text[], rule text, note text)
on conflict (code) do nothing`,
)
const savePeople = statement<{ rows: string }, never>(
  'save-people',
  ['rows'],
  'insert into house.person (id, name, phone, email) select id, name, phone, email from jsonb_to_recordset($1::jsonb) as p (id bigint, name text, phone text, email text) on conflict (id) do nothing',
)
const savePosts = statement<{ rows: string }, never>(
  'save-posts',
  ['rows'],
  /* sql */ `
insert into house.post_held (person, unit, post, field, title, valid_from, valid_to)
select person, unit, post, field, title, "from", "to" from jsonb_to_recordset($1::jsonb) as p (person bigint, unit text, post text, field text, title text, "from" date, "to" date)
where not exists (select from house.post_held)`,
)
const saveAccounts = statement<{ rows: string; passwordHash: string; mustChange: boolean }, never>(
  'save-accounts',
  ['rows', 'passwordHash', 'mustChange'],
  /* sql */ `
insert into house.account (username, person, password_hash, must_change)
select username, person, $2::text, $3::boolean from jsonb_to_recordset($1::jsonb) as a (username text, person bigint)
on conflict (username) do nothing`,
)

/** Loads units, and in a sample its people, posts and accounts, in one transaction; what is there already stays. */
export async function saveProvince(
  sql: Sql,
  data: Pick<DirectoryData, 'units' | 'groups'> & Partial<Pick<DirectoryData, 'people' | 'posts'>>,
  accounts: { readonly list: readonly { username: string; person: PersonId }[]; readonly passwordHash: string; readonly mustChange: boolean } | null,
): Promise<void> {
  await sql.tx(async (tx) => {
    await tx.run(saveUnits, { rows: JSON.stringify(data.units) })
    await tx.run(saveGroups, { rows: JSON.stringify(data.groups) })
    await tx.run(savePeople, { rows: JSON.stringify(data.people ?? []) })
    await tx.run(savePosts, { rows: JSON.stringify(data.posts ?? []) })
    if (accounts) await tx.run(saveAccounts, { rows: JSON.stringify(accounts.list), passwordHash: accounts.passwordHash, mustChange: accounts.mustChange })
  })
}
