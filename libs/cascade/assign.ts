import { at, formatDate, ok, refuse, type InstanceId, type Result, type UnitId } from '#base'
import { endOfDay, momentLadder } from '#calendar'
import type { Assigned } from '#contract'
import type { Move } from '#engine'
import { cascadeOf, tracking, type CascadeToBe } from './cascade-of.js'
import { current, fullNumber } from './context.js'
import type { DraftBody, WorkingObligation, WorkingRound } from './draft-body.js'
import { receiptLadder, workLadder } from './ladders.js'
import { chainMoves, isPast, loadDraft, type ChainMoves } from './legal-chain-questions.js'
import type { Actor, KeptDraft, Needs } from './needs.js'
import { openQuestions, wordsOf } from './questions.js'
import { personRef } from './draft-view.js'
import { officeOnly, rolesTowards } from './roles.js'
import { lettersFacts } from './take-in-letter.js'
import { within, worldOf, type World } from './world.js'

/**
 * Giao nhiệm vụ. One command: the directive's move and the birth of every assignment, plan, duty and round; all or none. The key is the
 * directive's own, so a double click assigns once. Problems: `draft.unknown`, `draft.stale`, `draft.open`, `scope.forbidden`.
 */
export async function assign(needs: Needs, actor: Actor, directive: InstanceId, revision: number): Promise<Result<Assigned>> {
  const world = within(await worldOf(needs), directive)
  const office = officeOnly(world, actor)
  if (!office.ok) return office
  const kept = await loadDraft(needs, directive)
  if (!kept) return refuse('draft.unknown', { directive })
  if (kept.revision !== revision)
    return refuse('draft.stale', {
      expected: revision,
      found: kept.revision,
      by: personRef(world, kept.by),
      at: kept.at,
      changed: kept.changes.filter((one) => one.revision > revision).flatMap(({ changed }) => changed),
      conflicts: [],
    })
  const open = openQuestions(kept.body)
  if (open.length) return refuse('draft.open', { questions: open.map((question) => `${question.path ? `${question.path}: ` : ''}${wordsOf(question)}`) })
  return write(needs, world, actor, kept)
}

async function write(needs: Needs, world: World, actor: Actor, kept: KeptDraft): Promise<Result<Assigned>> {
  const { body, directive } = kept
  const cascade = cascadeOf(body, world)
  const children = cascade.assignments.flatMap((one) => one.children)
  const chain = await chainMoves(needs, world, actor, kept)
  if (!chain.ok) return chain
  const ids = await needs.engine.newIds(cascade.assignments.length + children.length + cascade.rounds.length)
  const moves = [assignMove(directive, body, cascade, world, chain.value), ...births(directive, body, cascade, world, ids), ...chain.value.moves]
  const roles = rolesTowards(world, actor, { unit: null, focalUnit: null, drafter: null, field: body.header.field })
  const done = await needs.engine.send({ actor: actor.person, roles, key: `assign:${directive}`, moves })
  if (!done.ok) return done
  await needs.drafts.issued(directive, body)
  return ok({
    directive,
    units: cascade.assignments.length,
    plans: children.filter(({ definition }) => definition === 'unit-plan').length,
    duties: children.filter(({ definition }) => definition === 'duty').length,
    rounds: cascade.rounds.length,
    at: world.now,
  })
}

function assignMove(directive: InstanceId, body: DraftBody, cascade: CascadeToBe, world: World, { replaces }: ChainMoves): Move {
  const { field, focalUnit, deskOfficer, leader, trackFrom, trackedUntil, subject } = body.header
  const lines = cascade.lines.map(({ path, quote, class: kind, authority, units }) => ({ path, quote, class: kind, authority, units }))
  const indicators = cascade.indicators.flatMap(({ path, targets, units }) =>
    targets.map((target, i) => ({ path, key: `${path}#${i + 1}`, label: target.measure, unit: target.unit, target: `${target.op} ${target.value}`, units })),
  )
  const until = tracking(body, world)?.until ?? null
  return {
    instance: directive,
    event: {
      type: 'ASSIGN',
      title: subject ?? fullNumber(lettersFacts(body)) ?? 'Văn bản chỉ đạo',
      field,
      focalUnit,
      deskOfficer,
      leader,
      ladder: until === null ? [] : momentLadder(endOfDay(until)),
      more: {
        letter: lettersFacts(body),
        carriesOut: body.carriesOut,
        trackFrom,
        trackedUntil,
        lines,
        indicators,
        ...(replaces.length > 0 ? { replaces } : {}),
      },
    },
  }
}

