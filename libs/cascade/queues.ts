import { instanceId, refuse, type Instant, type Result } from '#base'
import { nextWorkingMorning } from '#calendar'
import type { ChannelView, QueuesView, RunView, TroubledMailView, TryAgain } from '#contract'
import type { Actor, Needs } from './needs.js'
import type { ChannelStanding, Part, QueueDesk, QueueQueries, Run, TroubledMail } from './queue-needs.js'
import { mayDisturb } from './quiet-hours.js'
import { incidentList } from './views/incidents.js'
import type { PageQueries } from './views/page-queries.js'
import { personRef } from './views/people.js'
import { worldOf, type World } from './world.js'

/** The page of whoever looks after the queue, and what may be done there. Who may come here is the route's rule. */
export interface QueueRoom {
  /** Stands also while the queue gives no answer. */
  view(actor: Actor): Promise<Result<QueuesView>>
  /** Wakes a worker at once; in the audit as `queue.look`. */
  look(actor: Actor): Promise<{ queued: boolean }>
  /** Brings the next try forward to now, once; in the audit as `queue.retry`. Problem `queue.away`, only of the queue's own failed jobs. */
  tryAgain(actor: Actor, what: TryAgain): Promise<Result<{ again: number }>>
}

// What a page shows at most; the counts are exact.
const MOST = 100

export function openQueueRoom(needs: Needs, pages: PageQueries, desk: QueueDesk, queries: QueueQueries): QueueRoom {
  return {
    view: (actor) => viewOf(needs, pages, desk, queries, actor),
    look: async ({ person }) => {
      const queued = await desk.look()
      await needs.audit({ actor: person, what: 'queue.look', target: 'queue', detail: { queued } })
      return { queued }
    },
    tryAgain: async ({ person }, what) => {
      const again = await bringForward(needs, desk, queries, what)
      if (!again.ok || again.value === 0) return again.ok ? { ok: true, value: { again: 0 } } : again
      await needs.audit({ actor: person, what: 'queue.retry', target: targetOf(what), detail: { again: again.value } })
      await desk.look()
      return { ok: true, value: { again: again.value } }
    },
  }
}

async function viewOf(needs: Needs, pages: PageQueries, desk: QueueDesk, queries: QueueQueries, actor: Actor): Promise<Result<QueuesView>> {
  const world = await worldOf(needs)
  const list = await incidentList({ needs, pages }, actor)
  if (!list.ok) return list
  const { incidents, failing } = list.value
  const [queue, due, channels, mails, runs] = await Promise.all([
    desk.state().catch(() => null),
    queries.dueStanding(world.now),
    queries.channels(world.now),
    queries.troubled(MOST),
    queries.runs(),
  ])
  return {
    ok: true,
    value: {
      now: world.now,
      queue,
      ...due,
      failing: { count: failing.count, rows: failing.rows.slice(0, MOST) },
      incidents: incidents.count,
      channels: channelsOf(needs, channels),
      mails: mails.map((mail) => mailView(world, mail)),
      sweeper: runOf(runs, 'sweeper'),
      planner: runOf(runs, 'planner'),
    },
  }
}

/** Each channel that is set, and each that still holds messages though it is set no more. */
function channelsOf({ channels }: Needs, standing: readonly ChannelStanding[]): readonly ChannelView[] {
  const names = [...new Set([...channels.map(({ channel }) => channel), ...standing.map(({ channel }) => channel)])]
  const empty = { waiting: 0, retrying: 0, uncertain: 0, failed: 0, lastMinute: 0 }
  return names.map((channel) => ({
    ...empty,
    ...standing.find((one) => one.channel === channel),
    channel,
    perMinute: channels.find((one) => one.channel === channel)?.perMinute ?? null,
  }))
}

function mailView(world: World, { id, channel, person, subject, status, attempts, nextTryAt, response }: TroubledMail): TroubledMailView {
  const stands = status === 'failed' || status === 'uncertain' ? status : 'waiting'
  return { id, channel, person: personRef(world, person), subject, status: stands, attempts, nextTryAt, response }
}

function runOf(runs: readonly Run[], of: Part): RunView | null {
  const run = runs.find(({ part }) => part === of)
  return run ? { at: run.at, worker: run.worker } : null
}

async function bringForward(needs: Needs, desk: QueueDesk, queries: QueueQueries, what: TryAgain): Promise<Result<number>> {
  switch (what.what) {
    case 'jobs':
      return desk.retryFailed().then(
        (value): Result<number> => ({ ok: true, value }),
        () => refuse('queue.away', {}),
      )
    case 'mail':
      return { ok: true, value: Number(await queries.retryMail({ id: what.id, digestAt: await digestAt(needs) })) }
    case 'failure': {
      const [kind, instance, version, n] = what.key.split(':')
      const of = { instance: instanceId(Number(instance)), version: Number(version) }
      return { ok: true, value: Number(await (kind === 'timer' ? queries.retryTimer(of) : queries.retryEffect({ ...of, n: Number(n) }))) }
    }
  }
}

/** A person's word brings no digest to anybody at night either. */
async function digestAt(needs: Needs): Promise<Instant> {
  const world = await worldOf(needs)
  return mayDisturb(world) ? world.now : nextWorkingMorning(world.calendar, world.now, world.policy)
}

function targetOf(what: TryAgain): string {
  return what.what === 'jobs' ? 'queue' : what.what === 'mail' ? `mail:${what.id}` : what.key
}
