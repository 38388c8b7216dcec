import { at, clockOf, dayOf, HOUR, instant, STAGES, type Due, type LocalDate, type Rung, type Stage } from '#base'
import {
  addWorkingDays,
  consentLadder,
  endOfDay,
  ladderOf,
  lastKnownDay,
  momentLadder,
  nextWorkingDay,
  reviewLadder,
  type DatedStep,
  type Urgency,
} from '#calendar'
import type { WorkContext } from '#workflows'
import type { World } from './world.js'

/** What the world adds to an event whose definition asks for a ladder. */
export interface LadderOfEvent {
  readonly ladder: readonly Rung[]
  readonly stage: Stage
  readonly due?: Due
  /** What the directive remembers anew. */
  readonly more?: Readonly<Record<string, unknown>>
}

type Work = Pick<WorkContext, 'step' | 'urgency' | 'due'>

type Dated = Pick<Due, 'time'> & { readonly on: LocalDate }

const dated = (world: World, work: Work, { on, time }: Dated, more: { climbs?: boolean; step?: DatedStep } = {}): Rung[] =>
  ladderOf({
    step: more.step ?? (work.step as DatedStep),
    due: on,
    time,
    urgency: work.urgency as Urgency,
    now: world.now,
    calendar: world.calendar,
    policy: world.policy,
    climbs: more.climbs ?? true,
  })

const ownDay = (ladder: readonly Rung[], due: LocalDate): Rung[] => ladder.map((rung) => ({ ...rung, due }))

/**
 * The same with its day on every rung: the date that is told is the Office's own, not that of the work. It was counted in working days, so under
 * a hỏa tốc letter too it has days, as short as those of thượng khẩn.
 */
const inside = (world: World, work: Work, due: LocalDate): Rung[] =>
  ownDay(dated(world, work.urgency === 'hoa-toc' ? { ...work, urgency: 'thuong-khan' } : work, { on: due }), due)

/** What the Office owes a hỏa tốc letter is counted in hours from now, at any time of day. */
function insideHours(world: World, step: DatedStep): Rung[] {
  const moment = instant(world.now + world.policy.urgency.hoaToc.answerHours * HOUR)
  const due = { on: dayOf(moment), time: clockOf(moment) }
  return ownDay(dated(world, { step, urgency: 'hoa-toc', due: officerDue(due.on) }, due), due.on).map((rung) => ({ ...rung, dueTime: due.time }))
}

const isDated = (due: Due): due is Due & Dated => due.on !== null

const from = (ladder: readonly Rung[], stage: Stage = 'onTime'): LadderOfEvent => ({ ladder, stage })

/** A ladder over work that stands on a stage already: what was told is not told again, what climbed further meanwhile is. */
function resumed(ladder: readonly Rung[], stage: Stage, world: World): LadderOfEvent {
  const reached = STAGES.indexOf(stage === 'stopped' ? 'onTime' : stage)
  const news = ladder.filter((rung) => rung.at > world.now || (rung.stage !== 'lapsed' && STAGES.indexOf(rung.stage) > reached))
  return from(news, stage === 'stopped' ? 'onTime' : stage)
}

/** The ladder of work as it is born or gets its date back; without a date the quarterly look, until the directive is no longer tracked. */
export function workLadder(world: World, work: Work, trackedUntil: LocalDate | null): Rung[] {
  if (isDated(work.due)) return dated(world, work, work.due)
  const known = lastKnownDay(world.calendar)
  const until = trackedUntil !== null && trackedUntil < known ? trackedUntil : known
  return reviewLadder({ from: world.today, until, now: world.now, calendar: world.calendar, policy: world.policy })
}

/** An officer's new date. It reminds and climbs inside the Office; it is no order (DESIGN §2, dueSource). */
export function officerDue(on: LocalDate, text: string | null = null, rules: readonly string[] = [], time?: string): Due {
  return { on, source: 'officer', text, rules: ['Hạn do Văn phòng đặt.', ...rules], ...(time === undefined ? {} : { time }) }
}

export const workingDaysFrom = (world: World, days: number): LocalDate => addWorkingDays(world.calendar, nextWorkingDay(world.calendar, world.today), days)