function births(directive: InstanceId, body: DraftBody, cascade: CascadeToBe, world: World, ids: InstanceId[]): Move[] {
  const next = (): InstanceId => ids.shift() as InstanceId
  const assignments = cascade.assignments.flatMap(({ unit, children }): Move[] => {
    const id = next()
    return [
      { start: { id, definition: current('assignment'), parent: directive, input: assignmentInput(directive, unit, body, world) } },
      ...children.map(({ definition, obligation }): Move => ({
        start: { id: next(), definition: current(definition), parent: id, input: childInput(directive, unit, definition, obligation, body, world) },
      })),
    ]
  })
  const rounds = cascade.rounds.map((round): Move => ({
    start: { id: next(), definition: current('report-round'), parent: directive, input: roundInput(directive, round, body, world) },
  }))
  return [...assignments, ...rounds]
}

const people = ({ header }: DraftBody): Record<string, unknown> => ({
  focalUnit: header.focalUnit,
  field: header.field,
  deskOfficer: header.deskOfficer,
  leader: header.leader,
  urgency: header.urgency,
})

export function assignmentInput(directive: InstanceId, unit: UnitId, body: DraftBody, world: World): Record<string, unknown> {
  return { ...people(body), unit, directive, step: 'duty', title: body.header.subject ?? '', ladder: receiptLadder(world, body.header.urgency) }
}

const SILENT = 'Hạn đã qua trước khi nhập văn bản: hệ thống không nhắc, không tính quá hạn.'

export function childInput(
  directive: InstanceId,
  unit: UnitId,
  definition: 'unit-plan' | 'duty',
  obligation: WorkingObligation,
  body: DraftBody,
  world: World,
): Record<string, unknown> {
  const { title, path, quote, needsApproval } = obligation
  // A date that had passed before the letter came rings only where the officer said so.
  const silent = isPast(body, obligation.due.on) && body.answers['pastDates'] !== true
  const due = silent ? { ...obligation.due, rules: [...obligation.due.rules, SILENT] } : obligation.due
  const step = definition === 'unit-plan' ? 'ownPlan' : 'duty'
  const { urgency, trackedUntil } = body.header
  return {
    ...people(body),
    unit,
    directive,
    title,
    path,
    quote,
    due,
    needsApproval,
    step,
    ladder: silent ? [] : workLadder(world, { step, urgency, due }, trackedUntil),
  }
}

/** The round sleeps until its opening; what its children need is remembered here, so that opening needs no draft. */
export function roundInput(
  directive: InstanceId,
  round: Omit<WorkingRound, 'id'>,
  body: Pick<DraftBody, 'header'>,
  { policy: { roundConsolidatesWorkingDays: days } }: Pick<World, 'policy'>,
): Record<string, unknown> {
  const { label, path, quote, via, units, dueOn, consolidatedBy, opensOn, source, rules } = round
  return {
    ...people(body as DraftBody),
    // A letter that names no focal unit: the Office consolidates itself.
    focalUnit: via ?? 'van-phong-ubnd-tinh',
    unit: via ?? 'van-phong-ubnd-tinh',
    directive,
    title: label,
    path,
    quote,
    step: 'consolidation',
    due: {
      on: consolidatedBy,
      source: 'officer',
      text: null,
      rules: [`Đơn vị gửi chậm nhất ${formatDate(dueOn)}; tổng hợp trong ${days} ngày làm việc sau đó.`],
      counted: { from: dueOn, n: days, unit: 'workingDay' },
    },
    ladder: momentLadder(at(opensOn, '07:30')),
    more: { units, unitsDue: { on: dueOn, source, text: null, rules }, opensOn },
  }
}
