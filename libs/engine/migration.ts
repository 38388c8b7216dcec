import { canonical, ok, refuse, type PersonId, type Result } from '#base'
import { checkPlan, type Definition, type MigrationPlan } from '#engine/core'
import type { Engine } from './engine.js'
import { carry, noTimers, type Carried, type Progress, type TimerSums } from './migration-carry.js'
import { wayBack, wayForth, type Forecast, type Planned, type Way } from './migration-way.js'
import type { MigrationRow, MigrationStatus, Store } from './store.js'

/** What a migration, or its revert, would do: a line for every instance, and the sums. */
export interface DryRun {
  readonly plan: string
  readonly from: string
  readonly to: string
  readonly instances: readonly Forecast[]
  readonly sums: {
    readonly instances: number
    readonly problems: number
    /** `waiting → asked`: how many. */
    readonly states: Readonly<Record<string, number>>
    readonly timers: TimerSums
  }
}
/** What a run did, and how the migration stands after it. */
export interface Ran extends Carried {
  readonly migration: MigrationRow
  /** It went on with one that was begun before. */
  readonly resumed: boolean
}
export interface Running {
  readonly by: PersonId
  readonly reason: string
  /** Instances a batch; 100 when left out. */
  readonly size?: number
  readonly progress?: (progress: Progress) => void
}

/** Moving running instances to a newer version of their definition, by a plan that is written down. */
export interface Migrations {
  /** Changes nothing. Problem `migration.planWrong`. */
  dryRun(plan: MigrationPlan): Promise<Result<DryRun>>
  /**
   * Moves everything that stands on `from`, batch by batch. Nothing moves unless everything can (`migration.unfit`, with the first instances and
   * states). Killed, it is called again and goes on; called again when it is done, it takes along what was born on `from` since.
   * Problems `migration.planWrong`, `migration.unfit`, `migration.status`, `migration.busy`.
   */
  apply(plan: MigrationPlan, how: Running): Promise<Result<Ran>>
  /** What a revert would do. */
  dryRevert(plan: MigrationPlan): Promise<Result<DryRun>>
  /**
   * Takes the open migration of the plan back. What has not moved since gets exactly what it had; what has, goes by the plan's `back`. While some
   * can do neither, nothing moves (`migration.unfit`), unless `leave` says that they stay on the new version.
   */
  revert(plan: MigrationPlan, how: Running & { readonly leave?: boolean }): Promise<Result<Ran>>
  /** From now on it is not taken back. Problem `migration.status` unless it is done. */
  confirm(plan: Pick<MigrationPlan, 'name' | 'from'>, how: Pick<Running, 'by' | 'reason'>): Promise<Result<MigrationRow>>
  /** All that were ever begun, oldest first. */
  list(): Promise<MigrationRow[]>
}

const BATCH = 100
// As many sentences as a person reads before mending the plan.
const FIRST = 5
const OPEN: readonly MigrationStatus[] = ['running', 'done', 'reverting']

/** Opens the migrations of a house: its store, its one door, its definitions. */
export function openMigrations(store: Store, engine: Engine): Migrations {
  const runs = new Runs({ store, engine })
  return {
    dryRun: (plan) => runs.dryRun(plan),
    apply: (plan, how) => runs.alone(plan, () => runs.apply(plan, how)),
    dryRevert: (plan) => runs.dryRevert(plan),
    revert: (plan, how) => runs.alone(plan, () => runs.revert(plan, how)),
    confirm: (plan, how) => runs.alone(plan, () => runs.confirm(plan, how)),
    list: () => store.migrations.all(),
  }
}

class Runs {
  constructor(private readonly house: { readonly store: Store; readonly engine: Engine }) {}

  /** One run of a workflow at a time, in all processes: an apply and a revert would chase each other. */
  async alone<T>(plan: Pick<MigrationPlan, 'name' | 'from'>, work: () => Promise<Result<T>>): Promise<Result<T>> {
    const done = await this.house.store.migrations.alone(`migration of ${workflowOf(plan.from)}`, work)
    return done ? done.value : refuse('migration.busy', { plan: plan.name })
  }

  async dryRun(plan: MigrationPlan): Promise<Result<DryRun>> {
    const way = await this.forth(plan)
    return way.ok ? ok(await dryRunOf(plan, way.value)) : way
  }

  async dryRevert(plan: MigrationPlan): Promise<Result<DryRun>> {
    const open = await this.openOne(plan, OPEN)
    if (!open.ok) return open
    const way = await this.back(plan, open.value)
    return way.ok ? ok(await dryRunOf(plan, way.value)) : way
  }

  async apply(plan: MigrationPlan, { by, reason, size = BATCH, progress = () => undefined }: Running): Promise<Result<Ran>> {
    const way = await this.forth(plan)
    if (!way.ok) return way
    const begun = (await this.house.store.migrations.all()).find(({ from, status }) => OPEN.includes(status) && workflowOf(from) === workflowOf(plan.from))
    if (begun && (begun.plan !== plan.name || begun.status === 'reverting')) return stands(begun.plan, begun, ['confirmed', 'reverted'])
    if (begun && begun.mapping !== mappingOf(plan))
      return refuse('migration.planWrong', { plan: plan.name, faults: [`it is no longer the plan that migration ${begun.id} was begun with`] })
    const sound = await soundness(plan, way.value)
    if (!sound.ok) return sound
    const { name, from, to } = plan
    const migration = begun ?? (await this.house.store.migrations.begin({ plan: name, from, to, mapping: mappingOf(plan), by, reason }))
    // One that is gone on with is still the deed of whoever began it: the keys, by which nothing is moved twice, are his.
    const order = { migration: migration.id, plan: name, by: migration.by, reason: migration.reason, size, of: sound.value, progress }
    const { carried, whole } = await carry(this.house, way.value, order)
    if (whole) await this.house.store.migrations.turn(migration.id, 'running', 'done')
    return ok({ ...carried, migration: await this.row(migration.id), resumed: begun !== undefined })
  }

