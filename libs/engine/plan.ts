import { hash } from 'node:crypto'
import { canonical, refuse, Refusal, type Instant, type InstanceId, type PersonId, type Role } from '#base'
import {
  begin,
  CREATE,
  HOLD,
  linkText,
  permit,
  step,
  steppedText,
  takes,
  TIMER,
  type Definition,
  type MachineEvent,
  type Snapshot,
  type Step,
} from '#engine/core'
import { idOf, type MigrateEvent, type Prepared } from './command.js'
import type { Batch, BirthRow, DueTimer, InstanceRow, MoveRow } from './store.js'

const sha256 = (text: string): string => hash('sha256', text)

export type Definitions = ReadonlyMap<string, Definition>

interface By {
  readonly actor: PersonId
  readonly roles: readonly Role[]
  readonly key: string
  readonly reason: string | null
  /** Of the command, on its first move. */
  readonly bodyHash: string | null
}

/** Where the planned moves of a command end: for the answer. */
export interface Planned {
  readonly instance: InstanceId
  readonly version: number
  readonly state: string
}

type StandingRow = Omit<InstanceRow, 'snapshot'>
/** An instance as the planner needs it: its row, and its snapshot as an object instead of its text. */
export interface Standing {
  readonly row: StandingRow
  readonly snapshot: Snapshot
}
export function standingOf({ snapshot, ...row }: InstanceRow): Standing {
  return { row, snapshot: JSON.parse(snapshot) as Snapshot }
}

/** Steps commands on loaded rows and collects what the store shall write. One planner per batch: looks are said once a batch. */
export class Planner {
  private readonly looks = new Set<InstanceId>()
  /** Where each instance stands once the batch is committed. */
  readonly after = new Map<InstanceId, Standing>()

  constructor(
    private readonly definitions: Definitions,
    readonly batch: Batch,
    private readonly now: Instant,
  ) {}

  /** All moves of a command, or none: what a refused command had planned is taken back. Throws `Refusal`. */
  command(prepared: Prepared, rows: ReadonlyMap<InstanceId, Standing>): Planned {
    const { moves, births, sets, clears, effects, holds, releases } = this.batch
    const lists: unknown[][] = [moves, births, sets, clears, effects, holds, releases]
    const lengths = lists.map((list) => list.length)
    try {
      return this.moves(prepared, rows)
    } catch (error) {
      const dropped = effects.slice(lengths[4])
      lists.forEach((list, i) => (list.length = lengths[i] ?? 0))
      for (const { kind, target } of dropped) if (kind === 'look' && target !== null) this.looks.delete(target)
      for (const move of prepared.moves) this.after.delete(idOf(move))
      throw error
    }
  }

  private moves({ command, moves, texts, bodyHash }: Prepared, rows: ReadonlyMap<InstanceId, Standing>): Planned {
    const further: By = { actor: command.actor, roles: command.roles, key: command.key, reason: command.reason ?? null, bodyHash: null }
    let first: Planned | null = null
    moves.forEach((move, i) => {
      const text = texts[i] as string
      const by = i === 0 ? { ...further, bodyHash } : further
      let planned: Planned
      if ('start' in move) {
        planned = this.birth(move.start, text, by, (id) => (this.after.get(id) ?? rows.get(id))?.row)
      } else if ('migrate' in move) planned = this.migrate(move, text, by, rows)
      else planned = this.move(move, text, by, rows, i === 0 ? (command.seen ?? null) : null)
      first ??= planned
    })
    const answer = first as Planned | null
    if (answer === null) throw new Error('a command without moves')
    return answer
  }

  private move(
    move: { instance: InstanceId; event: { type: string }; byHouse?: true },
    text: string,
    by: By,
    rows: ReadonlyMap<InstanceId, Standing>,
    seen: string | null,
  ): Planned {
    const standing = rows.get(move.instance)
    if (!standing) throw new Refusal({ code: 'instance.unknown', params: { instance: move.instance } })
    const { row, snapshot } = standing
    if (row.hold !== null && !this.definition(row).events[move.event.type]?.onHold) throw new Refusal({ code: 'instance.onHold', params: { reason: row.hold } })
    if (seen !== null && snapshot.value.work !== seen) {
      throw new Refusal({ code: 'instance.stale', params: { expected: seen, found: snapshot.value.work, by: row.actor, at: row.at } })
    }
    const event: MachineEvent = { ...move.event, at: this.stamp(row) }
    const permitted = permit(this.definition(row), snapshot, event, move.byHouse ? ['engine'] : by.roles)
    if (!permitted.ok) throw new Refusal(permitted.problem)
    return this.write(standing, event, text, by)
  }

