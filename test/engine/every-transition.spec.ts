import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { Instant, InstanceId, PersonId, Role } from '#base'
import { memoryStore, openEngine, type Engine, type MemoryStore } from '#engine'
import { eventOfRow, linkText, REGIONS, snapshotText, stepByXstate, TIMER, type Definition, type MachineEvent, type Snapshot } from '#engine/core'
import { definitionsOf } from '#workflows'
import { explore, isHeld, saidOf, transitionsOf, watched, type Deed, type Path } from './every-path.js'

const ACTOR = 11 as PersonId
const START = Date.UTC(2026, 10, 23, 1) as Instant
const definitions = [...definitionsOf(new Proxy({}, { get: () => 'not published' })).values()]

/** One instance on an engine of its own, walked deed by deed; after each it is looked at from all sides. */
class Walk {
  readonly faults: string[] = []
  private now = START
  private deeds = 0
  private readonly store: MemoryStore
  private readonly engine: Engine
  private readonly name: string
  private id = 0 as InstanceId
  private snapshot: Snapshot | null = null
  private armed: Instant | null = null

  constructor(
    private readonly definition: Definition,
    seen: Definition,
  ) {
    this.name = `${definition.name}@${definition.version}`
    this.store = memoryStore({ now: () => this.now })
    this.engine = openEngine(this.store, new Map([[this.name, seen]]))
  }

  async along({ input, deeds }: Path): Promise<string[]> {
    const [id] = await this.engine.newIds(1)
    this.id = id as InstanceId
    await this.engine.send({
      actor: ACTOR,
      roles: [],
      key: 'birth',
      moves: [{ start: { id: this.id, definition: this.name, parent: null, input: input(this.now) } }],
    })
    await this.look(['birth'])
    for (const [i, deed] of deeds.entries()) {
      await this.take(deed)
      await this.look(deeds.slice(0, i + 1).map(({ event }) => event))
    }
    return this.faults
  }

  private async take(deed: Deed): Promise<void> {
    if (deed.event === TIMER) {
      this.now = this.store.armed.get(this.id)?.dueAt ?? this.now
      const fired = await this.engine.fireDue()
      if (fired !== 1) this.faults.push(`${fired} timers rang instead of one`)
      return
    }
    this.now = (this.now + 1_000) as Instant
    const event = { ...deed.payload(this.now), type: deed.event }
    const done = await this.engine.send({
      actor: ACTOR,
      roles: this.roleFor({ ...event, at: this.now }),
      key: `deed-${++this.deeds}`,
      moves: [{ instance: this.id, event }],
    })
    if (!done.ok) this.faults.push(`${deed.event} was refused: ${done.problem.code}`)
    // What the effect of RESUME does when the last below has its new date.
    if (deed.event === 'RESUME') await this.engine.release(this.id)
  }

  /** One of those who may: nobody has two roles here. */
  private roleFor(event: MachineEvent): Role[] {
    const { value, context } = this.snapshot as Snapshot
    const edges = REGIONS.flatMap((region) => this.definition.leaves[region][value[region]]?.on.get(event.type) ?? [])
    return edges
      .filter((edge) => edge.guard === null || edge.guard({ context, event }))
      .flatMap(({ may }) => may.slice(0, 1))
      .slice(0, 1)
  }

  private async look(way: readonly string[]): Promise<void> {
    const wrong = (what: string): void => void this.faults.push(`${way.join(', ')}: ${what}`)
    const [row] = (await this.store.load([this.id])).rows
    const kept = this.store.instances.get(this.id)
    const history = await this.store.history(this.id)
    const last = history.at(-1)
    if (!row || !kept || !last) return wrong('nothing is there')
    const snapshot = JSON.parse(row.snapshot) as Snapshot
    if (this.snapshot) {
      const step = stepByXstate(this.definition, this.snapshot, eventOfRow(JSON.parse(last.event) as Record<string, unknown>, last.type, last.at))
      if (snapshotText(step.snapshot) !== row.snapshot) wrong('the statechart leads elsewhere')
      this.armed = step.timer === undefined ? this.armed : step.timer
    }
    if (last.hash !== hashOf(history.at(-2)?.hash ?? '', last, this.definition.hash) || row.head !== last.hash || row.version !== history.length)
      wrong('the chain is broken')
    this.lookAtCard(kept, snapshot, wrong)
    this.lookAtTimer(snapshot, wrong)
    this.snapshot = snapshot
  }

  private lookAtCard(card: ReturnType<MemoryStore['instances']['get']>, { value, done }: Snapshot, wrong: (what: string) => void): void {
    const owner = this.definition.leaves.work[value.work]?.meta.owner ?? null
    if (card?.holder !== owner) wrong(`the card says ${card?.holder} holds it, the statechart ${owner}`)
    if (card?.stage !== (done ? 'stopped' : value.deadline) || card.state !== value.work || card.done !== done) wrong('the card shows another state')
  }

  private lookAtTimer(snapshot: Snapshot, wrong: (what: string) => void): void {
    const timer = this.store.armed.get(this.id) ?? null
    const { ladder } = snapshot.context as unknown as { ladder: readonly { at: Instant }[] }
    const timed = this.definition.leaves.deadline[snapshot.value.deadline]?.timed === true
    const next = timed ? (ladder[0]?.at ?? null) : null
    if ((timer?.dueAt ?? null) !== next) wrong(`armed ${timer?.dueAt ?? 'nothing'}, the next rung is ${next ?? 'none'}`)
    if (this.armed !== null && this.armed !== timer?.dueAt) wrong('the statechart arms another moment')
    if (snapshot.done && timer) wrong('it has ended and is armed')
    if (isHeld(snapshot) !== (this.store.holdOf(this.id) !== null)) wrong('held, and not on hold; or on hold, and not held')
  }
}

type Row = Awaited<ReturnType<MemoryStore['history']>>[number]

function hashOf(previous: string, { instance, version, at, actor, reason, key, event, snapshotHash }: Row, definition: string): string {
  return createHash('sha256').update(linkText({ previous, instance, version, definition, at, actor, reason, key, event, snapshotHash })).digest('hex')
}

describe.each(definitions.map((definition) => [definition.name, definition] as const))('Every transition of %s', (_, definition) => {
  const { paths, unreached } = explore(definition)

  test('can be reached', () => expect(unreached).toEqual([]))

  test('is walked on the engine, and after each step statechart, chain, card and timer agree', async () => {
    const walked = new Set<string>()
    const seen = watched(definition, (transition) => walked.add(transition))
    const faults: string[] = []
    for (const [transition, path] of paths) if (!walked.has(transition)) faults.push(...(await new Walk(definition, seen).along(path)))
    expect(faults).toEqual([])
    expect(transitionsOf(definition).filter((transition) => !walked.has(transition))).toEqual([])
  })

  test('is taken with what its form may send', () => {
    const wrong = Object.entries(definition.events).filter(([, spec]) => !spec.internal && !spec.raised && !spec.check(saidOf(spec.fields)).ok)
    expect(wrong.map(([event]) => event)).toEqual([])
  })
})
