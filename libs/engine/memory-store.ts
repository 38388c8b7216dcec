import type { Instant, InstanceId, PersonId } from '#base'
import {
  NotCommitted,
  type Batch,
  type BirthRow,
  type CommandRow,
  type DueTimer,
  type EffectRow,
  type HistoryRow,
  type Incident,
  type InstanceRow,
  type MoveRow,
  type Outcome,
  type PendingEffect,
  type RecordRow,
  type Store,
  type Totals,
} from './store.js'

/** An instance with its card, as it stands. */
export type KeptInstance = BirthRow

/** A store in memory for rehearsals and tests: it behaves like the one on PostgreSQL, and shows what it holds. */
export interface MemoryStore extends Store {
  readonly instances: ReadonlyMap<InstanceId, KeptInstance>
  readonly records: readonly RecordRow[]
  /** Effects that are not settled, incidents included. */
  readonly pending: ReadonlyMap<string, PendingEffect>
}

type Kept<Row> = { -readonly [Member in keyof Row]: Row[Member] }
interface KeptEffect extends Kept<PendingEffect> {
  retryAt: Instant
  incident: boolean
}

const effectKey = ({ instance, version, n }: EffectRow): string => `${instance}:${version}:${n}`
const commandKey = ({ actor, key }: { actor: PersonId; key: string }): string => `${actor} ${key}`

/** Everything is lost with the process. `clock` is the house's clock: a stepped one in rehearsals. */
export function memoryStore(clock: { now(): Instant }): MemoryStore {
  return new Memory(clock)
}

