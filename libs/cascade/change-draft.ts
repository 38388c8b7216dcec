import { fold, ok, refuse, type InstanceId, type LocalDate, type Result, type UnitId } from '#base'
import { lastDayBefore } from '#calendar'
import { expand, resolveName } from '#directory'
import type { DraftChange, DraftView } from '#contract'
import type { Question } from '#intake'
import type { DraftBody, RoundRule, WorkingObligation } from './draft-body.js'
import { draftView, personRef } from './draft-view.js'
import { officerDue } from './ladders.js'
import type { Actor, Needs } from './needs.js'
import { nextMonthDay, proposalOf } from './questions.js'
import { officeOnly } from './roles.js'
import { worldOf, type World } from './world.js'

/**
 * An officer's corrections and answers. Somebody else's save in between is refused with what it changed; what was typed stays with the caller.
 * Problems: `draft.unknown`, `draft.stale`, `draft.alreadyAssigned`, `unit.unknown`, `scope.forbidden`.
 */
export async function changeDraft(needs: Needs, actor: Actor, directive: InstanceId, change: DraftChange): Promise<Result<DraftView>> {
  const world = await worldOf(needs)
  const office = officeOnly(world, actor)
  if (!office.ok) return office
  const kept = await needs.drafts.load(directive)
  if (!kept) return refuse('draft.unknown', { directive })
  const loaded = await needs.engine.load(directive)
  if (!loaded.ok) return loaded
  if (loaded.value.snapshot.value.work !== 'underReview') return refuse('draft.alreadyAssigned', { directive })
  const stale = refuse('draft.stale', {
    expected: change.revision,
    found: kept.revision,
    by: personRef(world, kept.by),
    at: kept.at,
    changed: kept.changes.filter(({ revision }) => revision > change.revision).flatMap(({ changed }) => changed),
  })
  if (kept.revision !== change.revision) return stale
  const changed = applied(kept.body, change, world)
  if (!changed.ok) return changed
  const saved = await needs.drafts.save(directive, change.revision, changed.value.body, changed.value.changed, actor.person)
  if (!saved) return stale
  return draftView(needs, actor, directive)
}

interface Applied {
  readonly body: DraftBody
  /** Which places changed, for whoever was slower. */
  readonly changed: string[]
}

/** The draft after the change; pure but for names that the directory resolves. */
export function applied(before: DraftBody, change: DraftChange, world: World): Result<Applied> {
  const successors = { ...before.successors, ...change.successors }
  const header = headerOf(before, change)
  let body: DraftBody = { ...before, header, successors, obligations: before.obligations.map((one) => corrected(one, change)) }
  if (change.rounds) body = { ...body, rounds: roundsOf(body, change.rounds, world) }
  for (const [id, answer] of Object.entries(change.answers ?? {})) {
    const question = body.questions.find((one) => one.id === id)
    if (question) body = answered(body, question, answer, world)
  }
  const resolved = withSuccessors(body, world)
  if (!resolved.ok) return resolved
  return ok({ body: resolved.value, changed: placesOf(change) })
}

function headerOf(before: DraftBody, change: DraftChange): DraftBody['header'] {
  const { number, issuedOn, subject, urgency, field, deskOfficer, leader, focalUnit, trackFrom, trackedUntil } = change
  const given = { number, issuedOn, subject, urgency, field, deskOfficer, leader, focalUnit, trackFrom, trackedUntil }
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return { ...before.header, ...(set as Partial<DraftBody['header']>) }
}

function corrected(one: WorkingObligation, change: DraftChange): WorkingObligation {
  const own = change.obligations?.find(({ path }) => path === one.path)
  if (!own) return one
  return {
    ...one,
    class: own.class ?? one.class,
    title: own.title ?? one.title,
    units: (own.units as UnitId[] | undefined) ?? one.units,
    needsApproval: own.needsApproval ?? one.needsApproval,
    dropped: own.dropped ?? one.dropped,
    due: own.dueOn === undefined ? one.due : own.dueOn === null ? { ...one.due, on: null, source: 'none', rules: [] } : officerDue(own.dueOn, one.due.text),
    corrected: true,
    unitsChosen: one.unitsChosen || own.units !== undefined,
  }
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

/** An answer puts the value where it belongs; `{accept: true}` takes the labelled proposal. */
function answered(body: DraftBody, question: Question, said: unknown, world: World): DraftBody {
  const accepts = typeof said === 'object' && said !== null && (said as { accept?: unknown }).accept === true
  const value = accepts ? (proposalOf(question, body, world)?.value ?? null) : said
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
      return on === null
        ? noted
        : { ...noted, obligations: body.obligations.map((one) => (one.path === question.path ? { ...one, due: officerDue(on, one.due.text) } : one)) }
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
      return { ...noted, successors: { ...body.successors, [String(question.params['name'])]: String(value) } }
    case 'communesReport':
      return noted
    default:
      return noted
  }
}

function yearlyDay(rhythm: Rhythm | null, world: World): LocalDate | null {
  const next = rhythm ? nextMonthDay(rhythm.beforeMonthDay, world.today) : null
  return next ? lastDayBefore(next).on : null
}

/** Names that the officer said to stand for others are resolved anew wherever they occur. */
function withSuccessors(body: DraftBody, world: World): Result<DraftBody> {
  const entries = Object.entries(body.successors)
  if (!entries.length) return ok(body)
  const stands = (name: string): string => entries.find(([old]) => fold(old) === fold(name))?.[1] ?? name
  const addressed = body.addressees.flatMap(({ units }) => units)
  const again = (names: readonly string[], before: readonly UnitId[]): UnitId[] => {
    if (!names.some((name) => stands(name) !== name)) return [...before]
    return [
      ...expand(
        world.directory,
        names.map(stands).filter((name) => name !== 'none'),
        world.today,
        [...addressed],
      ).members,
    ]
  }
  return ok({
    ...body,
    addressees: body.addressees.map(({ name, units }) => ({ name, units: again([name], units) })),
    obligations: body.obligations.map((one) => (one.unitsChosen ? one : { ...one, units: again(one.leads, one.units) })),
  })
}

function placesOf(change: DraftChange): string[] {
  const { revision: _, obligations, answers, ...rest } = change
  return [...Object.keys(rest), ...(obligations ?? []).map(({ path }) => path), ...Object.keys(answers ?? {})]
}
