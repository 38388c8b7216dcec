import { openAsItIs, rootDir, settingsOf } from '#assembly'
import { clockOf, dayOf, ENGINE, formatDate, type Instant, type PersonId, type Problem, type Result } from '#base'
import { openAccounts, pinDefinitions, type Database } from '#database'
import { openMigrations, type Definitions, type DryRun, type MigrationRow, type Migrations, type Progress, type Ran } from '#engine'
import type { MigrationPlan } from '#engine/core'
import { migrationPlans } from '#workflows'
import { has, say, Usage, valueOf } from '../usage.js'

const HOW = `workflow migrate --list, or workflow migrate PLAN with one of
  --dry-run             what each instance would become, and its timer before and after
  --apply --reason …    move them; again after a kill: go on
  --revert --dry-run    what taking it back would do
  --revert --reason …   take it back; with --leave what cannot go back stays
  --confirm             it is for good
and with --by USERNAME, --batch N, --json`
const DEEDS = ['apply', 'revert', 'confirm', 'dry-run'] as const
const MOST_AT_ONCE = 1_000

/** `workflow migrate`: running instances go to a newer version of their definition by a plan of `workflows/migrations/`. */
export async function workflowMigrate(args: readonly string[]): Promise<void> {
  if (!has(args, 'list')) planOf(args, migrationPlans)
  const root = rootDir()
  const opened = await openAsItIs(root, settingsOf(process.env, root), say)
  try {
    const { database, engine } = opened
    // A rehearsal may be of a version that is still being written: it is not pinned.
    if (!has(args, 'dry-run') && !has(args, 'list')) await checkPublished(database, engine.definitions)
    const { text, json, sound } = await answerOf(args, migrationPlans, openMigrations(database.store, engine), await personOf(args, database))
    process.stdout.write(`${has(args, 'json') ? JSON.stringify(json) : text}\n`)
    if (!sound) process.exitCode = 1
  } finally {
    await opened.close()
  }
}

/** What a command answers: to be read, as JSON, and whether nothing is left that a person must see to. */
export interface Answer {
  readonly text: string
  readonly json: object
  readonly sound: boolean
}

/** Carries out one command line. Throws `Usage` with what a person can mend. */
export async function answerOf(args: readonly string[], plans: readonly MigrationPlan[], migrations: Migrations, by: PersonId): Promise<Answer> {
  if (has(args, 'list')) return listed(await migrations.list(), plans)
  const plan = planOf(args, plans)
  const deeds = DEEDS.filter((deed) => has(args, deed))
  switch (deeds.join(' ')) {
    case 'dry-run':
      return rehearsed(must(await migrations.dryRun(plan)))
    case 'revert dry-run':
      return rehearsed(must(await migrations.dryRevert(plan)))
    case 'apply':
      return ran(must(await migrations.apply(plan, { ...running(args), by })))
    case 'revert':
      return ran(must(await migrations.revert(plan, { ...running(args), by, leave: has(args, 'leave') })))
    case 'confirm': {
      const migration = must(await migrations.confirm(plan, { by, reason: valueOf(args, 'reason') ?? 'confirmed' }))
      return { text: lineOf(migration), json: migration, sound: true }
    }
    default:
      throw new Usage(HOW)
  }
}

function planOf(args: readonly string[], plans: readonly MigrationPlan[]): MigrationPlan {
  const [name] = args
  if (name === undefined || name.startsWith('--')) throw new Usage(HOW)
  const plan = plans.find((one) => one.name === name)
  const known = plans.map((one) => one.name).join(', ') || 'none yet'
  if (!plan) throw new Usage(`workflows/migrations/index.ts lists no plan "${name}"; it lists: ${known}.`)
  return plan
}

function running(args: readonly string[]): { reason: string; size: number; progress: (progress: Progress) => void } {
  const reason = valueOf(args, 'reason')?.trim()
  if (!reason) throw new Usage('--reason "…" is needed: it stands in the history of every instance.')
  const size = Number(valueOf(args, 'batch') ?? 100)
  if (!Number.isInteger(size) || size < 1 || size > MOST_AT_ONCE) throw new Usage(`--batch takes a number from 1 to ${MOST_AT_ONCE}.`)
  return { reason, size, progress: ({ migration, moved, of }) => say(`migration ${migration}: ${moved} of ${of}`) }
}

