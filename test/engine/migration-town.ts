import { createHash } from 'node:crypto'
import type { Instant, InstanceId, PersonId } from '#base'
import { openEngine, openMigrations, type Engine, type HistoryRow, type Migrations, type PendingEffect, type Store } from '#engine'
import { byHash, linkText, MIGRATE, replayOne, snapshotText, type MigrationPlan, type Snapshot } from '#engine/core'
import type { StoreBench } from './benches.js'
import { matters } from './migration-matter.js'

export const CLERK = 11 as PersonId
export const ADMIN = 12 as PersonId
export const MINUTE = 60_000
export const HOW = { by: ADMIN, reason: 'Quy trình mới từ ngày 01/12' }

const DEEDS = ['START', 'OPINE', 'HAND_OVER', 'PARK', 'TAKE_UP', 'MOVE_DATE', 'CLOSE'] as const
type Chance = (below: number) => number

/** Where an instance and its timer stand, to be compared before and after. */
export interface Stand {
  readonly definition: string
  readonly version: number
  readonly snapshot: string
  readonly timer: Instant | null
}

/** A store with an engine, its migrations, and some matters that live on it. */
export interface Town {
  readonly bench: StoreBench
  readonly store: Store
  readonly engine: Engine
  readonly migrations: Migrations
  /** A matter with rungs so many minutes from now. */
  born(minutes?: readonly number[], definition?: string): Promise<InstanceId>
  /** Carries out a deed; whether it was allowed. */
  act(instance: InstanceId, type: string, payload?: object, engine?: Engine): Promise<boolean>
  /** Whatever somebody might do next. */
  anything(chance: Chance, instance: InstanceId, engine?: Engine): Promise<boolean>
  /** Many matters, each some deeds old. */
  crowd(chance: Chance, count: number): Promise<InstanceId[]>
  stand(instance: InstanceId): Promise<Stand>
  stands(instances: readonly InstanceId[]): Promise<Map<InstanceId, Stand>>
  /** Fires all that is due; answers what was told. */
  ring(): Promise<PendingEffect[]>
  /** Every link, every snapshot, every definition of these chains, by a calculation of its own; what is wrong. */
  broken(instances: readonly InstanceId[]): Promise<string[]>
  migrated(instance: InstanceId): Promise<HistoryRow[]>
}

let keys = 0
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export function townOn(bench: StoreBench): Town {
  const { store } = bench
  const engine = openEngine(store, matters)
  const inMinutes = async (minutes: readonly number[]): Promise<number[]> => {
    const now = await engine.now()
    return minutes.map((minute) => now + minute * MINUTE)
  }
  const act: Town['act'] = async (instance, type, payload = {}, by = engine) =>
    (await by.send({ actor: CLERK, roles: ['handler'], key: `deed-${++keys}`, moves: [{ instance, event: { type, ...payload } }] })).ok
  const anything: Town['anything'] = async (chance, instance, by = engine) => {
    const type = DEEDS[chance(20) === 0 ? 6 : chance(6)] as string
    const rungs = await inMinutes(Array.from({ length: chance(4) }, (_, i) => i * 7 + chance(7) - 3))
    return act(instance, type, { text: `ý kiến ${chance(100)}`, rungs }, by)
  }
  const born: Town['born'] = async (minutes = [], definition = 'matter@1') => {
    const [id] = (await engine.newIds(1)) as [InstanceId]
    const input = { title: `Việc ${id}`, rungs: await inMinutes(minutes) }
    const sent = await engine.send({ actor: CLERK, roles: [], key: `born-${id}`, moves: [{ start: { id, definition, parent: null, input } }] })
    if (!sent.ok) throw new Error(sent.problem.code)
    return id
  }
  const stands: Town['stands'] = async (instances) => {
    const timers = new Map((await store.migrations.timers(instances)).map(({ instance, dueAt }) => [instance, dueAt]))
    const rows = (await store.load(instances)).rows.sort((a, b) => a.id - b.id)
    return new Map(rows.map(({ id, definition, version, snapshot }) => [id, { definition, version, snapshot, timer: timers.get(id) ?? null }]))
  }
  return {
    bench,
    store,
    engine,
    migrations: openMigrations(store, engine),
    born,
    act,
    anything,
    stands,
    crowd: async (chance, count) => {
      const ids: InstanceId[] = []
      for (let i = 0; i < count; i++) ids.push(await born(Array.from({ length: chance(4) }, (_, n) => n * 9 + chance(9) - 3)))
      for (let round = 0; round < 4; round++) await Promise.all(ids.flatMap((id) => (chance(3) ? [anything(chance, id)] : [])))
      return ids
    },
    stand: async (instance) => (await stands([instance])).get(instance) as Stand,
    ring: async () => {
      const told: PendingEffect[] = []
      while ((await engine.fireDue()) > 0);
      while ((await engine.deliver({ tell: async (effects) => void told.push(...effects) })) > 0);
      return told
    },
    broken: async (instances) => (await Promise.all(instances.map((id) => faultsOf(store, id)))).flat(),
    migrated: async (instance) => (await store.history(instance)).filter(({ type }) => type === MIGRATE),
  }
}

async function faultsOf(store: Store, instance: InstanceId): Promise<string[]> {
  const faults: string[] = []
  const [row] = (await store.load([instance])).rows
  const rows = await store.history(instance)
  const find = byHash(matters.values())
  let [previous, snapshot] = ['', null as Snapshot | null]
  for (const [i, past] of rows.entries()) {
    const before = snapshot
    snapshot = replayOne(find, snapshot, past)
    if (past.type === MIGRATE && before && !isCarriedOver(before, snapshot)) faults.push(`${instance}:${past.version} is not what it was made of`)
    const { version, at, actor, reason, key, event } = past
    const snapshotHash = sha256(snapshotText(snapshot))
    const link = linkText({ previous, instance, version, definition: past.definitionHash, at, actor, reason, key, event, snapshotHash })
    if (version !== i + 1 || snapshotHash !== past.snapshotHash || sha256(link) !== past.hash) faults.push(`${instance}:${version}`)
    previous = past.hash
  }
  const standsOn = row && matters.get(row.definition)?.hash
  if (!snapshot || row?.snapshot !== snapshotText(snapshot) || row.head !== previous || rows.at(-1)?.definitionHash !== standsOn) faults.push(`${instance}`)
  return faults
}

/** A migration starts from what was there at that moment and from nothing older: a deed in between would be lost without a trace. */
function isCarriedOver(before: Snapshot, after: Snapshot): boolean {
  const opinionOf = ({ opinion, opinions }: Snapshot['context']): unknown => opinion ?? (opinions as string[] | undefined)?.at(-1) ?? null
  const wordOf = ({ value }: Snapshot): string => (value.work === 'preparing' ? 'doing' : value.work)
  return wordOf(before) === wordOf(after) && before.value.deadline === after.value.deadline && opinionOf(before.context) === opinionOf(after.context)
}

/** A plan with some members of its own. */
export const but = (plan: MigrationPlan, more: Partial<MigrationPlan>): MigrationPlan => ({ ...plan, ...more })
