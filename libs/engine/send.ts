import { isRefusal, ok, type Instant, type InstanceId, type Refusal, type Result } from '#base'
import { idOf, prepare, type Command, type Done, type Prepared } from './command.js'
import { ordered, Planner, standingOf, type Definitions, type Planned, type Standing } from './plan.js'
import { Remembered } from './remembered.js'
import { emptyBatch, NotCommitted, type Batch, type CommandRow, type Store } from './store.js'

interface Job {
  readonly prepared: Prepared
  readonly answer: (result: Result<Done>) => void
  readonly fail: (error: unknown) => void
  tries: number
  /** Its rows come from the store and not from memory: what is refused now is refused. */
  fresh: boolean
  planned?: Planned
}

// A second batch takes off only when it is worth a round trip of its own (engine trial: 8; three lanes gave nothing).
const LANES = 2
const SECOND_LANE_FROM = 8
const LARGEST = 128
const TRIES = 4

/**
 * Group commit: while one batch is on its way, what arrives gathers into the next; when idle nothing waits. An instance is in at most one
 * batch at a time; a second command waits and steps on the new snapshot.
 */
export class Sender {
  private readonly busy = new Map<InstanceId, Job[]>()
  private readonly ready: Job[] = []
  private flying = 0
  private awake = false
  private readonly idle: (() => void)[] = []
  /** Where instances stood after their last commit by this process; a commit by another is found out by the version. */
  readonly remembered = new Remembered()

  constructor(
    private readonly store: Store,
    private readonly definitions: Definitions,
    private readonly committed: (batch: Batch) => void,
  ) {}

  send(command: Command): Promise<Result<Done>> {
    return new Promise((answer, fail) => {
      try {
        this.enter({ prepared: prepare(command), answer, fail, tries: 0, fresh: false })
      } catch (error) {
        if (isRefusal(error)) answer({ ok: false, problem: error.problem })
        else fail(error)
      }
    })
  }

  isBusy(id: InstanceId): boolean {
    return this.busy.has(id)
  }

  /** Resolves when nothing is on its way: for a clean stop. */
  async settled(): Promise<void> {
    if (this.flying === 0 && this.ready.length === 0) return
    await new Promise<void>((resolve) => this.idle.push(resolve))
  }

  private enter(job: Job): void {
    const ids = job.prepared.moves.map(idOf)
    for (const id of ids) {
      const queue = this.busy.get(id)
      if (queue) {
        queue.push(job)
        return
      }
    }
    for (const id of ids) this.busy.set(id, [])
    this.ready.push(job)
    this.wake()
  }

  private leave(job: Job): void {
    for (const id of job.prepared.moves.map(idOf)) {
      const queue = this.busy.get(id) ?? []
      this.busy.delete(id)
      for (const next of queue) this.enter(next)
    }
  }

  private wake(): void {
    if (this.awake) return
    this.awake = true
    // After every command of this turn has entered, and before the loop looks at anything else.
    process.nextTick(() => {
      this.awake = false
      this.pump()
    })
  }

  private pump(): void {
    while (this.ready.length && (this.flying === 0 || (this.flying < LANES && this.ready.length >= SECOND_LANE_FROM))) {
      const share = this.ready.length >= 2 * SECOND_LANE_FROM ? Math.ceil(this.ready.length / (LANES - this.flying)) : this.ready.length
      const jobs = this.ready.splice(0, Math.min(share, LARGEST))
      this.flying++
      void this.run(jobs).finally(() => {
        this.flying--
        if (this.ready.length) this.wake()
        else if (this.flying === 0) for (const resolve of this.idle.splice(0)) resolve()
      })
    }
  }

  private async run(jobs: Job[]): Promise<void> {
    try {
      await this.write(jobs)
    } catch (error) {
      for (const job of jobs) {
        this.leave(job)
        job.fail(error)
      }
    }
  }

  private async write(jobs: readonly Job[]): Promise<void> {
    const { found, now } = await this.standings(jobs)
    const planner = new Planner(this.definitions, emptyBatch(now), now)
    const good: Job[] = []
    const refused: { job: Job; refusal: Refusal }[] = []
    for (const job of jobs) {
      try {
        job.planned = planner.command(job.prepared, found)
        good.push(job)
      } catch (error) {
        if (!isRefusal(error)) this.end(job, () => job.fail(error))
        else refused.push({ job, refusal: error })
      }
    }
    await this.refuse(refused)
    if (!good.length) return
    try {
      await this.store.commit(ordered(planner.batch))
    } catch (error) {
      await this.mend(good, error)
      return
    }
    this.remembered.keep(planner.after)
    this.committed(planner.batch)
    for (const job of good) this.end(job, () => job.answer(ok({ ...(job.planned as Planned), replayed: false })))
  }