async function personOf(args: readonly string[], database: Database): Promise<PersonId> {
  const username = valueOf(args, 'by')
  if (username === null) return ENGINE
  const account = await openAccounts(database.sql).byName(username)
  if (!account) throw new Usage(`Nobody signs in as "${username}".`)
  return account.person
}

async function checkPublished(database: Database, definitions: Definitions): Promise<void> {
  const changed = await pinDefinitions(database.sql, definitions.values())
  const names = changed.map(({ name, version }) => `${name} v${version}`).join(', ')
  if (changed.length) throw new Usage(`The published workflow ${names} differs from the one this database was run with: make a new version instead.`)
}

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Usage(sentenceOf(result.problem))
}

// Whoever migrates reads the program's own words: states and stages by the names that stand in the plan.
function sentenceOf({ code, params }: Problem): string {
  const plan = String(params['plan'])
  const lines = (name: string): string => (params[name] as readonly string[]).map((line) => `\n- ${line}`).join('')
  switch (code) {
    case 'migration.planWrong':
      return `The plan ${plan} cannot be carried out, and nothing was moved:${lines('faults')}`
    case 'migration.unfit':
      return `${String(params['count'])} instances cannot go, and nothing was moved:${lines('first')}`
    case 'migration.status': {
      const named = params['migration'] === null ? plan : `${plan} (migration ${String(params['migration'])})`
      return `${named} is ${String(params['status'])}; for this it would have to be ${(params['wanted'] as readonly string[]).join(' or ')}.`
    }
    case 'migration.busy':
      return 'Another run of this workflow is under way; when it has ended or died, say it again.'
    default:
      return `${code} ${JSON.stringify(params)}`
  }
}

const momentOf = (at: Instant | null): string => (at === null ? 'none' : `${formatDate(dayOf(at))} ${clockOf(at)}`)
const countsOf = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ') || 'none'

function rehearsed(run: DryRun): Answer {
  const { plan, from, to, instances, sums } = run
  const lines = instances.map(({ instance, label, before, after, timer, context, onHold, problem }) => {
    if (problem !== null) return `! ${problem}`
    const when = timer.before === timer.after ? momentOf(timer.before) : `${momentOf(timer.before)} → ${momentOf(timer.after)}`
    const facts = [
      `${before.work}/${before.deadline} → ${after?.work}/${after?.deadline}`,
      `timer ${timer.is}${timer.is === 'none' ? '' : ` ${when}`}`,
      ...(context.length ? [`memory: ${context.join(', ')}`] : []),
      ...(onHold ? ['on hold'] : []),
    ]
    return `${instance}  ${facts.join('; ')}  “${label}”`
  })
  const sum = [
    `${plan}: ${from} → ${to}, nothing was changed`,
    `${sums.instances} instances: ${countsOf(sums.states)}`,
    `timers: ${countsOf(sums.timers)}`,
    sums.problems ? `${sums.problems} cannot go` : 'all can go',
  ]
  return { text: [...lines, ...sum].join('\n'), json: run, sound: sums.problems === 0 }
}

function ran(run: Ran): Answer {
  const { migration, moved, timers, timersOff, left, resumed } = run
  const off = timersOff.map(
    ({ instance, expected, found }) =>
      `! instance ${instance}: its timer is at ${momentOf(found as Instant | null)} and should be at ${momentOf(expected as Instant | null)}`,
  )
  const lines = [
    ...left.map(({ why }) => `! ${why}`),
    ...off,
    `${lineOf(migration)}${resumed ? '; gone on with' : ''}`,
    `${moved} moved, ${left.length} left; timers: ${countsOf(timers)}, ${timersOff.length} not where they should be`,
  ]
  return { text: lines.join('\n'), json: run, sound: timersOff.length === 0 && (left.length === 0 || migration.status === 'reverted') }
}

function listed(rows: readonly MigrationRow[], plans: readonly MigrationPlan[]): Answer {
  const waiting = plans.filter(({ name }) => rows.every(({ plan }) => plan !== name)).map(({ name, from, to }) => ({ name, from, to }))
  const lines = [...rows.map(lineOf), ...waiting.map(({ name, from, to }) => `-  ${name}  ${from} → ${to}  not begun`)]
  return { text: lines.join('\n') || 'no plan, no migration', json: { migrations: rows, plans: waiting }, sound: true }
}

function lineOf({ id, plan, from, to, status, at, reason, endedReason }: MigrationRow): string {
  return `${id}  ${plan}  ${from} → ${to}  ${status}  ${momentOf(at)}: ${reason}${endedReason === null ? '' : `; ${endedReason}`}`
}
