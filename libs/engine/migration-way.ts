import { createHash } from 'node:crypto'
import type { Instant, InstanceId, UnitId } from '#base'
import { byHash, planMigration, replay, snapshotText, type Definition, type Mapping, type MigrationPlan, type Snapshot, type Value } from '#engine/core'
import type { MigrateEvent } from './command.js'
import type { Engine, Loaded } from './engine.js'
import type { MigrationRow, Store } from './store.js'

/** What one instance would become: a line of the dry run. */
export interface Forecast {
  readonly instance: InstanceId
  readonly label: string
  readonly unit: UnitId | null
  readonly onHold: boolean
  /** The version on which this was planned; the real run moves that one and no other. */
  readonly version: number
  readonly before: Value
  readonly after: Value | null
  readonly timer: TimerForecast
  /** Members of the memory that change. */
  readonly context: readonly string[]
  /** Why it cannot be moved: a sentence that names instance and state. */
  readonly problem: string | null
}
/**
 * The timer's row before and after. `kept`: not touched at all. `lost`: the ladder has a rung to come and no timer is armed, so nobody will be
 * told; that was so before, and a migration neither mends nor hides it.
 */
export interface TimerForecast {
  readonly is: 'none' | 'kept' | 'moved' | 'cleared' | 'armed' | 'lost'
  readonly before: Instant | null
  readonly after: Instant | null
}

/** A line of the dry run with what the real run writes. */
export interface Planned extends Forecast {
  readonly snapshot: Snapshot | null
}

/** One direction of a migration: who is to be moved, and what each becomes. */
export interface Way {
  readonly from: string
  readonly to: string
  readonly keyOf: (migration: number, instance: InstanceId) => string
  /** Whom it may concern, `size` at a time, in rising order. Asked anew for each pass. */
  pages(size: number): AsyncIterable<readonly InstanceId[]>
  /** Those of the instances whom it does concern. */
  plan(instances: readonly InstanceId[]): Promise<Planned[]>
}

const MOVE = (migration: number): string => `migrate:${migration}:`
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

interface House {
  readonly store: Store
  readonly engine: Pick<Engine, 'definitions' | 'loadAll' | 'now' | 'history'>
}

type Becoming =
  | { readonly is: 'unfit'; readonly why: string }
  | {
      readonly is: 'fit'
      readonly snapshot: Snapshot
      readonly context: readonly string[]
      /** Undefined: the row is not touched. */
      readonly timer: Instant | null | undefined
      readonly rang: Instant | null
    }

/** From the plan's `from` to its `to`: everything open that stands on `from`. */
export function wayForth({ store, engine }: House, plan: MigrationPlan, from: Definition, to: Definition): Way {
  return {
    from: plan.from,
    to: plan.to,
    keyOf: (migration, instance) => `${MOVE(migration)}${instance}`,
    pages: async function* (size) {
      for (let after = 0; ;) {
        const ids = await store.migrations.standingOn(plan.from, after, size)
        const last = ids.at(-1)
        if (last === undefined) return
        yield ids
        after = last
      }
    },
    plan: async (instances) => {
      const now = await engine.now()
      const here = (await engine.loadAll(instances)).filter(({ row, snapshot }) => row.definition === plan.from && !snapshot.done)
      return forecasts(store, here, (loaded) => becomes(plan, from, to, loaded, now))
    },
  }
}

/**
 * Back again: everything that the migration moved. What has not moved since gets back the snapshot and the timer that it had; what has, goes
 * by the plan's `back`, or stays.
 */