  /** What memory does not hold is read; the clock comes with the answer, or is the store's own. */
  private async standings(jobs: readonly Job[]): Promise<{ found: Map<InstanceId, Standing>; now: Instant }> {
    const found = new Map<InstanceId, Standing>()
    const missing: InstanceId[] = []
    const unsure = this.mayBeOnHold(jobs)
    for (const id of idsToLoad(jobs)) {
      const standing = unsure.has(id) ? undefined : this.remembered.get(id)
      if (standing) found.set(id, standing)
      else missing.push(id)
    }
    // Whoever comes a second time may have been stamped by a clock that has been moved: the database is asked.
    const clock = missing.length || jobs.some(({ fresh }) => fresh) ? null : this.store.clock()
    if (clock !== null) return { found, now: clock }
    if (found.size === 0) for (const job of jobs) job.fresh = true
    const { rows, now } = await this.store.load(missing)
    for (const row of rows) found.set(row.id, standingOf(row))
    return { found, now }
  }

  /** What an event that goes also on hold does depends on the hold: that is read, not remembered. */
  private mayBeOnHold(jobs: readonly Job[]): Set<InstanceId> {
    const unsure = new Set<InstanceId>()
    for (const { prepared } of jobs) {
      for (const move of prepared.moves) {
        if ('start' in move) continue
        const definition = this.definitions.get(this.remembered.get(move.instance)?.row.definition ?? '')
        if ('migrate' in move || definition?.events[move.event.type]?.onHold) unsure.add(move.instance)
      }
    }
    return unsure
  }

  /** The key is looked up before any refusal: the retry of a command that was applied meets a state that has moved on, and gets its first answer. */
  private async refuse(refused: readonly { job: Job; refusal: Refusal }[]): Promise<void> {
    if (!refused.length) return
    const known = await this.known(refused.map(({ job }) => job))
    const again: Job[] = []
    for (const { job, refusal } of refused) {
      if (this.repeat(job, known)) continue
      if (job.fresh) this.end(job, () => job.answer({ ok: false, problem: refusal.problem }))
      else again.push(this.anew(job))
    }
    if (again.length) await this.write(again)
  }

  /** The batch did nothing. Answer what was answered before; the rest goes again on fresh rows; alone and still failing: give up with the error. */
  private async mend(jobs: readonly Job[], error: unknown): Promise<void> {
    const reason = error instanceof NotCommitted ? error.is : 'error'
    for (const job of jobs) this.anew(job).tries++
    const worn = jobs.some((job) => job.tries > TRIES)
    if (reason === 'error' || worn) {
      const [only] = jobs
      if (jobs.length === 1 && only) {
        this.end(only, () => only.fail(error))
        return
      }
      const half = jobs.length >> 1
      await this.write(jobs.slice(0, half))
      await this.write(jobs.slice(half))
      return
    }
    const known = await this.known(jobs)
    const again = jobs.filter((job) => !this.repeat(job, known))
    if (again.length) await this.write(again)
  }

  /** Once more, on rows as they stand in the store. */
  private anew(job: Job): Job {
    for (const move of job.prepared.moves) this.remembered.forget('start' in move ? move.start.parent : move.instance)
    job.fresh = true
    return job
  }

  private async known(jobs: readonly Job[]): Promise<Map<string, CommandRow>> {
    const rows = await this.store.answered(jobs.map(({ prepared: { command } }) => ({ actor: command.actor, key: command.key })))
    return new Map(rows.map((row) => [`${row.actor} ${row.key}`, row]))
  }

  private repeat(job: Job, known: ReadonlyMap<string, CommandRow>): boolean {
    const { command, bodyHash } = job.prepared
    const first = known.get(`${command.actor} ${command.key}`)
    if (!first) return false
    this.end(job, () =>
      first.bodyHash === bodyHash
        ? job.answer(ok({ instance: first.instance, version: first.version, state: first.state, replayed: true }))
        : job.answer({ ok: false, problem: { code: 'command.keyReused', params: { key: command.key } } }),
    )
    return true
  }

  private end(job: Job, tell: () => void): void {
    this.leave(job)
    tell()
  }
}

/** What is moved, and the parents of what is born outside this command. */
function idsToLoad(jobs: readonly Job[]): InstanceId[] {
  const ids = new Set<InstanceId>()
  for (const { prepared } of jobs) {
    const own = new Set(prepared.moves.flatMap((move) => ('start' in move ? [move.start.id] : [])))
    for (const move of prepared.moves) {
      if (!('start' in move)) ids.add(move.instance)
      else if (move.start.parent !== null && !own.has(move.start.parent)) ids.add(move.start.parent)
    }
  }
  return [...ids]
}