class Memory implements MemoryStore {
  readonly instances = new Map<InstanceId, KeptInstance>()
  readonly records: RecordRow[] = []
  readonly pending = new Map<string, KeptEffect>()
  private readonly family = new Map<InstanceId, InstanceId[]>()
  private readonly past = new Map<InstanceId, HistoryRow[]>()
  private readonly commands = new Map<string, CommandRow>()
  private readonly timers = new Map<InstanceId, { dueAt: Instant; version: number }>()
  private readonly holds = new Map<InstanceId, string>()
  private readonly troubles = new Map<number, Incident>()
  private lastId = 999
  private lastIncident = 0
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
    this.write(batch)
  }

  async answered(keys: readonly { actor: PersonId; key: string }[]): Promise<CommandRow[]> {
    return keys.flatMap((asked) => this.commands.get(commandKey(asked)) ?? [])
  }

  async fireDue(limit: number, busy: (id: InstanceId) => boolean, plan: (due: readonly DueTimer[], now: Instant) => Batch): Promise<number> {
    const now = this.time.now()
    const due = [...this.timers]
      .filter(([id, { dueAt }]) => dueAt <= now && this.holdOf(id) === null)
      .sort(([, a], [, b]) => a.dueAt - b.dueAt)
      .slice(0, limit)
      .flatMap(([id, { dueAt }]): DueTimer[] => {
        const row = busy(id) ? undefined : this.rowOf(id)
        return row ? [{ row, dueAt }] : []
      })
    if (due.length) await this.commit(plan(due, now))
    return due.length
  }

  async postponeTimer(instance: InstanceId, version: number, byMs: number): Promise<void> {
    const timer = this.timers.get(instance)
    if (timer && this.instances.get(instance)?.version === version) timer.dueAt = (this.time.now() + byMs) as Instant
  }

  deliver(limit: number, handle: (effects: readonly PendingEffect[]) => Promise<readonly Outcome[]>): Promise<number> {
    const mine = this.delivering.then(() => this.deliverOnce(limit, handle))
    this.delivering = mine.catch(() => undefined)
    return mine
  }

  async totals(targets: readonly InstanceId[]): Promise<ReadonlyMap<InstanceId, Totals>> {
    return new Map(targets.filter((target) => this.instances.has(target)).map((target) => [target, this.totalsOf(target)]))
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
    let next: Instant | null = null
    const consider = (at: Instant): void => {
      if (next === null || at < next) next = at
    }
    for (const [id, { dueAt }] of this.timers) if (this.holdOf(id) === null) consider(dueAt)
    for (const { incident, retryAt } of this.pending.values()) if (!incident) consider(retryAt)
    return next
  }

  async hold(instance: InstanceId, reason: string): Promise<void> {
    this.holds.set(instance, reason)
  }

  async release(instance: InstanceId): Promise<void> {
    this.holds.delete(instance)
  }

  async incidents(): Promise<Incident[]> {
    return [...this.troubles.values()]
  }

  async answerIncident(id: number, answer: 'retry' | 'dismiss'): Promise<boolean> {
    const trouble = this.troubles.get(id)
    if (!trouble) return false
    this.troubles.delete(id)
    const key = `${trouble.instance}:${trouble.version}:${trouble.n}`
    const effect = this.pending.get(key)
    if (answer === 'dismiss') this.pending.delete(key)
    else if (effect) Object.assign(effect, { incident: false, attempts: 0, retryAt: this.time.now() })
    return true
  }

  private rowOf(id: InstanceId): InstanceRow | null {
    const kept = this.instances.get(id)
    if (!kept) return null
    const { parent, root, ancestors, definition, version, snapshot, hash, at, actor } = kept
    return { id, parent, root, ancestors, definition, version, snapshot, head: hash, at, actor, hold: this.holdOf(id) }
  }

  /** Its own hold before its parent's, and so on up. */
  private holdOf(id: InstanceId): string | null {
    if (this.holds.size === 0) return null
    const holder = [id, ...(this.instances.get(id)?.ancestors ?? [])].find((kin) => this.holds.has(kin))
    return holder === undefined ? null : (this.holds.get(holder) ?? null)
  }

  private refuseStale({ now, moves, births, commands }: Batch): void {
    if (now !== null && now !== this.time.now()) throw new NotCommitted('stale')
    if (moves.some(({ id }) => this.holdOf(id) !== null)) throw new NotCommitted('stale')
    const touched = new Set<InstanceId>()
    const isStale = (id: InstanceId, found: number | undefined, expected: number | undefined): boolean => {
      if (touched.has(id) || found !== expected) return true
      touched.add(id)
      return false
    }
    const keys = commands.map(commandKey)
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
    for (const birth of batch.births) {
      this.keep(birth)
      append(this.family, birth.root, birth.id)
    }
    for (const command of batch.commands) this.commands.set(commandKey(command), command)
    for (const { instance, dueAt, version } of batch.sets) this.timers.set(instance, { dueAt, version })
    for (const instance of batch.clears) this.timers.delete(instance)
    for (const effect of batch.effects) {
      const { at, actor } = this.instances.get(effect.instance) as KeptInstance
      this.pending.set(effectKey(effect), { ...effect, at, actor, attempts: 0, retryAt: at, incident: false })
    }
    this.records.push(...batch.records)
  }

  private keep(instance: KeptInstance): void {
    this.instances.set(instance.id, instance)
    append(this.past, instance.id, historyOf(instance))
  }

  private async deliverOnce(limit: number, handle: (effects: readonly PendingEffect[]) => Promise<readonly Outcome[]>): Promise<number> {
    const now = this.time.now()
    const effects = [...this.pending.values()]
      .filter(({ incident, retryAt }) => !incident && retryAt <= now)
      .sort((a, b) => a.retryAt - b.retryAt || a.instance - b.instance || a.version - b.version || a.n - b.n)
      .slice(0, limit)
    if (!effects.length) return 0
    const outcomes = await handle(effects.map(({ retryAt: _, incident: __, ...effect }) => effect))
    for (const outcome of outcomes) this.settle(outcome)
    return effects.length
  }

  private settle(outcome: Outcome): void {
    const key = effectKey(outcome.effect)
    const effect = this.pending.get(key)
    if (!effect) return
    if (outcome.is === 'settled') {
      this.pending.delete(key)
      return
    }
    const now = this.time.now()
    effect.attempts += 1
    effect.retryAt = (now + outcome.retryInMs) as Instant
    effect.incident = outcome.incident
    if (!outcome.incident) return
    const { instance, version, n, kind, attempts } = effect
    const id = ++this.lastIncident
    this.troubles.set(id, { id, instance, version, n, kind, error: outcome.error, attempts, openedAt: now })
  }

  private below(ancestor: InstanceId): KeptInstance[] {
    const root = this.instances.get(ancestor)?.root
    const kin = root === undefined ? [] : (this.family.get(root) ?? [])
    return kin.flatMap((id) => this.instances.get(id) ?? []).filter(({ ancestors }) => ancestors.includes(ancestor))
  }

  private totalsOf(target: InstanceId): Totals {
    const below = this.below(target)
    const children = below.filter(({ parent }) => parent === target)
    const work = below.filter(({ definition }) => !/^(directive|assignment)@/.test(definition))
    const open = (list: readonly KeptInstance[]): number => list.filter(({ done }) => !done).length
    return { open: open(children), all: children.length, openWork: open(work), allWork: work.length }
  }
}

function append<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

function historyOf(move: MoveRow): HistoryRow {
  const { id, version, type, at, actor, reason, key, event, snapshotHash, definitionHash, hash } = move
  return { instance: id, version, type, at, actor, reason, key, event, snapshotHash, definitionHash, hash }
}
