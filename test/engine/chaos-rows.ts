import type { Instant } from '#base'

/** One statement, its rows. */
export type Ask = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>

export interface Past {
  readonly instance: number
  readonly version: number
  readonly type: string
  readonly at: Instant
  readonly actor: number
  readonly reason: string | null
  readonly key: string
  readonly event: string
  readonly snapshot_hash: string
  readonly hash: string
}
export interface Present {
  readonly id: number
  readonly parent: number | null
  readonly root: number
  readonly version: number
  readonly definition: string
  readonly snapshot: string
  readonly head: string
  readonly armed: Instant | null
}
export interface Effect {
  readonly instance: number
  readonly version: number
  readonly kind: string
  readonly args: string
  readonly settled: boolean
  readonly incident: boolean
  readonly times: number | null
}

// Moments as the program counts them.
const MS = (column: string): string => `round(extract(epoch from ${column}) * 1000)::float8`

/** Some instances with their histories and effects, by instance. */
export async function rowsOf(
  ask: Ask,
  ids: readonly number[],
): Promise<{ instances: Present[]; history: Map<number, Past[]>; effects: Map<number, Effect[]> }> {
  const instances = await ask<Present>(
    `select i.id::float8 as id, i.parent::float8 as parent, i.root::float8 as root, i.version, i.definition, i.snapshot, encode(i.head, 'hex') as head, ${MS('t.due_at')} as armed
    from engine.instance i left join engine.timer t on t.instance = i.id where i.id = any($1::bigint[])`,
    [ids],
  )
  const history = groups(
    await ask<Past>(
      `select instance::float8 as instance, version, type, ${MS('at')} as at, actor::int, reason, key, event, encode(snapshot_hash, 'hex') as snapshot_hash,
      encode(hash, 'hex') as hash from engine.history where instance = any($1::bigint[]) order by instance, version`,
      [ids],
    ),
  )
  const effects = groups(
    await ask<Effect>(
      `select e.instance::float8 as instance, e.version, e.kind, e.args, e.settled_at is not null as settled, e.incident, t.times
      from engine.effect e left join public.chaos_told t on t.effect = concat_ws(':', e.instance, e.version, e.n)
      where e.instance = any($1::bigint[]) order by e.instance, e.version, e.n`,
      [ids],
    ),
  )
  return { instances, history, effects }
}

function groups<Row extends { readonly instance: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const found = new Map<number, Row[]>()
  for (const row of rows) append(found, row.instance, row)
  return found
}

export function append<Key, One>(lists: Map<Key, One[]>, key: Key, one: One): void {
  const list = lists.get(key)
  if (list) list.push(one)
  else lists.set(key, [one])
}
