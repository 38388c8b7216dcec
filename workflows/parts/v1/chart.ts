import { dayOf, formatDate, type Due, type LocalDate, type Rung, type Stage, type UnitId } from '#base'
import { assign, chart, effect, endsBelow, raise, type Chart, type MachineEvent, type Words } from '#engine/core'
import { answerOf, contextOf, heldOf, instantOf, isLate, isLateAtItsEnd, renamedUnit, type Answer, type HeldFor, type WorkContext } from './context.js'
import { deadlineOf, type Uses } from './deadline.js'

const ladderOf = (event: MachineEvent): readonly Rung[] => (event['ladder'] as readonly Rung[] | undefined) ?? []

type Renamed = ReturnType<typeof renamedUnit>
function renamed<Name extends keyof Renamed>({ context, event }: { context: WorkContext; event: MachineEvent }, name: Name): Renamed[Name] {
  return renamedUnit(context, event['from'] as UnitId, event['unit'] as UnitId)[name]
}

/** The vocabulary of all definitions of the cascade: guards are questions, actions named effects, one delay. */
const words: Words<WorkContext> = {
  // Read by the engine and written as a timer row, never run: nothing sleeps in memory. Infinity = nothing to arm.
  nextRung: ({ context, event }) => (context.ladder[0] ? context.ladder[0].at - instantOf(event) : Infinity),
  guards: {
    rungIs: ({ context }, { stage }: { stage: string }) => context.ladder[0]?.stage === stage,
    ladderStarts: ({ event }, { stage }: { stage: Stage }) => ((event['stage'] as Stage | undefined) ?? 'onTime') === stage,
    // Only a signed date, and never while a request for more time is undecided (practice 2.1).
    mayBeReported: ({ context }) => context.due.source === 'signed' && context.extension === null,
    needsApproval: ({ context }) => context.needsApproval,
    ownWorkOfTheOffice: ({ context }) => context.unit === 'van-phong-ubnd-tinh',
    noExtensionOpen: ({ context }) => context.extension === null,
    hasAnAnswer: ({ event }) => ['number', 'file', 'figures', 'summary'].some((name) => event[name] !== undefined && event[name] !== ''),
    comesWithLetter: ({ context }) => context.more['letter'] !== undefined && context.more['letter'] !== null,
    nothingOpen: ({ event }) => event['openWork'] === 0 && (event['allWork'] as number) > 0,
    somethingOpen: ({ event }) => (event['openWork'] as number) > 0,
    allClosed: ({ event }) => event['open'] === 0,
    // Whatever rang or was set between the counting and this event had a ladder of its own: that one is counted again.
    isThisLadder: ({ context, event }) => {
      const counted = event['counted'] as { at: number; left: number } | undefined
      return counted === undefined || (context.ladder.length === counted.left && context.ladder[0]?.at === counted.at)
    },
    isHeld: ({ context }) => context.held !== null,
    opinionGiven: ({ context, event }) => context.due.source !== 'signed' || (typeof event['opinion'] === 'string' && event['opinion'] !== ''),
  },
  actions: {
    takeLadder: assign({ ladder: ({ event }) => ladderOf(event) }),
    takeRung: assign({ ladder: ({ context }) => context.ladder.slice(1) }),
    newLadder: raise('LADDER', ({ event }) => ({ ladder: ladderOf(event), stage: event['stage'] ?? 'onTime' })),
    stopLadder: raise('STOP'),
    lapse: raise('LAPSE'),
    keepAnswer: assign({ answer: ({ event }) => answerOf(event), late: ({ context, event }) => isLate(context, event), reason: null }),
    keepLate: assign({ late: ({ context, event }) => isLateAtItsEnd(context, event) }),
    keepReason: assign({ reason: ({ event }) => (event['reason'] as string | undefined) ?? null, returns: ({ context }) => context.returns + 1 }),
    keepWhy: assign({ reason: ({ context, event }) => (event['reason'] as string | undefined) ?? context.reason }),
    keepHeld: assign({ held: ({ event }) => heldOf(event) }),
    // The time on hold is nobody's lateness: the date and the day by which timeliness is judged move together.
    keepResumed: assign({
      held: null,
      due: ({ context, event }) => (event['due'] as Due | undefined) ?? context.due,
      dueKept: ({ context, event }) => (event['dueKept'] as LocalDate | undefined) ?? context.dueKept,
      more: ({ context, event }) => ({ ...context.more, ...(event['more'] as object | undefined) }),
    }),
    keepRecounted: assign({
      due: ({ context, event }) => (event['due'] as Due | undefined) ?? context.due,
      dueKept: ({ context, event }) => (event['dueKept'] as LocalDate | undefined) ?? context.dueKept,
      more: ({ context, event }) => ({ ...context.more, ...(event['more'] as object | undefined) }),
    }),
    keepProposal: assign({ more: ({ context, event }) => ({ ...context.more, unit: event['unit'], proposedOn: dayOf(event.at) }) }),
    keepMovedTo: assign({
      more: ({ context, event }) => ({
        ...context.more,
        ...(event['unit'] === undefined ? {} : { movedTo: event['unit'] }),
        ...(event['to'] === undefined ? {} : { mergedInto: event['to'] }),
      }),
    }),
    keepUnit: assign({
      unit: (said) => renamed(said, 'unit'),
      focalUnit: (said) => renamed(said, 'focalUnit'),
      drafter: (said) => renamed(said, 'drafter'),
      more: (said) => renamed(said, 'more'),
    }),
    keepCarried: assign({ answer: ({ event }) => event['answer'] as Answer, late: ({ context, event }) => context.late || event['late'] === true }),
    keepNewDue: assign({
      due: ({ event }) => event['due'] as Due,
      dueKept: ({ event }) => (event['due'] as Due).on,
    }),
    keepUrgedDue: assign({
      due: ({ event }) => event['due'] as Due,
      urged: ({ context, event }) => [...context.urged, event['letter'] as number],
    }),
    keepExtension: assign({ extension: ({ event }) => event['extension'] as number }),
    clearExtension: assign({ extension: null }),
    grantExtension: assign({
      extension: null,
      extensionsGranted: ({ context }) => context.extensionsGranted + 1,
      due: ({ context, event }) => (event['due'] as Due | undefined) ?? context.due,
      dueKept: ({ context, event }) => (event['due'] as Due | undefined)?.on ?? context.dueKept,
    }),
    keepMore: assign({ more: ({ context, event }) => ({ ...context.more, ...(event['more'] as object | undefined) }) }),
    keepTitle: assign({ title: ({ context, event }) => (event['title'] as string | undefined) ?? context.title }),
    keepPeople: assign({
      field: ({ context, event }) => (event['field'] as string | undefined) ?? context.field,
      focalUnit: ({ context, event }) => (event['focalUnit'] as WorkContext['focalUnit'] | undefined) ?? context.focalUnit,
      deskOfficer: ({ context, event }) => (event['deskOfficer'] as WorkContext['deskOfficer'] | undefined) ?? context.deskOfficer,
      leader: ({ context, event }) => (event['leader'] as WorkContext['leader'] | undefined) ?? context.leader,
    }),
    // Effects: names and arguments only. The engine writes rows; `cascade/effects` carries them out after the commit.
    tell: effect,
    look: effect,
    openRound: effect,
    closeReports: effect,
    endSubtree: endsBelow(({ as }) => String(as)),
    moveAssignment: endsBelow(() => 'MOVED'),
    // The engine's own: carried out in the commit of the step (`HOLD`).
    hold: effect,
    suspended: effect,
    resumeBelow: effect,
    holdBelow: effect,
    releaseBelow: effect,
    amendBelow: effect,
    peopleBelow: effect,
    carryOver: effect,
    urgeUnits: effect,
    checkUrged: effect,
  },
}

