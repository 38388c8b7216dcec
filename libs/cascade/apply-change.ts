import { ok, refuse, type LocalDate, type Result, type UnitId } from '#base'
import { lastDayBefore, proposeDue } from '#calendar'
import { expand, resolveName } from '#directory'
import type { DraftChange } from '#contract'
import type { Question } from '#intake'
import type { DraftBody, RoundRule, WorkingObligation } from './draft-body.js'
import { withPapers } from './draft-papers.js'
import { addTask, mergeTasks, splitTask } from './draft-tasks.js'
import { officerDue } from './ladders.js'
import { nextMonthDay, proposalOf } from './questions.js'
import { knownAnswers, saidAs, withSuccessors } from './stands-for.js'
import { withNames } from './unit-questions.js'
import type { World } from './world.js'

/**
 * The draft after an officer's corrections and answers; pure but for names that the directory resolves. Tasks are added, split and merged first,
 * so that what is said of them in the same change finds them. Problems: `task.*`, `unit.*` for an answer that names nobody known.
 */
export function applied(before: DraftBody, text: string, change: DraftChange, world: World): Result<DraftBody> {
  const arranged = rearranged(before, text, change)
  if (!arranged.ok) return arranged
  const missing = change.obligations?.find(({ path }) => !arranged.value.obligations.some((one) => one.path === path))
  if (missing) return refuse('task.unknown', { path: missing.path })
  let body: DraftBody = {
    ...arranged.value,
    header: headerOf(before, change),
    successors: { ...before.successors, ...change.successors },
    obligations: arranged.value.obligations.map((one) => corrected(one, change)),
    ...(change.references && withPapers(change.references.map(({ date = null, issuer = null, ...paper }) => ({ ...paper, date, issuer })))),
    ...(change.addressees && { addressees: addresseesOf(before, change.addressees, world) }),
  }
  if (change.rounds) body = { ...body, rounds: roundsOf(body, change.rounds, world) }
  for (const [id, answer] of Object.entries(change.answers ?? {})) {
    const question = body.questions.find((one) => one.id === id)
    if (question) body = answered(body, question, answer, world)
  }
  const known = knownAnswers(before, body, world)
  return known.ok ? ok(settled(withTerms(withSuccessors(withNames(before, body, world), world), world), before)) : known
}

function rearranged(before: DraftBody, text: string, { tasks = [] }: DraftChange): Result<DraftBody> {
  let body: Result<DraftBody> = ok(before)
  for (const task of tasks) {
    if (!body.ok) return body
    if (task.do === 'add') body = addTask(body.value, text, task)
    else if (task.do === 'split') body = splitTask(body.value, text, task.path, task.at)
    else body = mergeTasks(body.value, text, task.path, task.with)
  }
  return body
}

/** “20 ngày làm việc kể từ ngày ban hành”, agreed to before the day of issue was known: it becomes a date with that day. */
function withTerms(body: DraftBody, world: World): DraftBody {
  const { issuedOn } = body.header
  if (issuedOn === null) return body
  const obligations = body.obligations.map((one) => {
    const days = (body.answers[`planDue:${one.path}`] as { workingDaysFromIssue?: number } | null | undefined)?.workingDaysFromIssue
    if (days === undefined || one.due.on !== null) return one
    const { on, rules } = proposeDue(world.calendar, issuedOn, days)
    return { ...one, due: officerDue(on, one.due.text, rules) }
  })
  return { ...body, obligations }
}

/** What is asked follows what there is: a plan without a date is asked for one, a task that is gone is asked nothing. */
function settled(body: DraftBody, before: DraftBody): DraftBody {
  const paths = new Set(body.obligations.map(({ path }) => path))
  const gone = new Set(before.obligations.map(({ path }) => path).filter((path) => !paths.has(path)))
  const questions = body.questions.filter(({ path }) => path === null || !gone.has(path))
  const asked = new Set(questions.map(({ id }) => id))
  const undated = body.obligations.filter(
    ({ class: kind, due, dropped, path }) => kind === 'plan' && !dropped && due.on === null && !asked.has(`planDue:${path}`),
  )
  return { ...body, questions: [...questions, ...undated.map(planDue)] }
}

const planDue = ({ path, title }: WorkingObligation): Question => ({
  id: `planDue:${path}`,
  kind: 'planDue',
  path,
  params: { title },
  proposal: { value: { workingDaysFromIssue: 20 }, label: '20 ngày làm việc kể từ ngày ban hành văn bản.', ground: 'Mức đề xuất mặc định của Văn phòng.' },
})

function addresseesOf(before: DraftBody, names: readonly string[], world: World): DraftBody['addressees'] {
  return names.map(
    (name) => before.addressees.find((one) => one.name === name) ?? { name, units: [...expand(world.directory, [name], world.today, []).members] },
  )
}

function headerOf(before: DraftBody, change: DraftChange): DraftBody['header'] {
  const { kind, number, symbol, issuer, issuedOn, subject, signer, signerTitle } = change
  const { urgency, field, deskOfficer, leader, focalUnit, trackFrom, trackedUntil } = change
  const printed = { kind, number, symbol, issuer, issuedOn, subject, signer, signerTitle }
  const given = { ...printed, urgency, field, deskOfficer, leader, focalUnit, trackFrom, trackedUntil }
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return { ...before.header, ...(set as Partial<DraftBody['header']>) }
}

type Clause = NonNullable<DraftChange['obligations']>[number]

function corrected(one: WorkingObligation, change: DraftChange): WorkingObligation {
  const own = change.obligations?.find(({ path }) => path === one.path)
  if (!own) return one
  const { path: _, dueOn: __, dueTime: ___, dropReason: ____, units, ...fields } = own
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<WorkingObligation>
  const chosen = units === undefined ? {} : { units: units as UnitId[], unitsChosen: true }
  return withReason({ ...one, ...set, ...chosen, due: dueAfter(one, own), corrected: true }, own)
}