  /**
   * To another version of its definition, as it was planned on the version `based`. Nothing is entered or left: no effect, no record, and the
   * timer stays as it is unless the event says otherwise. It is bookkeeping of the house and goes also on hold.
   */
  private migrate(
    { instance, event, migrate: { based } }: { instance: InstanceId; event: MigrateEvent; migrate: { based: number } },
    text: string,
    by: By,
    rows: ReadonlyMap<InstanceId, Standing>,
  ): Planned {
    const row = rows.get(instance)?.row
    if (!row) throw new Refusal({ code: 'instance.unknown', params: { instance } })
    if (row.version !== based || row.definition !== event.from)
      throw new Refusal({ code: 'instance.stale', params: { expected: based, found: row.version, by: row.actor, at: row.at } })
    const definition = this.definition({ definition: event.to })
    const { value, done } = event.snapshot
    const leaf = definition.leaves.work[value.work]
    if (!leaf || leaf.final || done || !definition.leaves.deadline[value.deadline])
      throw new Error(`${event.plan}: nobody can stand in ${value.work} of ${event.to}`)
    const version = row.version + 1
    const move = moveRow(definition, row.head, row, version, event.snapshot, { ...event, at: this.stamp(row) }, text, by)
    this.batch.moves.push({ ...move, definition: event.to, onHold: true })
    const after: StandingRow = { ...row, definition: event.to, version, head: move.hash, at: move.at, actor: by.actor }
    this.after.set(instance, { row: after, snapshot: event.snapshot })
    if (event.timer?.after) this.batch.sets.push({ instance, dueAt: event.timer.after, version })
    else if (event.timer) this.batch.clears.push(instance)
    return { instance, version, state: value.work }
  }

  /** A due timer takes the same way as a person's command, under its own key. */
  timer({ row, dueAt }: DueTimer): void {
    const event: MachineEvent = { type: TIMER, dueAt, at: this.stamp(row) }
    const standing = standingOf(row)
    // A rung that the machine does not take would stay due and ring for ever: it is a failure that a person sees.
    const { work } = standing.snapshot.value
    if (!takes(this.definition(row), standing.snapshot, event)) throw new Refusal({ code: 'event.notAllowedHere', params: { event: TIMER, state: work } })
    this.write(standing, event, canonical({ dueAt, type: TIMER }), {
      actor: 0 as PersonId,
      roles: ['engine'],
      key: `timer:${row.id}:${row.version}`,
      reason: null,
      bodyHash: null,
    })
  }

  // History never runs backwards within an instance, whatever a clock does.
  private stamp(row: StandingRow): Instant {
    return Math.max(this.now, row.at) as Instant
  }

  private definition(row: { definition: string }): Definition {
    const definition = this.definitions.get(row.definition)
    if (!definition) throw new Refusal(refuse('definition.unknown', { definition: row.definition }).problem)
    return definition
  }

  private write({ row, snapshot }: Standing, event: MachineEvent, text: string, by: By): Planned {
    const definition = this.definition(row)
    const result = step(definition, snapshot, event)
    const version = row.version + 1
    const move = moveRow(definition, row.head, row, version, result.snapshot, event, text, by)
    this.batch.moves.push(move)
    this.after.set(row.id, { row: { ...row, version, head: move.hash, at: event.at, actor: by.actor }, snapshot: result.snapshot })
    // What has ended holds nothing any more.
    if (row.hold !== null && result.snapshot.done) this.batch.releases.push(row.id)
    this.follow(row, definition, version, result, event, by)
    return { instance: row.id, version, state: result.snapshot.value.work }
  }

