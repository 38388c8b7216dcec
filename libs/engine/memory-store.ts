import type { Instant, InstanceId, PersonId } from '#base'
import { DueQueue } from './due-queue.js'
import { effectKey, MemoryFailures, type KeptEffect } from './memory-failures.js'
import { memoryLedger } from './memory-ledger.js'
import { MemoryTree } from './memory-tree.js'
import {
  NotCommitted,
  type Batch,
  type BirthRow,
  type CommandRow,
  type DueTimer,
  type Firing,
  type HistoryRow,
  type InstanceRow,
  type MoveRow,
  type Outcome,
  type PendingEffect,
  type Store,
  type TimerRow,
  type Totals,
} from './store.js'

/** An instance with its card, as it stands. */
export type KeptInstance = BirthRow

/** A store in memory for rehearsals and tests: it behaves like the one on PostgreSQL, and shows what it holds. */
export interface MemoryStore extends Store {
  readonly instances: ReadonlyMap<InstanceId, KeptInstance>
  /** Moves whose event is a saying for boards, oldest first. */
  readonly records: readonly MoveRow[]
  /** Effects that are not settled, incidents included. */
  readonly pending: ReadonlyMap<string, PendingEffect>
  readonly armed: ReadonlyMap<InstanceId, TimerRow>
  /** All of a root's tree in the order of birth, itself among them. */
  family(root: InstanceId): readonly InstanceId[]
  /** Why it is on hold: its own hold before its parent's, and so on up; null when it is not. */
  holdOf(id: InstanceId): string | null
}

const commandKey = ({ actor, key }: { actor: PersonId; key: string }): string => `${actor} ${key}`

/** Everything is lost with the process. `clock` is the house's clock: a stepped one in rehearsals. */
export function memoryStore(clock: { now(): Instant }): MemoryStore {
  return new Memory(clock)
}

class Memory implements MemoryStore {
  readonly instances = new Map<InstanceId, KeptInstance>()
  readonly records: MoveRow[] = []
  readonly pending = new Map<string, KeptEffect>()
  private readonly past = new Map<InstanceId, HistoryRow[]>()
  private readonly commands = new Map<string, CommandRow>()
  private readonly tree = new MemoryTree()
  private readonly timers = new DueQueue<InstanceId, TimerRow>(
    ({ instance }) => instance,
    ({ dueAt }) => dueAt,
    (a, b) => a.instance - b.instance,
    ({ instance }) => this.holdOf(instance) === null,
  )
  /** Those of `pending` that wait for their turn, not for a person. */
  private readonly turns = new DueQueue<string, KeptEffect>(
    effectKey,
    ({ retryAt }) => retryAt,
    (a, b) => a.instance - b.instance || a.version - b.version || a.n - b.n,
  )
  private readonly holds = new Map<InstanceId, string>()
  private readonly failures = new MemoryFailures({
    now: () => this.time.now(),
    timers: this.timers,
    pending: this.pending,
    keepEffect: (effect) => this.keepEffect(effect),
    dropEffect: (key) => this.dropEffect(key),
  })
  readonly migrations = memoryLedger({ now: () => this.time.now(), instances: this.instances, timers: this.timers.items, commands: this.commands })
  private lastId = 999
  private delivering: Promise<unknown> = Promise.resolve()

  constructor(private readonly time: { now(): Instant }) {}

  async now(): Promise<Instant> {
    return this.time.now()
  }

  clock(): Instant {
    return this.time.now()
  }

  async newIds(count: number): Promise<InstanceId[]> {
    return Array.from({ length: count }, () => ++this.lastId as InstanceId)
  }

  async load(ids: readonly InstanceId[]): Promise<{ rows: InstanceRow[]; now: Instant }> {
    const rows = [...new Set(ids)].flatMap((id) => this.rowOf(id) ?? [])
    return { rows, now: this.time.now() }
  }

  async commit(batch: Batch): Promise<void> {
    this.refuseStale(batch)
    if (textsOf(batch).some((text) => text?.includes('\0'))) throw new Error('a text with NUL cannot be kept')
    this.write(batch)
  }

