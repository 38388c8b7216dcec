import { createHash } from 'node:crypto'
import { canonical, type Instant } from '#base'
import { begin, linkText, snapshotText, step, TIMER, type Definition, type Snapshot, type Step } from '#engine/core'
import type { Acknowledged } from './chaos-clients.js'
import { append, rowsOf, type Ask, type Effect, type Past, type Present } from './chaos-rows.js'

/** What was found wrong; all of it must be none. */
export interface Findings {
  /** Acknowledged moves that are not in the history, or lead elsewhere than the client was told. */
  lost: number
  /** Moves of one command that are there twice. */
  doubled: number
  /** Moves of clients that nobody was ever told of. */
  unknown: number
  timersMissed: number
  timersDoubled: number
  timersEarly: number
  effectsLost: number
  /** Rows of effects that no move asked for. */
  effectsDoubled: number
  chainsBroken: number
  snapshotsWrong: number
  stuck: number
}
export interface Totals {
  moves: number
  rungs: number
  effects: number
  /** Delivered more than once: allowed, a deliverer acts once by the effect's id. */
  redelivered: number
  incidents: number
  /** The longest that a rung came after its moment, in milliseconds. */
  latest: number
}
export interface Verdict {
  readonly findings: Findings
  readonly totals: Totals
  /** What is wrong with which instance, the first few. */
  readonly stories: readonly string[]
}

/** An instance at the end, as its replay has it. */
interface Ended {
  readonly id: number
  readonly parent: number | null
  readonly root: number
  readonly name: string
  readonly state: string
  readonly done: boolean
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const AT_ONCE = 500
// Nothing that the killer does may hold a rung back for longer.
const LATE_MS = 60_000
const STORIES = 20

/**
 * Holds every row against the clients' own log, and every instance against its replay by the definitions: moves, chain, rungs and effects.
 * `people` is the first actor that is a client.
 */
export async function judge(ask: Ask, definitions: ReadonlyMap<string, Definition>, acknowledged: readonly Acknowledged[], people: number): Promise<Verdict> {
  return new Judge(ask, definitions, people).judge(acknowledged)
}

class Judge {
  private readonly findings: Findings = {
    lost: 0,
    doubled: 0,
    unknown: 0,
    timersMissed: 0,
    timersDoubled: 0,
    timersEarly: 0,
    effectsLost: 0,
    effectsDoubled: 0,
    chainsBroken: 0,
    snapshotsWrong: 0,
    stuck: 0,
  }
  private readonly totals: Totals = { moves: 0, rungs: 0, effects: 0, redelivered: 0, incidents: 0, latest: 0 }
  private readonly stories: string[] = []
  /** Of clients' moves: how often each is there, and where it led. */
  private readonly written = new Map<string, { times: number; version: number; state: string }>()
  private readonly ended = new Map<number, Ended>()

  constructor(
    private readonly ask: Ask,
    private readonly definitions: ReadonlyMap<string, Definition>,
    private readonly people: number,
  ) {}

  async judge(acknowledged: readonly Acknowledged[]): Promise<Verdict> {
    const ids = (await this.ask<{ id: number }>('select id::float8 as id from engine.instance order by id')).map(({ id }) => id)
    for (let i = 0; i < ids.length; i += AT_ONCE) await this.some(ids.slice(i, i + AT_ONCE))
    const [strange] = await this.ask<{ rows: number }>(`select
      (select count(*) from engine.history h where not exists (select from engine.instance i where i.id = h.instance))
      + (select count(*) from engine.timer t where not exists (select from engine.instance i where i.id = t.instance))
      + (select count(*) from public.chaos_told t where not exists (select from engine.effect e where t.effect = concat_ws(':', e.instance, e.version, e.n))) as rows`)
    if (Number(strange?.rows) > 0) this.wrong('effectsDoubled', `${strange?.rows} rows belong to nothing`)
    this.answers(acknowledged)
    this.parents()
    return { findings: this.findings, totals: this.totals, stories: this.stories }
  }

  private wrong(what: keyof Findings, story: string): void {
    this.findings[what]++
    if (this.stories.length < STORIES) this.stories.push(`${what}: ${story}`)
  }

  private async some(ids: readonly number[]): Promise<void> {
    const { instances, history, effects } = await rowsOf(this.ask, ids)
    for (const instance of instances) this.instance(instance, history.get(instance.id) ?? [], effects.get(instance.id) ?? [])
  }

  private instance(present: Present, rows: readonly Past[], effects: readonly Effect[]): void {
    const definition = this.definitions.get(present.definition)
    if (!definition) throw new Error(`unknown ${present.definition}`)
    const { id } = present
    let previous = ''
    let snapshot: Snapshot | null = null
    let armed: Instant | null = null
    const asked: { version: number; kind: string; args: string }[] = []
    for (const [i, row] of rows.entries()) {
      this.rung(row, armed)
      const result = stepOf(definition, snapshot, row)
      snapshot = result.snapshot
      if (result.timer !== undefined) armed = result.timer
      for (const { kind, args } of result.effects) asked.push({ version: row.version, kind, args: canonical(args) })
      const snapshotHash = sha256(snapshotText(snapshot))
      const { version, at, actor, reason, key, event } = row
      const hash = sha256(linkText({ previous, instance: id, version, definition: definition.hash, at, actor, reason, key, event, snapshotHash }))
      if (version !== i + 1 || hash !== row.hash || snapshotHash !== row.snapshot_hash) this.wrong('chainsBroken', `${id} at version ${version}`)
      previous = row.hash
      this.keep(row, snapshot)
    }
    if (previous !== present.head || present.version !== rows.length) this.wrong('chainsBroken', `${id}: its head is not its last link`)
    if (snapshot === null || snapshotText(snapshot) !== present.snapshot) return this.wrong('snapshotsWrong', `${id}`)
    this.totals.moves += rows.length
    // Every ladder of the run lasts seconds, and the run has settled.
    if (armed !== null)
      this.wrong(present.armed === armed ? 'timersMissed' : 'stuck', `${id} (${snapshot.value.work}) waits for ${armed}, armed ${present.armed}`)
    else if (present.armed !== null) this.wrong('stuck', `${id} (${snapshot.value.work}) has a timer that no move armed`)
    this.effects(id, asked, effects)
    const { parent, root } = present
    this.ended.set(id, { id, parent, root, name: definition.name, state: snapshot.value.work, done: snapshot.done })
  }

