import { formatDate, ok, refuse, type Due, type InstanceId, type LocalDate, type Result } from '#base'
import { momentLadder } from '#calendar'
import type { BodyOf, PastStepRow, routes } from '#contract'
import type { Done, Loaded, Move } from '#engine'
import { contextOf, contextOfLoaded, current, isOfThePast, nameOf } from './context.js'
import { inBatches, sendAsHouse } from './effects/house.js'
import { endsExtension } from './ends-extension.js'
import type { Actor, FullRow, Needs } from './needs.js'
import { pastPlanTitle, readRows, type Deed, type Matter, type ReadRow } from './past-steps-rows.js'
import { officeOrFocal, rolesTowards } from './roles.js'
import { problemSentence } from './texts/problem-sentence.js'
import { worldOf, type World } from './world.js'

type Input = BodyOf<typeof routes.enterPastSteps>

/** Everything below a directive that a past step may answer or stand beside. */
const MATTER = ['assignment', 'unit-plan', 'duty', 'report-round', 'unit-report']
const RUNNING = ['inProgress', 'reportingUpward']

/**
 * Nhập bổ sung: what units did before the letter was taken in, from rows pasted out of a spreadsheet (unit, what, number, day, note). What waits for
 * an answer today gets it with its true day; a plan of an earlier year or a report of an earlier round is put on record for itself, ended. Every
 * event bears `enteredLater` and `pastOn`, is told nobody, and starts no ladder; the Office, which enters it, is not asked for its consent once more.
 * Each row stands for itself; the same table twice enters once. With `dryRun` nothing is entered. Problems: `instance.unknown`, `scope.forbidden`,
 * `event.notAllowedHere` when the directive does not run.
 */
export async function enterPastSteps(needs: Needs, actor: Actor, directive: InstanceId, input: Input): Promise<Result<readonly PastStepRow[]>> {
  const world = await worldOf(needs)
  const loaded = await needs.engine.load(directive)
  if (!loaded.ok) return loaded
  const enters = officeOrFocal(world, actor, contextOfLoaded(loaded.value))
  if (!enters.ok) return enters
  const state = loaded.value.snapshot.value.work
  if (nameOf(loaded.value.row.definition) !== 'directive' || !RUNNING.includes(state)) return refuse('event.notAllowedHere', { event: 'ADD_WORK', state })
  const [tree, kept] = await Promise.all([needs.queries.treeOf(directive, MATTER), needs.drafts.load(directive)])
  const rows = readRows(input.text, { tree, rules: kept?.body.rounds ?? [] }, world)
  if (input.dryRun) return ok(rows.map(shown))
  const entry = new Entry(needs, world, actor, loaded.value, { tree, rules: [] })
  return ok(await entry.all(rows))
}

function shown({ deed: _deed, unitId: _unit, note: _note, ...row }: ReadRow): PastStepRow {
  return row
}

/** One table being entered. */
class Entry {
  constructor(
    private readonly needs: Needs,
    private readonly world: World,
    private readonly actor: Actor,
    private readonly directive: Loaded,
    private readonly matter: Matter,
  ) {}

  async all(rows: readonly ReadRow[]): Promise<PastStepRow[]> {
    const right = rows.filter((row) => row.problem === null)
    const rounds = await this.rounds(right)
    const problems = new Map<ReadRow, string | null>()
    await inBatches(right, async (row) => {
      const done = await this.enter(row, rounds)
      problems.set(row, done.ok ? null : problemSentence(done.problem))
    })
    // A round of the past has nothing more to collect.
    for (const { id, done } of rounds.values())
      if (!done) await sendAsHouse(this.needs, `past-round-end:${id}`, [{ instance: id, event: { type: 'END', by: this.actor.person } }])
    return rows.map((row) => {
      const problem = problems.has(row) ? (problems.get(row) ?? null) : row.problem
      return { ...shown(row), problem, entered: problem === null }
    })
  }

  private async enter(row: ReadRow, rounds: ReadonlyMap<string, PastRound>): Promise<Result<Done>> {
    const { deed } = row
    if (!deed) throw new Error('a right row has a deed')
    switch (deed.is) {
      case 'answer':
        return this.settled(await this.answer(row, deed.to.id), nameOf(deed.to.definition) === 'unit-report' && isOfThePast(deed.to))
      case 'plan': {
        const born = await this.plan(row, deed)
        return born.ok ? this.answer(row, born.value.instance) : born
      }
      default: {
        const round = rounds.get(deed.label)
        if (!round) throw new Error(`no round ${deed.label}`)
        const born = await this.report(row, deed, round)
        return this.settled(born.ok ? await this.answer(row, born.value.instance) : born, true)
      }
    }
  }

  /** A report of a round that is over is accepted with it. */
  private async settled(done: Result<Done>, accepts: boolean): Promise<Result<Done>> {
    if (!done.ok || !accepts) return done
    const { instance } = done.value
    await sendAsHouse(this.needs, `past-accept:${instance}`, [{ instance, event: { type: 'ACCEPT', by: this.actor.person } }])
    return done
  }

  /** The answer itself, with its true day. */
  private async answer(row: ReadRow, id: InstanceId): Promise<Result<Done>> {
    const loaded = await this.needs.engine.load(id)
    if (!loaded.ok) return loaded
    const said = answerTo(loaded.value, row, this.world, this.directive.row.id)
    return this.send(`past:${id}:${row.number ?? ''}:${row.day ?? ''}`, contextOfLoaded(loaded.value), [
      said,
      ...endsExtension(loaded.value, 'event' in said ? said.event.type : ''),
    ])
  }

