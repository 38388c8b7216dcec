import { describe, expect, test } from '@jest/globals'
import type { Instant, InstanceId, PersonId, Role } from '#base'
import { memoryStore, openEngine, type Command, type Deliverers, type Engine, type MemoryStore, type Move } from '#engine'
import { REGIONS, TIMER, type Definition, type Snapshot } from '#engine/core'
import { definitionsOf } from '#workflows'
import { births, deedsAt } from './every-path.js'
import { seeded } from './seeded.js'
import { stoppedPostgres, type StoppedBench } from './stopped-clock.js'

const MOVES = 350
const LOOKS_EVERY = 25
const MINUTE = 60_000
const START = Date.UTC(2026, 10, 23, 1) as Instant
const definitions = definitionsOf(new Proxy({}, { get: () => 'not published' }))
type Chance = ReturnType<typeof seeded>
const oneOf = <T>(chance: Chance, list: readonly T[]): T => list[chance(list.length)] as T

/** One thing done to both stores; what it answers must be the same. */
type Act = (engine: Engine) => Promise<unknown>

/** Draws what happens next: people's and the house's commands, births below others, repetitions, rungs, deliveries that fail, holds, incidents. */
class Chaos {
  private now = START
  private keys = 0
  private rungs = 0
  private readonly ids: InstanceId[] = []
  private last: Command | null = null

  constructor(
    private readonly chance: Chance,
    private readonly memory: MemoryStore,
  ) {}

  clock(): Instant {
    return this.now
  }

  next(): Act {
    const lot = this.chance(100)
    if (lot < 16 || this.ids.length < 4) return this.birth()
    if (lot < 62) return this.deed()
    if (lot < 70) return this.later()
    if (lot < 80) return this.rings()
    if (lot < 90) return this.delivers()
    if (lot < 93) return this.again()
    if (lot < 96) return this.holds()
    return this.answers()
  }

  private birth(): Act {
    const parent = this.ids.length && this.chance(3) ? oneOf(this.chance, this.ids) : null
    const input = { ...oneOf(this.chance, births())(this.now), ladder: this.ladder() }
    const definition = oneOf(this.chance, [...definitions.keys()])
    return async (engine) => {
      const [id] = (await engine.newIds(1)) as [InstanceId]
      if (!this.ids.includes(id)) this.ids.push(id)
      return engine.send(this.command([{ start: { id, definition, parent, input } }], ['engine'], `birth-${id}`))
    }
  }

  private ladder(): object[] {
    return Array.from({ length: this.chance(4) }, (_, i) => ({
      // No two at one moment: which of them is the first no store promises.
      at: this.now + (i + this.chance(3)) * 7 * MINUTE + ++this.rungs,
      kind: 'reminder',
      stage: oneOf(this.chance, ['onTime', 'dueSoon', 'overdue', 'office', 'leaders', 'proposed']),
      level: 0,
      tell: ['handler'],
    }))
  }

  /** One event, or several instances' in one command; sometimes by somebody who may not, sometimes on another state than was seen. */
  private deed(): Act {
    const moves = Array.from({ length: 1 + Math.max(0, this.chance(5) - 2) }, () => this.move()).filter((move) => move !== null)
    if (!moves.length) return () => Promise.resolve('nothing to do')
    const roles = this.chance(12) ? [...new Set(moves.flatMap(({ roles: may }) => may))] : (['auditor'] as Role[])
    const seen = this.chance(15) ? null : 'nowhere'
    this.last = {
      ...this.command(
        moves.map(({ move }) => move),
        roles,
        `deed-${++this.keys}`,
      ),
      seen,
    }
    const command = this.last
    return (engine) => engine.send(command)
  }

  private move(): { move: Move; roles: Role[] } | null {
    const id = oneOf(this.chance, this.ids)
    const kept = this.memory.instances.get(id)
    const definition = definitions.get(kept?.definition ?? '')
    if (!kept || !definition) return null
    const snapshot = JSON.parse(kept.snapshot) as Snapshot
    const deeds = deedsAt(definition, snapshot).filter(({ event }) => event !== TIMER)
    if (!deeds.length) return { move: { instance: id, event: { type: 'NOTE', text: 'muộn' } }, roles: ['engine'] }
    const deed = oneOf(this.chance, deeds)
    const event = { ...deed.payload(this.now), type: deed.event, ladder: this.ladder() }
    return { move: { instance: id, event }, roles: rolesFor(definition, snapshot, event.type) }
  }

  private command(moves: readonly Move[], roles: readonly Role[], key: string): Command {
    return { actor: (11 + (moves.length % 3)) as PersonId, roles, key, reason: key.length % 2 ? null : 'Theo điện thoại “gấp”', moves }
  }

  /** The same command once more, or another under its key. */
  private again(): Act {
    const { last } = this
    if (!last) return () => Promise.resolve('nothing yet')
    const other = this.chance(2) ? last : { ...last, moves: [{ instance: oneOf(this.chance, this.ids), event: { type: 'NOTE', text: 'khác' } }] }
    return (engine) => engine.send(other)
  }

  private later(): Act {
    this.now = (this.now + this.chance(30) * MINUTE) as Instant
    return (engine) => engine.nextDue()
  }

  private rings(): Act {
    const limit = 1 + this.chance(4)
    return (engine) => engine.fireDue(limit)
  }

