import type { Instant, InstanceId, PersonId } from '#base'
import type { CardRow } from '#cascade'
import { statement, type NoArgs, type Sql } from '../sql.js'

/** A card with what the engine holds of it: its memory, the end of its chain, and what stands above it. */
interface StandingInstance extends Omit<CardRow, 'hold'> {
  readonly ancestors: readonly InstanceId[]
  readonly snapshot: string
  readonly hash: string
}
interface StandingTimer {
  readonly instance: InstanceId
  readonly dueAt: Instant
  readonly version: number
}
interface StandingEffect {
  readonly instance: InstanceId
  readonly version: number
  readonly n: number
  readonly kind: string
  readonly target: InstanceId | null
  readonly args: string
}
/** Everything that runs, as it stands at one moment: enough to go on with in memory. */
export interface Standing {
  readonly instances: readonly StandingInstance[]
  readonly timers: readonly StandingTimer[]
  readonly effects: readonly StandingEffect[]
  readonly holds: readonly { readonly instance: InstanceId; readonly reason: string; readonly by: PersonId; readonly at: Instant }[]
  /** Whom each effect told already, as far as its work is still running. */
  readonly told: readonly { readonly person: PersonId; readonly effect: string }[]
  /** Who has had a digest since that moment, and when. */
  readonly digests: readonly { readonly person: PersonId; readonly at: Instant }[]
}

const instances = statement<NoArgs, Omit<StandingInstance, 'ancestors'> & { ancestors: readonly string[] }>(
  'standing-instances',
  [],
  /* sql */ `
select id, parent, root, ancestors, definition, version, done, snapshot, encode(head, 'hex') as hash, at, actor, unit, holder, stage, state,
  due_on as "dueOn", due_source as "dueSource", late, label, path, note
from engine.instance order by id`,
)
const timers = statement<NoArgs, StandingTimer>('standing-timers', [], 'select instance, due_at as "dueAt", version from engine.timer order by instance')
const effects = statement<NoArgs, StandingEffect>(
  'standing-effects',
  [],
  'select instance, version, n, kind, target, args from engine.effect where settled_at is null and not incident order by instance, version, n',
)
const holds = statement<NoArgs, Standing['holds'][number]>('standing-holds', [], 'select instance, reason, by, at from engine.hold order by instance')
const told = statement<NoArgs, Standing['told'][number]>(
  'standing-told',
  [],
  'select n.person, n.effect from house.notice n join engine.instance i on i.id = n.instance where not i.done',
)
const digests = statement<{ since: Instant }, Standing['digests'][number]>(
  'standing-digests',
  ['since'],
  "select person, created_at as at from house.mail where kind = 'digest' and channel = 'mail' and created_at >= house.instant($1::bigint)",
)

/** Reads all that runs in one transaction; for commands that look ahead, not for pages. */
export function standingOf(sql: Sql, since: Instant): Promise<Standing> {
  return sql.tx(async (tx) => {
    const rows = await tx.run(instances, {})
    return {
      instances: rows.map((row) => ({ ...row, ancestors: row.ancestors.map((id) => Number(id) as InstanceId) })),
      timers: await tx.run(timers, {}),
      effects: await tx.run(effects, {}),
      holds: await tx.run(holds, {}),
      told: await tx.run(told, {}),
      digests: await tx.run(digests, { since }),
    }
  })
}