interface WorkState {
  readonly type?: string
  readonly on?: Readonly<Record<string, object>>
}
type WorkRegion = { readonly initial: string; readonly states: object }

/** A definition's statechart from its work region; the deadline region is the same for all, but for what the work has no use for. */
export function machineOf(id: string, work: WorkRegion): Chart {
  return chart(id, words, (input) => contextOf({ input }), { work, deadline: deadlineOf(usesOf(work.states as States)) })
}

type States = Readonly<Record<string, WorkState>>

function usesOf(states: States): Uses {
  const transitions = Object.keys(states).flatMap((state) => transitionsOf(states, state))
  const stops = transitions.filter(({ event, actions }) => event === 'LAPSE' || actions?.includes('stopLadder'))
  // A state in which the clock stands still for good (a directive that is closing) starts none again.
  const restarts = ({ state, target }: Transition): boolean => transitionsOf(states, target ?? state).some(({ actions }) => actions?.includes('newLadder'))
  return { lapses: transitions.some(({ event }) => event === 'LAPSE'), restarts: stops.some(restarts) }
}

interface Transition {
  readonly state: string
  readonly event: string
  readonly target?: string
  readonly actions?: readonly unknown[]
}

function transitionsOf(states: States, state: string): Transition[] {
  return Object.entries(states[state]?.on ?? {}).flatMap(([event, one]) =>
    [one].flat().map((transition: object): Transition => ({ ...transition, state, event })),
  )
}