  private birth(
    start: { id: InstanceId; definition: string; parent: InstanceId | null; input: Readonly<Record<string, unknown>>; hold?: string },
    text: string,
    by: By,
    find: (id: InstanceId) => StandingRow | undefined,
  ): Planned {
    const definition = this.definition(start)
    const parent = start.parent === null ? null : find(start.parent)
    if (parent === undefined) throw new Refusal({ code: 'instance.unknown', params: { instance: start.parent } })
    const result = begin(definition, start.input, this.now)
    const kin = {
      parent: parent?.id ?? null,
      root: parent?.root ?? start.id,
      ancestors: parent ? [parent.id, ...parent.ancestors] : [],
      definition: start.definition,
    }
    const event: MachineEvent = { type: CREATE, at: this.now }
    const birth: BirthRow = { ...moveRow(definition, '', { id: start.id, root: kin.root }, 1, result.snapshot, event, text, by), ...kin }
    this.batch.births.push(birth)
    const row: StandingRow = { ...kin, id: start.id, version: 1, head: birth.hash, at: this.now, actor: by.actor, hold: null }
    if (start.hold !== undefined) this.batch.holds.push({ instance: start.id, reason: start.hold, by: by.actor, at: this.now })
    this.after.set(row.id, { row: start.hold === undefined ? row : { ...row, hold: start.hold }, snapshot: result.snapshot })
    this.follow(row, definition, 1, result, event, by)
    return { instance: row.id, version: 1, state: result.snapshot.value.work }
  }

  private follow(
    row: Pick<InstanceRow, 'id' | 'parent' | 'root'>,
    definition: Definition,
    version: number,
    { timer, effects }: Step,
    event: MachineEvent,
    by: By,
  ): void {
    if (typeof timer === 'number') this.batch.sets.push({ instance: row.id, dueAt: timer, version })
    else if (timer === null && version > 1) this.batch.clears.push(row.id)
    this.effect(row, version, effects, event.at, by)
  }

  private effect({ id, parent, root }: Pick<InstanceRow, 'id' | 'parent' | 'root'>, version: number, effects: Step['effects'], at: Instant, by: By): void {
    let n = 0
    for (const { kind, args } of effects) {
      const target = kind === 'look' ? (args['at'] === 'parent' ? parent : root) : null
      if (kind === HOLD) this.batch.holds.push({ instance: id, reason: String(args['reason'] ?? ''), by: by.actor, at })
      else if (this.isWorth(id, kind, args, target)) this.batch.effects.push({ instance: id, version, n: n++, kind, target, args: canonical(args) })
    }
  }

  /** Nobody is told nothing, and a batch asks one instance to look around once. */
  private isWorth(id: InstanceId, kind: string, args: Step['effects'][number]['args'], target: InstanceId | null): boolean {
    if (kind !== 'look') return !(Array.isArray(args['to']) && args['to'].length === 0)
    if (target === null || target === id || this.looks.has(target)) return false
    this.looks.add(target)
    return true
  }
}

function moveRow(
  definition: Definition,
  previous: string,
  { id, root }: { readonly id: InstanceId; readonly root: InstanceId },
  version: number,
  snapshot: Snapshot,
  event: MachineEvent,
  text: string,
  by: By,
): MoveRow {
  const kept = steppedText(snapshot)
  const snapshotHash = sha256(kept)
  const { actor, key, reason, bodyHash } = by
  const card = definition.card(snapshot)
  const spec = definition.events[event.type]
  const link = sha256(linkText({ previous, instance: id, version, definition: definition.hash, at: event.at, actor, reason, key, event: text, snapshotHash }))
  return {
    id,
    root,
    version,
    done: snapshot.done,
    snapshot: kept,
    hash: link,
    snapshotHash,
    definitionHash: definition.hash,
    type: event.type,
    at: event.at,
    actor,
    reason,
    key,
    event: text,
    bodyHash,
    record: spec?.record ?? null,
    unit: card.unit,
    holder: card.holder,
    stage: card.stage,
    state: snapshot.value.work,
    dueOn: card.dueOn,
    dueSource: card.dueSource,
    late: card.late,
    label: card.label,
    path: card.path,
    note: card.note,
    onHold: spec?.onHold === true,
  }
}

/** Rows in the order in which every batch locks them. */
export function ordered(batch: Batch): Batch {
  batch.moves.sort((a, b) => a.id - b.id)
  batch.sets.sort((a, b) => a.instance - b.instance)
  batch.clears.sort((a, b) => a - b)
  batch.holds.sort((a, b) => a.instance - b.instance)
  batch.releases.sort((a, b) => a - b)
  return batch
}