  async answered(keys: readonly { actor: PersonId; key: string }[]): Promise<CommandRow[]> {
    return keys.flatMap((asked) => this.commands.get(commandKey(asked)) ?? [])
  }

  async fireDue(limit: number, busy: (id: InstanceId) => boolean, plan: (due: readonly DueTimer[], now: Instant) => Firing): Promise<number> {
    const now = this.time.now()
    const due = this.timers.due(now, limit).flatMap((timer): DueTimer[] => {
      const row = busy(timer.instance) ? undefined : this.rowOf(timer.instance)
      return row ? [{ row, ...this.failures.claimed(timer) }] : []
    })
    if (!due.length) return 0
    const firing = plan(due, now)
    await this.commit(firing).catch((error: unknown) => Promise.reject(error instanceof NotCommitted ? error : new NotCommitted('refused', error)))
    await this.failures.failTimers(firing.failed ?? [])
    return due.length
  }

  deliver(limit: number, handle: (effects: readonly PendingEffect[]) => Promise<readonly Outcome[]>): Promise<number> {
    const mine = this.delivering.then(() => this.deliverOnce(limit, handle))
    this.delivering = mine.catch(() => undefined)
    return mine
  }

  async totals(targets: readonly InstanceId[]): Promise<ReadonlyMap<InstanceId, Totals>> {
    return new Map(
      targets.flatMap((target) => {
        const totals = this.tree.totals(target)
        return totals ? [[target, totals] as const] : []
      }),
    )
  }

  async openBelow(ancestor: InstanceId): Promise<InstanceId[]> {
    return this.below(ancestor)
      .filter(({ done }) => !done)
      .sort((a, b) => b.ancestors.length - a.ancestors.length || a.id - b.id)
      .map(({ id }) => id)
  }

  async history(instance: InstanceId): Promise<HistoryRow[]> {
    return [...(this.past.get(instance) ?? [])]
  }

  async nextDue(): Promise<Instant | null> {
    const moments = [this.timers.next(), this.turns.next()].filter((moment): moment is Instant => moment !== null)
    const next = Math.min(...moments) as Instant
    return next < Infinity ? next : null
  }

  async hold(instance: InstanceId, reason: string): Promise<void> {
    this.holds.set(instance, reason)
  }

  async release(instance: InstanceId): Promise<void> {
    this.free([instance])
  }

  get armed(): ReadonlyMap<InstanceId, TimerRow> {
    return this.timers.items
  }

  family(root: InstanceId): readonly InstanceId[] {
    return this.tree.family(root)
  }

  failTimers: Store['failTimers'] = (failed) => this.failures.failTimers(failed)
  incidents: Store['incidents'] = (limit) => this.failures.incidents(limit)
  failing: Store['failing'] = (limit) => this.failures.failing(limit)
  countFailures: Store['countFailures'] = () => this.failures.countFailures()
  answerIncident: Store['answerIncident'] = (id, said) => this.failures.answerIncident(id, said)

  private rowOf(id: InstanceId): InstanceRow | null {
    const kept = this.instances.get(id)
    if (!kept) return null
    const { parent, root, ancestors, definition, version, snapshot, hash, at, actor } = kept
    return { id, parent, root, ancestors, definition, version, snapshot, head: hash, at, actor, hold: this.holdOf(id) }
  }

  holdOf(id: InstanceId): string | null {
    if (this.holds.size === 0) return null
    const holder = [id, ...(this.instances.get(id)?.ancestors ?? [])].find((kin) => this.holds.has(kin))
    return holder === undefined ? null : (this.holds.get(holder) ?? null)
  }