  /** The rounds of the past that these rows need, born where they are not there yet. */
  private async rounds(rows: readonly ReadRow[]): Promise<ReadonlyMap<string, PastRound>> {
    const found = new Map<string, PastRound>()
    for (const { deed } of rows) {
      if (deed?.is !== 'report' || found.has(deed.label)) continue
      const there = this.matter.tree.find((one) => nameOf(one.definition) === 'report-round' && one.label === deed.label && isOfThePast(one))
      found.set(deed.label, there ?? (await this.round(deed, rows)))
    }
    return found
  }

  private async round({ label, dueOn }: Deed & { is: 'report' }, rows: readonly ReadRow[]): Promise<PastRound> {
    const { id: directive } = this.directive.row
    const work = contextOfLoaded(this.directive)
    const units = rows.flatMap((row) => (row.deed?.is === 'report' && row.deed.label === label ? (row.unitId ?? []) : []))
    const focalUnit = work.focalUnit ?? 'van-phong-ubnd-tinh'
    const input = {
      ...this.people(),
      focalUnit,
      unit: focalUnit,
      title: label,
      step: 'consolidation',
      ladder: [],
      more: { units, unitsDue: pastDue(dueOn), pastOf: label },
    }
    const [id] = await this.needs.engine.newIds(1)
    const born = await sendAsHouse(this.needs, `past-round:${directive}:${label}`, [
      { start: { id: id as InstanceId, definition: current('report-round'), parent: directive, input } },
    ])
    if (!born.ok) throw new Error(`${label}: ${born.problem.code}`)
    return { id: born.value.instance, done: false }
  }

  private report({ unitId: unit }: ReadRow, { label, dueOn }: Deed & { is: 'report' }, round: PastRound): Promise<Result<Done>> {
    const input = { ...this.people(), unit, title: label, step: 'unitReport', due: pastDue(dueOn), ladder: [], more: { pastOf: label } }
    return this.born(`past-report:${round.id}:${unit}`, 'unit-report', round.id, input)
  }

  private plan({ unitId: unit }: ReadRow, { like, year }: Deed & { is: 'plan' }): Promise<Result<Done>> {
    const { path, quote } = contextOf(like)
    const more = { pastOf: String(year) }
    const input = { ...this.people(), unit, title: pastPlanTitle(like, year), path, quote, step: 'ownPlan', due: pastDue(null), ladder: [], more }
    return this.born(`past-plan:${like.parent}:${path}:${year}`, 'unit-plan', like.parent as InstanceId, input)
  }

  /** By the house, under a key of the thing itself: two officers with the same table put it there once. */
  private async born(key: string, definition: string, parent: InstanceId, input: Readonly<Record<string, unknown>>): Promise<Result<Done>> {
    const [id] = await this.needs.engine.newIds(1)
    return sendAsHouse(this.needs, key, [{ start: { id: id as InstanceId, definition: current(definition), parent, input } }])
  }

  private send(key: string, towards: Parameters<typeof rolesTowards>[2], moves: readonly Move[]): Promise<Result<Done>> {
    return this.needs.engine.send({ actor: this.actor.person, roles: rolesTowards(this.world, this.actor, towards), key, moves })
  }

  private people(): Record<string, unknown> {
    const { focalUnit, field, deskOfficer, leader, urgency } = contextOfLoaded(this.directive)
    return { focalUnit, field, deskOfficer, leader, urgency, directive: this.directive.row.id }
  }
}

type PastRound = Pick<FullRow, 'id' | 'done'>

/** The event that the row says. A duty takes what was handed in before as the record of it: nobody is told of it as of news. */
function answerTo(loaded: Loaded, { number, day, note }: ReadRow, world: World, directive: InstanceId): Move {
  const instance = loaded.row.id
  const mark = { enteredLater: true, pastOn: day, ...(note === null ? {} : { note }) }
  // Whoever enters it for the Office consents with it: the five working days for an objection were over long ago.
  const settled = { ladder: momentLadder(world.now), stage: 'onTime' }
  switch (nameOf(loaded.row.definition)) {
    case 'unit-plan': {
      const { needsApproval } = contextOfLoaded(loaded)
      return { instance, event: { type: 'ISSUE', number, issuedOn: day, ...mark, ...settled, ...(needsApproval ? { ladder: [] } : {}) } }
    }
    case 'unit-report':
      return { instance, event: { type: 'SUBMIT', ...(number === null ? {} : { number }), issuedOn: day, summary: note ?? 'Đã báo cáo.', ...mark } }
    default: {
      const { dueKept } = contextOfLoaded(loaded)
      const answer = { is: 'REPORT', number, issuedOn: day, file: null, on: day }
      const late = dueKept !== null && day !== null && day > dueKept
      return { instance, event: { type: 'CARRIED', answer, late, from: directive, ...mark, ...settled }, byHouse: true }
    }
  }
}

function pastDue(on: LocalDate | null): Due {
  if (on === null) return { on, source: 'none', text: null, rules: ['Kỳ đã qua trước khi nhập văn bản; thời hạn năm đó không có trong hệ thống.'] }
  return { on, source: 'signed', text: null, rules: [`Kỳ đã qua trước khi nhập văn bản; hạn của kỳ là ${formatDate(on)}.`] }
}