  private delivers(): Act {
    const limit = 1 + this.chance(30)
    const fails = this.chance(3) ? 0 : 1 + this.chance(4)
    return async (engine) => {
      const told: string[] = []
      const deliver = async (effects: Parameters<Deliverers[string]>[0]): Promise<void> => {
        if (fails && effects.some(({ instance }) => instance % 5 < fails)) throw new Error('máy chủ thư không trả lời')
        told.push(...effects.map(({ instance, version, n, kind, target, args, attempts }) => [instance, version, n, kind, target, args, attempts].join(' ')))
      }
      const taken = await engine.deliver(new Proxy({}, { get: () => deliver }) as Deliverers, limit)
      return { taken, told }
    }
  }

  private holds(): Act {
    const id = oneOf(this.chance, this.ids)
    return this.chance(2) ? (engine) => engine.hold(id, `Bão số ${id % 7}`, 11 as PersonId) : (engine) => engine.release(id)
  }

  private answers(): Act {
    const answer = this.chance(2) ? ('retry' as const) : ('dismiss' as const)
    return async (engine) => {
      const [first] = await engine.incidents()
      return first ? engine.answerIncident(first.id, { answer, by: 12 as PersonId, reason: 'đã xem' }) : 'no incident'
    }
  }
}

function rolesFor(definition: Definition, snapshot: Snapshot, event: string): Role[] {
  return REGIONS.flatMap((region) => (definition.leaves[region][snapshot.value[region]]?.on.get(event) ?? []).flatMap(({ may }) => may.slice(0, 1)))
}

const said = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))
const millis = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint::text as ${column}`

/** Everything that a store keeps, in one order and one form. */
async function rowsOfPostgres({ rows }: StoppedBench): Promise<unknown> {
  return {
    instances: await rows(
      `select id::text, version, done, definition, snapshot, unit, holder, stage, state, due_on::text, due_source, late, label, path, note, ${millis('at')} from engine.instance order by engine.instance.id`,
    ),
    timers: await rows(`select instance::text, version, due_at = 'infinity' as asleep from engine.timer order by engine.timer.instance`),
    effects: await rows(
      `select instance::text, version, n, kind, target::text, args, attempts, incident from engine.effect where settled_at is null order by engine.effect.instance, version, n`,
    ),
    records: await rows(
      `select instance::text, version, record, record_root::text as root, event from engine.history where record is not null order by engine.history.instance, version`,
    ),
  }
}

function rowsOfMemory(store: MemoryStore): unknown {
  const byId = <Row extends { readonly instance: InstanceId; readonly version: number }>(rows: Iterable<Row>): Row[] =>
    [...rows].sort((a, b) => a.instance - b.instance || a.version - b.version)
  return {
    instances: [...store.instances.values()]
      .sort((a, b) => a.id - b.id)
      .map(({ id, version, done, definition, snapshot, unit, holder, stage, state, dueOn, dueSource, late, label, path, note, at }) => ({
        id: String(id),
        version,
        done,
        definition,
        snapshot,
        unit,
        holder,
        stage,
        state,
        due_on: dueOn,
        due_source: dueSource,
        late,
        label,
        path,
        note,
        at: String(at),
      })),
    timers: byId(store.armed.values()).map(({ instance, version, dueAt }) => ({ instance: String(instance), version, asleep: !Number.isFinite(dueAt) })),
    effects: byId(store.pending.values())
      .sort((a, b) => a.instance - b.instance || a.version - b.version || a.n - b.n)
      .map((effect) => {
        const { instance, version, n, kind, target, args, attempts, incident } = effect as typeof effect & { incident: boolean }
        return { instance: String(instance), version, n, kind, target: target === null ? null : String(target), args, attempts, incident }
      }),
    records: byId(store.records.map((move) => ({ ...move, instance: move.id }))).map(({ instance, version, record, root, event }) => ({
      version,
      record,
      event,
      instance: String(instance),
      root: String(root),
    })),
  }
}

/** What the engine itself tells of every instance. */
async function toldBy(engine: Engine, ids: readonly InstanceId[]): Promise<unknown> {
  const loaded = (await engine.loadAll(ids)).map(({ row }) => row).sort((a, b) => a.id - b.id)
  const totals = await engine.totals(ids)
  return said({
    loaded,
    totals: ids.map((id) => totals.get(id) ?? null),
    below: await Promise.all(ids.map((id) => engine.openBelow(id))),
    histories: await Promise.all(ids.map((id) => engine.history(id))),
    incidents: await engine.incidents(),
    failing: (await engine.failing()).sort((a, b) => a.instance - b.instance || a.version - b.version || (a.n ?? 0) - (b.n ?? 0)),
    nextDue: await engine.nextDue(),
  })
}

describe.each([20_261_121, 71, 1_436])('A walk by chance (%i)', (seed) => {
  test(`of ${MOVES} moves leaves the same rows, hash by hash, in memory and in PostgreSQL`, async () => {
    let clock = (): Instant => START
    const memory = memoryStore({ now: () => clock() })
    const postgres = await stoppedPostgres(START)
    try {
      const chaos = new Chaos(seeded(seed), memory)
      clock = () => chaos.clock()
      const [here, there] = [openEngine(memory, definitions), openEngine(postgres.store, definitions)]
      for (let i = 1; i <= MOVES; i++) {
        const act = chaos.next()
        await postgres.setClock(chaos.clock())
        const ids = [...memory.instances.keys()].sort((a, b) => a - b)
        expect({ i, answer: said(await act(there)) }).toEqual({ i, answer: said(await act(here)) })
        if (i % LOOKS_EVERY === 0) expect(await toldBy(there, ids)).toEqual(await toldBy(here, ids))
      }
      expect(await rowsOfPostgres(postgres)).toEqual(rowsOfMemory(memory))
    } finally {
      await postgres.close()
    }
  }, 120_000)
})