/** A date below which a decision is waited for, inside the Office. */
export function decisionLadder(world: World, urgency = 'normal'): Rung[] {
  if (urgency === 'hoa-toc') return insideHours(world, 'decision')
  return inside(world, { step: 'decision', urgency: 'normal', due: officerDue(world.today) }, workingDaysFrom(world, world.policy.answerWorkingDays))
}
export function checkingLadder(world: World, urgency: string): Rung[] {
  if (urgency === 'hoa-toc') return insideHours(world, 'checking')
  return inside(world, { step: 'checking', urgency, due: officerDue(world.today) }, workingDaysFrom(world, 1))
}

/** Unopened after three working days (hỏa tốc: after an hour): a line for the Office's registry clerk and the desk officer (practice 4). */
export function receiptLadder(world: World, urgency = 'normal'): Rung[] {
  const { morning, urgency: rules } = world.policy
  const isInHours = urgency === 'hoa-toc'
  const unopened = isInHours ? instant(world.now + rules.hoaToc.receiptHours * HOUR) : at(workingDaysFrom(world, 3), morning)
  return [
    { at: world.now, kind: 'open', level: 0, stage: 'onTime', tell: ['unitClerk', 'handler'] },
    { at: unopened, kind: 'reminder', level: 0, stage: 'dueSoon', tell: ['deskOfficer', 'registryClerk'], ...(isInHours && { inHours: true }) },
  ]
}

/** The time that the Office takes is no lateness of the unit: its own people hear of it, higher and higher, while the work stays on time. */
function approvalLadder(world: World, urgency: string): Rung[] {
  const until = workingDaysFrom(world, world.policy.consentWorkingDays)
  const ladder = inside(world, { step: 'checking', urgency, due: officerDue(world.today) }, until)
  return ladder.filter(({ kind }) => kind !== 'overdue').map((rung) => ({ ...rung, stage: 'onTime' }))
}

function consentByLapse(world: World): LadderOfEvent {
  const { today, now, calendar, policy } = world
  return from(consentLadder({ from: today, now, calendar, policy }).filter(({ kind }) => kind === 'lapse'))
}

type Recipe = (world: World, work: WorkContext, stage: Stage, payload: Readonly<Record<string, unknown>>) => LadderOfEvent

/** By the name that an event's definition gives. */
export const ladderRecipes: Readonly<Record<string, Recipe>> = {
  /** Silence of five working days is consent. Nobody is reminded of it: what waits for a word stands on the Office's list. */
  consent: consentByLapse,
  /** The same, but for a plan that the letter wants approved: that waits for a word, and whoever owes it is reminded of it. */
  consentOrApproval: (world, work) => (work.needsApproval ? from(approvalLadder(world, work.urgency)) : consentByLapse(world)),
  supplement: (world, work) => from(inside(world, { ...work, step: 'duty' }, workingDaysFrom(world, world.policy.supplementWorkingDays))),
  decision: (world, work) => from(decisionLadder(world, work.urgency)),
  checking: (world, work) => from(checkingLadder(world, work.urgency)),
  work: (world, work, stage) => resumed(workLadder(world, work, null), stage, world),
  /** A request filed in time freezes what would reach the Office's leaders (practice 2.1), unless the rules let it climb on. */
  frozen: (world, work, stage) =>
    resumed(isDated(work.due) ? dated(world, work, work.due, { climbs: !world.policy.freezesWhileAsked }) : work.ladder, stage, world),
  newDue: (world, work, _stage, payload) => {
    const due = officerDue(payload['dueOn'] as LocalDate)
    return { ...from(workLadder(world, { ...work, due }, null)), due }
  },
  trackUntil: (_world, _work, _stage, payload) => ({
    ...from(momentLadder(endOfDay(payload['until'] as LocalDate))),
    more: { trackedUntil: payload['until'] },
  }),
  untilDue: (_world, _work, _stage, payload) => from(momentLadder(endOfDay(payload['dueOn'] as LocalDate))),
}

/** After a request was answered: the new date's ladder, or the old one taken up where it stands now. */
export function answeredLadder(world: World, work: WorkContext, stage: Stage, due: Due | null): LadderOfEvent {
  if (due !== null && isDated(due)) return { ...from(dated(world, work, due)), due }
  return resumed(isDated(work.due) ? dated(world, work, work.due) : work.ladder, stage, world)
}

/** The ladder under an urging letter's own date: signed, and the only one that may propose a unit to a leader of the province. */
export function urgedLadder(world: World, work: WorkContext, due: Due): LadderOfEvent {
  return { ...from(isDated(due) ? dated(world, work, due, { step: 'urged' }) : []), due }
}
