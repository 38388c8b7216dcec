import { statement, type Sql } from './sql.js'

export interface Pinned {
  readonly name: string
  readonly version: number
  readonly hash: string
}

const pin = statement<{ names: readonly string[]; versions: readonly number[]; hashes: readonly string[] }, never>(
  'pin-definitions',
  ['names', 'versions', 'hashes'],
  /* sql */ `
insert into engine.definition (name, version, hash)
select name, version, hash from unnest($1::text[], $2::int[], $3::text[]) as d (name, version, hash)
on conflict do nothing`,
)
const pinned = statement<Record<never, never>, Pinned>('pinned-definitions', [], 'select name, version, hash from engine.definition')

/**
 * Writes down the hash of each definition the first time this database meets it. Answers those that are no longer what they were:
 * a published version never changes, so the program must not start on them.
 */
export async function pinDefinitions(sql: Sql, definitions: Iterable<Pinned>): Promise<Pinned[]> {
  const list = [...definitions]
  await sql.run(pin, { names: list.map(({ name }) => name), versions: list.map(({ version }) => version), hashes: list.map(({ hash }) => hash) })
  const kept = new Map((await sql.run(pinned, {})).map((row) => [`${row.name}@${row.version}`, row.hash]))
  return list.filter(({ name, version, hash }) => kept.get(`${name}@${version}`) !== hash)
}