  private rung(row: Past, armed: Instant | null): void {
    if (row.type !== TIMER) {
      if (armed !== null && row.at > armed + LATE_MS) this.wrong('timersMissed', `${row.instance}: due at ${armed}, not fired by ${row.at}`)
      return
    }
    this.totals.rungs++
    const { dueAt } = JSON.parse(row.event) as { dueAt: number }
    if (armed !== dueAt) return this.wrong('timersDoubled', `${row.instance} at version ${row.version}: fired for ${dueAt}, armed was ${armed}`)
    if (row.at < armed) this.wrong('timersEarly', `${row.instance} at version ${row.version}: ${armed - row.at} ms early`)
    this.totals.latest = Math.max(this.totals.latest, row.at - armed)
  }

  private keep({ actor, key, instance, version }: Past, snapshot: Snapshot): void {
    if (actor < this.people) return
    const name = `${actor} ${key} ${instance}`
    this.written.set(name, { times: (this.written.get(name)?.times ?? 0) + 1, version, state: snapshot.value.work })
  }

  /** What the replay asks for must be there, delivered and written down, and nothing else. Looks are said once a batch: some moves have none. */
  private effects(id: number, asked: readonly { version: number; kind: string; args: string }[], rows: readonly Effect[]): void {
    const heard = new Map<string, number>()
    for (const row of rows) {
      this.totals.effects++
      if ((row.times ?? 0) > 1) this.totals.redelivered++
      const story = `${row.kind} of ${id} at version ${row.version}`
      if (row.incident) this.totals.incidents++
      else if (!row.settled) this.wrong('stuck', `${story} is not settled`)
      if (row.times === null) this.wrong('effectsLost', `${story} was never delivered`)
      const name = `${row.version} ${row.kind} ${row.args}`
      heard.set(name, (heard.get(name) ?? 0) + 1)
    }
    for (const { version, kind, args } of asked) {
      const name = `${version} ${kind} ${args}`
      const left = heard.get(name) ?? 0
      if (left > 0) heard.set(name, left - 1)
      else if (kind !== 'look' && !tellsNobody(args)) this.wrong('effectsLost', `${kind} of ${id} at version ${version} was never written`)
    }
    for (const [name, left] of heard) if (left > 0) this.wrong('effectsDoubled', `${id}: ${name}`)
  }

  private answers(acknowledged: readonly Acknowledged[]): void {
    const expected = new Set<string>()
    for (const { actor, key, instances, version, state } of acknowledged) {
      for (const [i, instance] of instances.entries()) {
        const name = `${actor} ${key} ${instance}`
        expected.add(name)
        const found = this.written.get(name)
        if (!found) this.wrong('lost', name)
        else if (found.times > 1) this.wrong('doubled', name)
        else if (i === 0 && (found.version !== version || found.state !== state))
          this.wrong('lost', `${name}: told ${version} ${state}, is ${found.version} ${found.state}`)
      }
    }
    for (const name of this.written.keys()) if (!expected.has(name)) this.wrong('unknown', name)
  }

  /** A parent that waits for its children has been told how they stand. */
  private parents(): void {
    const trees = new Map<number, Ended[]>()
    for (const one of this.ended.values()) if (one.id !== one.root) append(trees, one.root, one)
    for (const directive of this.ended.values()) {
      if (directive.name !== 'directive') continue
      const below = trees.get(directive.id) ?? []
      const work = below.filter(({ name }) => !['directive', 'assignment'].includes(name))
      const openWork = work.filter(({ done }) => !done).length
      const open = below.filter(({ done }) => !done)
      const story = `directive ${directive.id} is ${directive.state} with ${openWork} of ${work.length} works open, ${open.length} of ${below.length} in all`
      if (!isRight(directive, openWork, work.length, open.length)) this.wrong('stuck', story)
    }
  }
}

function isRight({ state, done }: Ended, openWork: number, allWork: number, open: number): boolean {
  if (done) return open === 0
  if (state === 'inProgress') return openWork > 0 || allWork === 0
  if (state === 'reportingUpward') return openWork === 0
  return !['closing', 'withdrawing'].includes(state)
}

function stepOf(definition: Definition, snapshot: Snapshot | null, row: Past): Step {
  const payload = JSON.parse(row.event) as Record<string, unknown>
  return snapshot === null ? begin(definition, payload, row.at) : step(definition, snapshot, { ...payload, type: row.type, at: row.at })
}

function tellsNobody(args: string): boolean {
  const { to } = JSON.parse(args) as { to?: readonly unknown[] }
  return to?.length === 0
}
