import type { LocalDate, UnitId } from '#base'
import { ordered } from '#directory'
import { lastKnownDay, roundsOf } from '#calendar'
import type { DraftBody, RoundRule, WorkingObligation, WorkingRound } from './draft-body.js'
import { workLadder } from './ladders.js'
import type { World } from './world.js'

/** A child to be born below a unit's assignment. */
export interface ChildToBe {
  readonly definition: 'unit-plan' | 'duty'
  readonly obligation: WorkingObligation
}
/** What assigning makes of a draft: who gets an assignment, what stands below it, which rounds there will be. */
export interface CascadeToBe {
  readonly assignments: readonly { readonly unit: UnitId; readonly children: readonly ChildToBe[] }[]
  readonly rounds: readonly WorkingRound[]
  readonly lines: readonly WorkingObligation[]
  readonly indicators: readonly WorkingObligation[]
}

const live = (draft: DraftBody): readonly WorkingObligation[] => draft.obligations.filter(({ dropped }) => !dropped)
const isWork = (one: WorkingObligation): boolean => (one.class === 'plan' || one.class === 'duty') && one.authority === 'order'

/** The cascade that follows from a draft as it stands. Pure: the same draft and world give the same cascade, in the preview and in the deed. */
export function cascadeOf(draft: DraftBody, world: World): CascadeToBe {
  const obligations = live(draft)
  const work = obligations.filter(isWork)
  const units = ordered(world.directory, [...new Set([...draft.addressees.flatMap((one) => one.units), ...work.flatMap((one) => one.units)])])
  return {
    assignments: units.map((unit) => ({
      unit,
      children: work
        .filter((one) => one.units.includes(unit))
        .map((obligation) => ({ definition: obligation.class === 'plan' ? 'unit-plan' : 'duty', obligation })),
    })),
    rounds: draft.rounds
      .filter(({ path }) => !draft.obligations.some((one) => one.path === path && one.dropped))
      .flatMap((rule) => roundsOfRule(rule, draft, world, units)),
    lines: obligations.filter((one) => !isWork(one) && one.class !== 'indicator' && one.class !== 'report'),
    indicators: obligations.filter((one) => one.targets.length > 0),
  }
}

/** From when to when a directive is followed; null while the officer has not said until when. */
export function tracking(draft: DraftBody, world: World): { from: LocalDate; until: LocalDate } | null {
  const { trackFrom, trackedUntil, issuedOn } = draft.header
  if (trackedUntil === null) return null
  const known = lastKnownDay(world.calendar)
  return { from: trackFrom ?? issuedOn ?? world.today, until: trackedUntil < known ? trackedUntil : known }
}

function roundsOfRule(rule: RoundRule, draft: DraftBody, world: World, all: readonly UnitId[]): WorkingRound[] {
  const span = tracking(draft, world)
  if (!span) return []
  const from = span.from < world.today ? world.today : span.from
  const own = draft.obligations.find(({ path }) => path === rule.path)
  const reporting = own && own.units.length > 0 ? own.units : all
  // Communes that the letter does not order to report do so only where the officer said so.
  const communes = draft.answers['communesReport'] === true || draft.answers[`communesReport:${rule.path}`] === true
  const units = communes ? all : reporting
  const via = rule.via ?? draft.header.focalUnit
  return roundsOf({ period: rule.period, unitsDueBefore: rule.unitsDueBefore, from, until: span.until, calendar: world.calendar, policy: world.policy }).map(
    (round) => ({
      id: `${rule.path ?? 'letter'}:${round.dueOn}`,
      path: rule.path,
      quote: own?.quote ?? null,
      label: round.label,
      dueOn: round.dueOn,
      opensOn: round.opensOn,
      consolidatedBy: round.consolidatedBy,
      via,
      units: units.filter((unit) => unit !== via),
      source: rule.source,
      rules: round.rules,
    }),
  )
}

/** Figures for the line at the foot of the checking page. */
export function effectOf(
  draft: DraftBody,
  cascade: CascadeToBe,
  world: World,
  open: number,
): { units: number; plans: number; duties: number; lines: number; indicators: number; rounds: number; open: number; firstReminder: number | null } {
  const children = cascade.assignments.flatMap((one) => one.children)
  // Before a date that has passed nobody is reminded any more, and its year may be one without a calendar.
  const ahead = children.map(({ obligation }) => obligation).filter(({ due }) => due.on === null || due.on >= world.today)
  const reminders = [...new Set(ahead)].flatMap((obligation) =>
    workLadder(world, { step: obligation.class === 'plan' ? 'ownPlan' : 'duty', urgency: draft.header.urgency, due: obligation.due }, draft.header.trackedUntil)
      .filter(({ kind, at }) => kind === 'reminder' && at > world.now)
      .map(({ at }) => at),
  )
  return {
    units: cascade.assignments.length,
    plans: children.filter(({ definition }) => definition === 'unit-plan').length,
    duties: children.filter(({ definition }) => definition === 'duty').length,
    lines: cascade.lines.length,
    indicators: cascade.indicators.length,
    rounds: cascade.rounds.length,
    open,
    firstReminder: open === 0 && reminders.length > 0 ? Math.min(...reminders) : null,
  }
}