  private refuseStale({ now, moves, births }: Batch): void {
    if (now !== null && now !== this.time.now()) throw new NotCommitted('stale')
    if (moves.some(({ id, onHold }) => !onHold && this.holdOf(id) !== null)) throw new NotCommitted('stale')
    const touched = new Set<InstanceId>()
    const isStale = (id: InstanceId, found: number | undefined, expected: number | undefined): boolean => {
      if (touched.has(id) || found !== expected) return true
      touched.add(id)
      return false
    }
    const keys = [...moves, ...births].filter(({ bodyHash }) => bodyHash !== null).map(commandKey)
    if (
      moves.some(({ id, version }) => isStale(id, this.instances.get(id)?.version, version - 1)) ||
      births.some(({ id }) => isStale(id, this.instances.get(id)?.version, undefined)) ||
      keys.some((key, i) => this.commands.has(key) || keys.indexOf(key) !== i)
    ) {
      throw new NotCommitted('stale')
    }
  }

  private write(batch: Batch): void {
    for (const move of batch.moves) this.keep({ ...(this.instances.get(move.id) as KeptInstance), ...move })
    for (const birth of batch.births) this.keep(birth)
    for (const timer of batch.sets) this.timers.set(timer)
    for (const instance of batch.clears) this.timers.delete(instance)
    for (const effect of batch.effects) {
      const { at, actor } = this.instances.get(effect.instance) as KeptInstance
      this.keepEffect({ ...effect, at, actor, attempts: 0, retryAt: at, incident: false, error: '', lastTriedAt: at })
    }
    for (const { instance, reason } of batch.holds) this.holds.set(instance, reason)
    this.free(batch.releases)
  }

  private keep(instance: KeptInstance): void {
    const { id, version, actor, key, bodyHash, state, record } = instance
    if (bodyHash !== null) this.commands.set(commandKey(instance), { actor, key, bodyHash, instance: id, version, state })
    if (record !== null) this.records.push(instance)
    this.tree.note(this.instances.get(instance.id), instance)
    this.instances.set(instance.id, instance)
    const past = this.past.get(instance.id)
    if (past) past.push(historyOf(instance))
    else this.past.set(instance.id, [historyOf(instance)])
  }

  private keepEffect(effect: KeptEffect): void {
    this.pending.set(effectKey(effect), effect)
    if (effect.incident) this.turns.delete(effectKey(effect))
    else this.turns.set(effect)
  }

  private dropEffect(key: string): void {
    this.pending.delete(key)
    this.turns.delete(key)
  }

  private free(instances: readonly InstanceId[]): void {
    for (const instance of instances) this.holds.delete(instance)
    if (instances.length) this.timers.wake()
  }

  private async deliverOnce(limit: number, handle: (effects: readonly PendingEffect[]) => Promise<readonly Outcome[]>): Promise<number> {
    const effects = this.turns.due(this.time.now(), limit)
    if (!effects.length) return 0
    const outcomes = await handle(effects.map(({ retryAt: _, incident: __, error: ___, lastTriedAt: ____, ...effect }) => effect))
    for (const outcome of outcomes) this.settle(outcome)
    return effects.length
  }

  private settle(outcome: Outcome): void {
    const key = effectKey(outcome.effect)
    const effect = this.pending.get(key)
    if (!effect) return
    if (outcome.is === 'settled') this.dropEffect(key)
    else this.failures.failEffect(effect, outcome)
  }

  private below(ancestor: InstanceId): KeptInstance[] {
    const root = this.instances.get(ancestor)?.root
    const kin = root === undefined ? [] : this.tree.family(root)
    return kin.flatMap((id) => this.instances.get(id) ?? []).filter(({ ancestors }) => ancestors.includes(ancestor))
  }
}

/** All that PostgreSQL would refuse for a NUL. */
function textsOf({ moves, births, effects, holds }: Batch): (string | null)[] {
  return [
    ...[...moves, ...births].flatMap(({ snapshot, event, key, reason, label, path, note }) => [snapshot, event, key, reason, label, path, note]),
    ...effects.map(({ args }) => args),
    ...holds.map(({ reason }) => reason),
  ]
}

function historyOf(move: MoveRow): HistoryRow {
  const { id, version, type, at, actor, reason, key, event, snapshotHash, definitionHash, hash } = move
  return { instance: id, version, type, at, actor, reason, key, event, snapshotHash, definitionHash, hash }
}