export async function wayBack({ store, engine }: House, migration: MigrationRow, plan: MigrationPlan, from: Definition, to: Definition): Promise<Way> {
  const moved = await store.migrations.members(migration.by, MOVE(migration.id))
  const versions = new Map(moved.map(({ instance, version }) => [instance, version]))
  const members = [...versions.keys()].sort((a, b) => a - b)
  const find = byHash(engine.definitions.values())
  const back: (Mapping & Pick<MigrationPlan, 'timers'>) | null = plan.back ? { ...plan.back, ...(plan.timers ? { timers: plan.timers } : {}) } : null
  const goesBack = async (loaded: Loaded, now: Instant): Promise<Becoming> => {
    const { row, snapshot } = loaded
    if (row.definition !== plan.to) return { is: 'unfit', why: `stands on ${row.definition} by now` }
    if (snapshot.done) return { is: 'unfit', why: 'has ended since' }
    if (versions.get(row.id) === row.version) return exactly(await engine.history(row.id), row.version)
    if (!back || !Object.hasOwn(back.states, snapshot.value.work)) return { is: 'unfit', why: 'has moved on since, and the plan names no way back' }
    return becomes(back, to, from, loaded, now)
  }
  const exactly = (rows: Awaited<ReturnType<Engine['history']>>, version: number): Becoming => {
    const before = rows.filter((row) => row.version < version)
    const snapshot = replay(find, before)
    if (!snapshot || sha256(snapshotText(snapshot)) !== before.at(-1)?.snapshotHash) return { is: 'unfit', why: 'cannot be rebuilt from its history' }
    const { timer } = JSON.parse(rows.find((row) => row.version === version)?.event ?? '{}') as Partial<MigrateEvent>
    return { is: 'fit', snapshot, context: [], timer: timer ? timer.before : undefined, rang: null }
  }
  return {
    from: plan.to,
    to: plan.from,
    keyOf: (of, instance) => `migrate-back:${of}:${instance}`,
    pages: async function* (size) {
      for (let i = 0; i < members.length; i += size) yield members.slice(i, i + size)
    },
    plan: async (instances) => {
      const now = await engine.now()
      // What stands on `from` is back already.
      const away = (await engine.loadAll(instances)).filter(({ row }) => row.definition !== plan.from)
      return forecasts(store, away, (loaded) => goesBack(loaded, now))
    },
  }
}

function becomes(plan: Mapping & Pick<MigrationPlan, 'timers'>, from: Definition, to: Definition, { snapshot }: Loaded, now: Instant): Becoming {
  const made = planMigration(plan, from, to, snapshot, now)
  return made.is === 'unfit' ? made : { ...made, context: made.changes }
}

// Rows first, timers afterwards: a timer changes only with its row's version, and the command is refused when that is another by then.
async function forecasts(store: Store, page: readonly Loaded[], become: (loaded: Loaded) => Becoming | Promise<Becoming>): Promise<Planned[]> {
  const timers = new Map((await store.migrations.timers(page.map(({ row }) => row.id))).map((timer) => [timer.instance, timer.dueAt]))
  const sorted = [...page].sort((a, b) => a.row.id - b.row.id)
  return Promise.all(sorted.map(async (loaded) => forecastOf(loaded, timers.get(loaded.row.id) ?? null, await become(loaded))))
}

function forecastOf({ row, definition, snapshot }: Loaded, armed: Instant | null, becoming: Becoming): Planned {
  const { label, unit } = definition.card(snapshot)
  const about = { instance: row.id, label, unit, onHold: row.hold !== null, version: row.version, before: snapshot.value }
  if (becoming.is === 'unfit') {
    const problem = `instance ${row.id} (“${label}”) in state ${snapshot.value.work}: ${becoming.why}`
    return { ...about, after: null, timer: timerOf(armed, undefined, null), context: [], problem, snapshot: null }
  }
  const { snapshot: after, context, timer, rang } = becoming
  return { ...about, after: after.value, timer: timerOf(armed, timer, rang), context, problem: null, snapshot: after }
}

function timerOf(before: Instant | null, becomes: Instant | null | undefined, rang: Instant | null): TimerForecast {
  if (becomes === undefined) return { is: before !== null ? 'kept' : rang === null ? 'none' : 'lost', before, after: before }
  const is = becomes === null ? (before === null ? 'none' : 'cleared') : before === null ? 'armed' : 'moved'
  return { is, before, after: becomes }
}