/** The hour stays with another day, as it was read or given, until somebody takes it away. */
function dueAfter({ due: { time: before, ...due } }: WorkingObligation, { dueOn, dueTime }: Clause): WorkingObligation['due'] {
  const time = dueTime === undefined ? before : (dueTime ?? undefined)
  const on = dueOn === undefined ? due.on : dueOn
  if (on === null) return dueOn === null ? { ...due, on: null, source: 'none', rules: [] } : due
  return dueOn === undefined && time === before ? { ...due, ...(time !== undefined && { time }) } : officerDue(on, due.text, [], time)
}

/** Why it was dropped, as long as it is. */
function withReason({ dropReason: before, ...one }: WorkingObligation, { dropReason }: Clause): WorkingObligation {
  const reason = dropReason ?? before
  return one.dropped && reason ? { ...one, dropReason: reason } : one
}

function viaOf(said: string | null | undefined, body: DraftBody, world: World): UnitId | null {
  if (!said) return body.header.focalUnit
  const resolved = resolveName(world.directory, said, world.today)
  return resolved.is === 'unit' ? resolved.unit.id : (said as UnitId)
}

function roundsOf(body: DraftBody, said: NonNullable<DraftChange['rounds']>, world: World): RoundRule[] {
  const paths = new Set(said.map(({ path }) => path ?? null))
  const signed = body.rounds.filter(({ source, path }) => source === 'signed' || !paths.has(path))
  const same = (rule: RoundRule, one: { path?: string | null | undefined; period: string; unitsDueBefore: string }): boolean =>
    rule.path === (one.path ?? null) && rule.period === one.period && rule.unitsDueBefore === one.unitsDueBefore
  // What the letter itself says stays the letter's word, also when an officer says it again.
  const added = said.filter((one) => !signed.some((rule) => same(rule, one)))
  return [
    ...signed,
    ...added.map(({ path, period, unitsDueBefore, via }): RoundRule => ({
      path: path ?? null,
      period,
      unitsDueBefore,
      via: viaOf(via, body, world),
      source: 'officer',
    })),
  ]
}

interface Rhythm {
  readonly period: RoundRule['period']
  readonly beforeMonthDay: string
  readonly via?: string | null
}

const MUST_SAY: ReadonlySet<string> = new Set<Question['kind']>(['letterNumber', 'letterDate', 'trackedUntil', 'successor', 'unknownUnit'])

interface Answer {
  readonly value: unknown
  readonly proposal: ReturnType<typeof proposalOf> | null
}

/** An answer puts the value where it belongs; `{accept: true}` takes the labelled proposal. */
function answered(body: DraftBody, question: Question, said: unknown, world: World): DraftBody {
  const accepts = typeof said === 'object' && said !== null && (said as { accept?: unknown }).accept === true
  const proposal = accepts ? proposalOf(question, body, world) : null
  const value = accepts ? (proposal?.value ?? null) : said
  // “Theo đề xuất” where nothing was proposed says nothing: the question stays open.
  if ((value === null || value === undefined) && MUST_SAY.has(question.kind)) return body
  return placed(body, question, { value, proposal }, world)
}

function placed(body: DraftBody, question: Question, { value, proposal }: Answer, world: World): DraftBody {
  const noted: DraftBody = { ...body, answers: { ...body.answers, [question.id]: value as object } }
  const header = (part: Partial<DraftBody['header']>): DraftBody => ({ ...noted, header: { ...body.header, ...part } })
  switch (question.kind) {
    case 'letterNumber':
      return header({ number: String(value) })
    case 'letterDate':
      return header({ issuedOn: value as LocalDate })
    case 'trackedUntil':
      return header({ trackedUntil: value as LocalDate })
    case 'planDue': {
      const on = typeof value === 'string' ? (value as LocalDate) : yearlyDay(value as Rhythm | null, world)
      if (on === null) return noted
      // How it was counted stays beside the day that was agreed to.
      const rules = proposal ? [proposal.label, proposal.ground] : []
      return { ...noted, obligations: body.obligations.map((one) => (one.path === question.path ? { ...one, due: officerDue(on, one.due.text, rules) } : one)) }
    }
    case 'reportRhythm': {
      const rhythm = value as Rhythm | null
      // “Không đặt kỳ”: what an officer had set before goes; what the letter says stays.
      if (!rhythm?.period) return { ...noted, rounds: body.rounds.filter(({ path, source }) => path !== question.path || source === 'signed') }
      return {
        ...noted,
        rounds: roundsOf(body, [{ path: question.path, period: rhythm.period, unitsDueBefore: rhythm.beforeMonthDay, via: rhythm.via }], world),
      }
    }
    case 'reportVia': {
      const via = viaOf(typeof value === 'string' ? value : null, body, world)
      return { ...noted, rounds: body.rounds.map((rule) => (rule.path === question.path ? { ...rule, via } : rule)) }
    }
    case 'ownPlan':
      return {
        ...noted,
        obligations: body.obligations.map((one) =>
          one.path === question.path ? { ...one, class: value === true ? 'plan' : one.class === 'plan' ? 'line' : one.class, corrected: true } : one,
        ),
      }
    case 'successor':
    case 'unknownUnit':
      return { ...noted, successors: { ...body.successors, [String(question.params['name'])]: saidAs(value) } }
    default:
      return noted
  }
}

function yearlyDay(rhythm: Rhythm | null, world: World): LocalDate | null {
  const next = rhythm ? nextMonthDay(rhythm.beforeMonthDay, world.today) : null
  return next ? lastDayBefore(next).on : null
}
