import { ok, type Instant, type InstanceId, type PersonId, type Result, type Role } from '#base'
import { allowed, byHash, replay, type Allowed, type Definition, type Snapshot } from '#engine/core'
import type { Command, Done } from './command.js'
import { deliverEffects, type Deliverers } from './effects.js'
import type { Failed } from './failures.js'
import { fireDue } from './fire-due.js'
import { answerIncident, type PersonsAnswer } from './incidents.js'
import type { Definitions } from './plan.js'
import { Sender } from './send.js'
import type { Batch, HistoryRow, InstanceRow, Store } from './store.js'

/** An instance as a use case sees it. */
export interface Loaded {
  readonly row: InstanceRow
  readonly definition: Definition
  readonly snapshot: Snapshot
}

/** The one door to running workflows. */
export interface Engine {
  readonly definitions: Definitions
  /** Carries out a command: all its moves or none. Problems of `permit`, `instance.*`, `command.*`. */
  send(command: Command): Promise<Result<Done>>
  newIds(count: number): Promise<InstanceId[]>
  now(): Promise<Instant>
  load(id: InstanceId): Promise<Result<Loaded>>
  loadAll(ids: readonly InstanceId[]): Promise<Loaded[]>
  /** What these roles may send to the instance now; on hold only what is taken on hold. */
  allowed(loaded: Loaded, roles: readonly Role[]): Allowed[]
  /** Fires up to `limit` due timers, each through the same plan as a command. Returns how many. */
  fireDue(limit?: number): Promise<number>
  /** Delivers up to `limit` effects after their commit. Returns how many were taken. */
  deliver(deliverers: Deliverers, limit?: number): Promise<number>
  history(id: InstanceId): Promise<HistoryRow[]>
  /** The instance as it stood at that moment; null when it did not exist yet. */
  at(id: InstanceId, moment: Instant): Promise<Snapshot | null>
  nextDue(): Promise<Instant | null>
  hold(id: InstanceId, reason: string, by: PersonId): Promise<void>
  release(id: InstanceId): Promise<void>
  openBelow(id: InstanceId): Promise<InstanceId[]>
  totals: Store['totals']
  incidents: Store['incidents']
  failing: Store['failing']
  countFailures: Store['countFailures']
  /** Once an incident. Problems `incident.unknown`, `incident.answered`, `incident.argsWrong`, `text.notWellFormed`. */
  answerIncident(id: number, answer: PersonsAnswer): Promise<Result<null>>
  /** Resolves when no command is on its way. */
  settled(): Promise<void>
}

/**
 * Opens the engine on a store. It holds nothing that the store does not hold: it may be dropped at any moment.
 * `committed` hears of each batch after its commit (the runtime wakes whoever delivers); losing that call costs at most the sweeper's interval.
 * `deliveryMs`: how long one delivery may take (a minute when not said). `failed` hears of each timer and effect that failed, after that was written.
 */
export function openEngine(
  store: Store,
  definitions: Definitions,
  committed: (batch: Batch) => void = () => undefined,
  { deliveryMs, failed = () => undefined }: { readonly deliveryMs?: number; readonly failed?: (failure: Failed) => void } = {},
): Engine {
  const sender = new Sender(store, definitions, committed)
  const find = byHash(definitions.values())
  const loaded = (row: InstanceRow): Loaded => {
    const definition = definitions.get(row.definition)
    if (!definition) throw new Error(`instance ${row.id} stands on ${row.definition}, which this program does not know`)
    return { row, definition, snapshot: JSON.parse(row.snapshot) as Snapshot }
  }
  const loadAll = async (ids: readonly InstanceId[]): Promise<Loaded[]> => (await store.load(ids)).rows.map(loaded)
  return {
    definitions,
    send: (command) => sender.send(command),
    newIds: (count) => store.newIds(count),
    now: () => store.now(),
    load: async (id) => {
      const [first] = await loadAll([id])
      return first ? ok(first) : { ok: false, problem: { code: 'instance.unknown', params: { instance: id } } }
    },
    loadAll,
    allowed: ({ definition, snapshot, row }, roles) =>
      allowed(definition, snapshot, roles).filter(({ event }) => row.hold === null || definition.events[event]?.onHold === true),
    fireDue: (limit = 200) => fireDue({ store, definitions, sender, committed, failed }, limit),
    deliver: (deliverers, limit) => deliverEffects(store, deliverers, { limit, patienceMs: deliveryMs, failed }),
    history: (id) => store.history(id),
    at: async (id, moment) => {
      const rows = (await store.history(id)).filter((row) => row.at <= moment)
      return replay(find, rows)
    },
    nextDue: () => store.nextDue(),
    hold: (id, reason, by) => store.hold(id, reason, by),
    release: (id) => store.release(id),
    openBelow: (id) => store.openBelow(id),
    totals: (targets) => store.totals(targets),
    incidents: (limit) => store.incidents(limit),
    failing: (limit) => store.failing(limit),
    countFailures: () => store.countFailures(),
    answerIncident: (id, answer) => answerIncident(store, id, answer),
    settled: () => sender.settled(),
  }
}