/** An effect that tells roles what happened. `about` is the key of the sentence. */
export function tell(about: string, to: readonly string[]): object {
  return { type: 'tell', params: { about, to, kind: 'news', level: 0, weekly: [] } }
}

type Said = { readonly event: MachineEvent }

/** The same, but not of what only follows another piece of work in the same command (`of`): people hear of a matter once. */
export function tellsUnlessFollowing(about: string, to: readonly string[]): object {
  return { type: 'tell', params: ({ event }: Said) => ({ about, to: event['of'] === undefined ? to : [], kind: 'news', level: 0, weekly: [] }) }
}

/** A date that moved with the calendar is told to whoever has the work in hand (`tells`); other moments for its reminders are no news. */
export const tellsMoved = {
  type: 'tell',
  params: ({ event }: Said) => ({ about: 'due.amended', to: event['tells'] ?? [], kind: 'news', level: 0, weekly: [] }),
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The work and all below it goes on hold with this very step; whoever has it in hand is told once. */
export function suspends(to: readonly string[]): readonly object[] {
  return [
    { type: 'hold', params: ({ event }: Said) => ({ reason: holdReason(event) }) },
    { type: 'suspended', params: ({ event }: Said) => ({ tell: event['of'] === undefined ? to : [], reason: holdReason(event) }) },
  ]
}

function holdReason(event: MachineEvent): string {
  const until = text(event['heldUntil'])
  return `${text(event['reason'])}${until ? ` (dự kiến đến ${formatDate(until as LocalDate)})` : ''}`
}

/** What is below gets its new dates; when the last has them, the hold is lifted. */
export function resumes(to: readonly string[]): object {
  return {
    type: 'resumeBelow',
    params: ({ event }: Said) => ({
      held: (event['held'] as HeldFor | undefined) ?? null,
      reason: text(event['reason']),
      tell: event['of'] === undefined ? to : [],
    }),
  }
}

/** One new date for the open work below, of the named kind. */
export const amendsBelow = {
  type: 'amendBelow',
  params: ({ event }: Said) => ({ dueOn: event['dueOn'] ?? null, work: event['work'] ?? 'all', reason: text(event['reason']) }),
}

/** Ask the directive (or the round) to look at what is still open below it. */
export const lookAtRoot = { type: 'look', params: { at: 'root' } }
export const lookAtParent = { type: 'look', params: { at: 'parent' } }

export type { LocalDate }