  async revert(
    plan: MigrationPlan,
    { by, reason, size = BATCH, progress = () => undefined, leave = false }: Running & { leave?: boolean },
  ): Promise<Result<Ran>> {
    const open = await this.openOne(plan, OPEN)
    if (!open.ok) return open
    const migration = open.value
    const way = await this.back(plan, migration)
    if (!way.ok) return way
    const sound = await soundness(plan, way.value, leave)
    if (!sound.ok) return sound
    const ledger = this.house.store.migrations
    const resumed = migration.status === 'reverting'
    if (!resumed) await ledger.turn(migration.id, migration.status, 'reverting', { by, reason })
    const order = {
      migration: migration.id,
      plan: plan.name,
      by: migration.endedBy ?? by,
      reason: migration.endedReason ?? reason,
      size,
      of: sound.value,
      progress,
    }
    const { carried, whole } = await carry(this.house, way.value, order)
    if (whole || leave) await ledger.turn(migration.id, 'reverting', 'reverted')
    return ok({ ...carried, migration: await this.row(migration.id), resumed })
  }

  async confirm(plan: Pick<MigrationPlan, 'name' | 'from'>, { by, reason }: Pick<Running, 'by' | 'reason'>): Promise<Result<MigrationRow>> {
    const open = await this.openOne(plan, ['done'])
    if (!open.ok) return open
    await this.house.store.migrations.turn(open.value.id, 'done', 'confirmed', { by, reason })
    return ok(await this.row(open.value.id))
  }

  /** The newest migration of the plan, if it stands so that this may be done. */
  private async openOne(plan: Pick<MigrationPlan, 'name'>, wanted: readonly MigrationStatus[]): Promise<Result<MigrationRow>> {
    const newest = (await this.house.store.migrations.all()).filter((row) => row.plan === plan.name).at(-1)
    return newest && wanted.includes(newest.status) ? ok(newest) : stands(plan.name, newest, wanted)
  }

  private async row(id: number): Promise<MigrationRow> {
    const row = (await this.house.store.migrations.all()).find((one) => one.id === id)
    if (!row) throw new Error(`migration ${id} is gone from the ledger`)
    return row
  }

  private versions(plan: MigrationPlan): Result<{ from: Definition; to: Definition }> {
    const [from, to] = [this.house.engine.definitions.get(plan.from), this.house.engine.definitions.get(plan.to)]
    if (from && to) return ok({ from, to })
    const faults = [plan.from, plan.to].filter((name) => !this.house.engine.definitions.has(name)).map((name) => `${name} is not published in this program`)
    return refuse('migration.planWrong', { plan: plan.name, faults })
  }

  private async forth(plan: MigrationPlan): Promise<Result<Way>> {
    const versions = this.versions(plan)
    if (!versions.ok) return versions
    const { from, to } = versions.value
    const way = wayForth(this.house, plan, from, to)
    const faults = checkPlan(plan, from, to)
    return faults.length ? refuse('migration.planWrong', { plan: plan.name, faults: [...faults, ...(await unfitOf(way)).problems.slice(0, FIRST)] }) : ok(way)
  }

  private async back(plan: MigrationPlan, migration: MigrationRow): Promise<Result<Way>> {
    const versions = this.versions(plan)
    return versions.ok ? ok(await wayBack(this.house, migration, plan, versions.value.from, versions.value.to)) : versions
  }
}

function stands<T>(plan: string, row: MigrationRow | undefined, wanted: readonly MigrationStatus[]): Result<T> {
  return refuse('migration.status', { plan, migration: row?.id ?? null, status: row?.status ?? 'never begun', wanted })
}

const workflowOf = (definition: string): string => definition.slice(0, definition.lastIndexOf('@'))

/** What may not be changed between a kill and going on; functions have no text that survives a build. */
function mappingOf({ from, to, states, stages, timers }: MigrationPlan): string {
  return canonical({ from, to, states, stages: stages ?? {}, timers: timers ?? 'stay' })
}

/** How many can go the way, and sentences about those that cannot. */
async function unfitOf(way: Way): Promise<{ fit: number; problems: string[] }> {
  const problems: string[] = []
  let fit = 0
  for await (const page of way.pages(BATCH)) {
    for (const { problem } of await way.plan(page)) {
      if (problem === null) fit++
      else problems.push(problem)
    }
  }
  return { fit, problems }
}

/** How many will go; refused while one cannot, unless it may stay. */
async function soundness(plan: MigrationPlan, way: Way, leave = false): Promise<Result<number>> {
  const { fit, problems } = await unfitOf(way)
  if (problems.length && !leave) return refuse('migration.unfit', { plan: plan.name, count: problems.length, first: problems.slice(0, FIRST) })
  return ok(fit)
}

async function dryRunOf(plan: MigrationPlan, way: Way): Promise<DryRun> {
  const instances: Forecast[] = []
  const [timers, states] = [noTimers(), {} as Record<string, number>]
  for await (const page of way.pages(BATCH)) {
    for (const planned of await way.plan(page)) {
      const line = lineOf(planned)
      instances.push(line)
      timers[line.timer.is]++
      const step = `${line.before.work} → ${line.after?.work ?? '?'}`
      states[step] = (states[step] ?? 0) + 1
    }
  }
  const problems = instances.filter(({ problem }) => problem !== null).length
  return { plan: plan.name, from: way.from, to: way.to, instances, sums: { instances: instances.length, problems, states, timers } }
}

function lineOf({ snapshot: _, ...line }: Planned): Forecast {
  return line
}
