import type { InstanceId, PersonId, Problem } from '#base'
import { MIGRATE } from '#engine/core'
import type { Command } from './command.js'
import type { Engine } from './engine.js'
import type { Planned, TimerForecast, Way } from './migration-way.js'
import type { Store } from './store.js'

export type TimerSums = Readonly<Record<TimerForecast['is'], number>>

/** What a run did. `left`: what it could not move, each with the reason; `timersOff`: timers that are not where the plan put them, none if all is well. */
export interface Carried {
  readonly moved: number
  readonly timers: TimerSums
  readonly timersOff: readonly { readonly instance: InstanceId; readonly expected: number | null; readonly found: number | null }[]
  readonly left: readonly { readonly instance: InstanceId; readonly why: string }[]
}
type Open<T> = { -readonly [Member in keyof T]: T[Member] extends readonly (infer Item)[] ? Item[] : T[Member] }

export interface Progress {
  readonly migration: number
  /** Moved in this run so far. */
  readonly moved: number
  /** What stood on the old version when the run began. */
  readonly of: number
}

/** Who carries whom, under which entry of the ledger. */
export interface Order {
  readonly migration: number
  readonly plan: string
  readonly by: PersonId
  readonly reason: string
  readonly size: number
  readonly of: number
  readonly progress: (progress: Progress) => void
}

interface House {
  readonly store: Store
  readonly engine: Pick<Engine, 'send' | 'loadAll'>
}

export const noTimers = (): Record<TimerForecast['is'], number> => ({ none: 0, kept: 0, moved: 0, cleared: 0, armed: 0, lost: 0 })

// A pass that moves nothing ends the run; births on the old version, by a process that does not know the new one yet, are met by the next pass.
const PASSES = 10
// Work goes on meanwhile: who has moved between plan and command is planned anew.
const TRIES = 8

/**
 * Carries everything along a way, batch by batch, each instance by an ordinary command under a key of its own: a run that was killed is begun
 * again and finds those that are there already. Answers whether anything remains besides.
 */
export async function carry(house: House, way: Way, order: Order): Promise<{ carried: Carried; whole: boolean }> {
  const carried: Open<Carried> & { timers: Record<TimerForecast['is'], number> } = { moved: 0, timers: noTimers(), timersOff: [], left: [] }
  for (let pass = 0; pass < PASSES; pass++) {
    const before = carried.moved
    carried.left = []
    for await (const page of way.pages(order.size)) {
      const moved = await carryPage(house, way, order, page, carried.left)
      for (const { timer } of moved) carried.timers[timer.is]++
      carried.moved += moved.length
      carried.timersOff.push(...(await timersOff(house, moved)))
      if (moved.length) order.progress({ migration: order.migration, moved: carried.moved, of: order.of })
    }
    if (carried.moved === before) return { carried, whole: carried.left.length === 0 }
  }
  return { carried, whole: false }
}

async function carryPage({ engine }: House, way: Way, order: Order, page: readonly InstanceId[], left: Open<Carried>['left']): Promise<Planned[]> {
  const moved: Planned[] = []
  let todo = page
  for (let tries = 0; todo.length && tries < TRIES; tries++) {
    const planned = await way.plan(todo)
    const answers = await Promise.all(planned.map(async (one) => ({ one, why: await carryOne(engine, way, order, one) })))
    for (const { one, why } of answers) {
      if (why === null) moved.push(one)
      else if (why !== 'moved on') left.push({ instance: one.instance, why })
    }
    todo = answers.flatMap(({ one, why }) => (why === 'moved on' ? [one.instance] : []))
  }
  left.push(...todo.map((instance) => ({ instance, why: `instance ${instance}: others are moving it all the time` })))
  return moved
}

/** Null when it is there; `moved on` when it is to be planned anew; else why not. */
async function carryOne(engine: House['engine'], way: Way, order: Order, planned: Planned): Promise<string | null> {
  const command = commandOf(way, order, planned)
  if (command === null) return planned.problem ?? 'moved on'
  const sent = await engine.send(command)
  if (sent.ok) return null
  return sent.problem.code === 'instance.stale' ? 'moved on' : refusedAs(planned.instance, sent.problem)
}

const refusedAs = (instance: InstanceId, { code, params }: Problem): string => `instance ${instance}: ${code} ${JSON.stringify(params)}`

function commandOf({ from, to, keyOf }: Way, { migration, plan, by, reason }: Order, { instance, version, snapshot, timer }: Planned): Command | null {
  if (snapshot === null) return null
  const touched = timer.is !== 'none' && timer.is !== 'kept' && timer.is !== 'lost'
  return {
    actor: by,
    roles: ['engine'],
    key: keyOf(migration, instance),
    reason,
    moves: [
      {
        instance,
        migrate: { based: version },
        event: {
          type: MIGRATE,
          migration,
          plan,
          from,
          to,
          snapshot,
          ...(touched ? { timer: { before: timer.before, after: timer.after } } : {}),
        },
      },
    ],
  }
}

/** Looks again: the timers of those that have not moved since must be where the plan put them. */
async function timersOff({ store, engine }: House, moved: readonly Planned[]): Promise<Open<Carried>['timersOff']> {
  const ids = moved.map(({ instance }) => instance)
  if (!ids.length) return []
  // Timers first: they change only with a version, so those of an unchanged version are those it got.
  const timers = new Map((await store.migrations.timers(ids)).map(({ instance, dueAt }) => [instance, dueAt]))
  const versions = new Map((await engine.loadAll(ids)).map(({ row }) => [row.id, row.version]))
  return moved.flatMap(({ instance, version, timer }) => {
    const found = timers.get(instance) ?? null
    return versions.get(instance) === version + 1 && found !== timer.after ? [{ instance, expected: timer.after, found }] : []
  })
}
