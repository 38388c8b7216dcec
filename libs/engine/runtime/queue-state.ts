import { COUNTED_MINUTES, PLAN, type OpenQueue } from './connections.js'

/** The queue as it stands. Spans, in milliseconds, and no moments: the queue knows nothing of the house's clock. */
export interface QueueState {
  readonly backend: 'postgres' | 'redis'
  /** To be taken now. */
  readonly waiting: number
  /** For a later minute. */
  readonly delayed: number
  readonly active: number
  readonly failed: number
  /** Within the last hour; null where the queue has counted nothing yet. */
  readonly finishedLastHour: number | null
  readonly oldestWaitingMs: number | null
  /** Null when nobody has asked for a plan yet. */
  readonly planner: { readonly everyMs: number; readonly nextInMs: number | null } | null
  /** Processes that listen now: machine and number of each. */
  readonly workers: readonly string[]
}

export async function stateOf(queue: OpenQueue, backend: QueueState['backend']): Promise<QueueState> {
  const [counts, [oldest], finished, planner, workers] = await Promise.all([
    queue.getJobCounts('waiting', 'delayed', 'active', 'failed'),
    queue.getJobs('waiting', 0, 0, true),
    queue.getMetrics('completed', 0, COUNTED_MINUTES - 1),
    queue.getJobScheduler(PLAN),
    queue.getWorkers(),
  ])
  const now = Date.now()
  const { waiting = 0, delayed = 0, active = 0, failed = 0 } = counts
  return {
    backend,
    waiting,
    delayed,
    active,
    failed,
    finishedLastHour: finished.meta.count === 0 ? null : finished.data.reduce((sum, minute) => sum + Number(minute), 0),
    oldestWaitingMs: oldest === undefined ? null : Math.max(0, now - oldest.timestamp - oldest.delay),
    planner: planner?.every === undefined ? null : { everyMs: planner.every, nextInMs: planner.next === undefined ? null : planner.next - now },
    workers: [...new Set(workers.map(({ rawname = '' }) => rawname.replace(/^.*:w:/, '')))].sort(),
  }
}
