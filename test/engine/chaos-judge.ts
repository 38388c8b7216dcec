import { createHash } from 'node:crypto'
import { type Instant, type Rung } from '#base'
import { linkText, replayOne, snapshotText, TIMER, type Definition, type Snapshot } from '#engine/core'
import type pg from 'pg'

/** A command that some client was told was carried out. */
export interface Acknowledged {
  readonly actor: number
  readonly key: string
  readonly instances: readonly number[]
}

/** What was found wrong; all of it must be none. */
export interface Findings {
  lost: number
  doubled: number
  unknown: number
  chainsBroken: number
  snapshotsWrong: number
  timersEarly: number
  timersDoubled: number
  timersMissed: number
  effectsLost: number
}
export interface Verdict extends Findings {
  readonly moves: number
  readonly rungs: number
  readonly effects: number
  /** Delivered more than once: allowed, deliverers act once by the effect's id. */
  readonly redelivered: number
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

interface Past {
  readonly instance: number
  readonly version: number
  readonly type: string
  readonly at: Instant
  readonly actor: number
  readonly reason: string | null
  readonly key: string
  readonly event: string
  readonly snapshot_hash: string
  readonly hash: string
}
interface Present {
  readonly id: number
  readonly version: number
  readonly definition: string
  readonly snapshot: string
  readonly head: string
}

/** Holds every row against the clients' own log, and every instance against its replayed history. */
export async function judge(
  client: pg.Client,
  definitions: ReadonlyMap<string, Definition>,
  acknowledged: readonly Acknowledged[],
  people: number,
): Promise<Verdict> {
  const ask = async <Row extends object>(text: string): Promise<Row[]> => (await client.query<Row>(text)).rows
  const history = await ask<Past>(`select instance::int, version, type, round(extract(epoch from at) * 1000)::float8 as at, actor::int, reason, key, event,
    encode(snapshot_hash, 'hex') as snapshot_hash, encode(hash, 'hex') as hash from engine.history order by instance, version`)
  const instances = await ask<Present>(`select id::int, version, definition, snapshot, encode(head, 'hex') as head from engine.instance`)
  const [effects] = await ask<{ all: number; lost: number; again: number }>(`select count(*)::int as all,
    count(*) filter (where settled_at is null or (kind = 'tell' and t.effect is null))::int as lost, count(*) filter (where t.times > 1)::int as again
    from engine.effect e left join public.chaos_told t on t.effect = concat_ws(':', e.instance, e.version, e.n)`)
  const [timers] = await ask<{ armed: number }>(`select count(*)::int as armed from engine.timer`)
  const findings: Findings = {
    lost: 0,
    doubled: 0,
    unknown: 0,
    chainsBroken: 0,
    snapshotsWrong: 0,
    timersEarly: 0,
    timersDoubled: 0,
    timersMissed: timers?.armed ?? 0,
    effectsLost: effects?.lost ?? 0,
  }
  judgeAnswers(history, acknowledged, people, findings)
  const past = new Map<number, Past[]>()
  for (const row of history) past.set(row.instance, [...(past.get(row.instance) ?? []), row])
  for (const instance of instances) judgeInstance(instance, past.get(instance.id) ?? [], definitions, findings)
  return {
    moves: history.length,
    rungs: history.filter(({ type }) => type === TIMER).length,
    effects: effects?.all ?? 0,
    redelivered: effects?.again ?? 0,
    ...findings,
  }
}

function judgeAnswers(history: readonly Past[], acknowledged: readonly Acknowledged[], people: number, findings: Findings): void {
  const written = new Map<string, number>()
  for (const { actor, key, instance } of history)
    if (actor >= people) written.set(`${actor} ${key} ${instance}`, (written.get(`${actor} ${key} ${instance}`) ?? 0) + 1)
  const expected = new Set(acknowledged.flatMap(({ actor, key, instances }) => instances.map((instance) => `${actor} ${key} ${instance}`)))
  for (const one of expected) {
    const times = written.get(one) ?? 0
    if (times === 0) findings.lost++
    if (times > 1) findings.doubled++
  }
  for (const one of written.keys()) if (!expected.has(one)) findings.unknown++
}

function judgeInstance(instance: Present, rows: readonly Past[], definitions: ReadonlyMap<string, Definition>, findings: Findings): void {
  const definition = definitions.get(instance.definition)
  if (!definition) throw new Error(`unknown ${instance.definition}`)
  let previous = ''
  let snapshot: Snapshot | null = null
  for (const [i, row] of rows.entries()) {
    if (row.type === TIMER) judgeRung(row, snapshot, findings)
    snapshot = replayOne(definition, snapshot, row)
    const snapshotHash = sha256(snapshotText(snapshot))
    const { version, at, actor, reason, key, event } = row
    const hash = sha256(linkText({ previous, instance: instance.id, version, definition: definition.hash, at, actor, reason, key, event, snapshotHash }))
    if (version !== i + 1 || hash !== row.hash || snapshotHash !== row.snapshot_hash) findings.chainsBroken++
    previous = row.hash
  }
  if (previous !== instance.head || instance.version !== rows.length) findings.chainsBroken++
  if (snapshot === null || snapshotText(snapshot) !== instance.snapshot) findings.snapshotsWrong++
  // Everything was due by now.
  if (snapshot && snapshot.value.deadline !== 'stopped' && (snapshot.context['ladder'] as Rung[]).length) findings.timersMissed++
}

function judgeRung(row: Past, before: Snapshot | null, findings: Findings): void {
  const rung = (before?.context['ladder'] as Rung[] | undefined)?.[0]
  const { dueAt } = JSON.parse(row.event) as { dueAt: number }
  if (!rung || rung.at !== dueAt) findings.timersDoubled++
  else if (row.at < rung.at) findings.timersEarly++
}
