import { assign, raise, setup } from 'xstate'
import type { Due, LocalDate, Rung, Stage } from '#base'
import type { MachineEvent } from '#engine/core'
import { answerOf, contextOf, instantOf, isLate, type WorkContext } from './context.js'
import { deadline } from './deadline.js'

const ladderOf = (event: MachineEvent): readonly Rung[] => (event['ladder'] as readonly Rung[] | undefined) ?? []

/** The vocabulary of all definitions of the cascade: guards are questions, actions named effects, one delay. */
export const chart = setup({
  types: { context: {} as WorkContext, events: {} as MachineEvent, input: {} as Record<string, unknown> },
  // Read by the engine and written as a timer row, never run: nothing sleeps in memory. Infinity = nothing to arm.
  delays: { nextRung: ({ context, event }) => (context.ladder[0] ? context.ladder[0].at - instantOf(event) : Infinity) },
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
    opinionGiven: ({ context, event }) => context.due.source !== 'signed' || (typeof event['opinion'] === 'string' && event['opinion'] !== ''),
  },
  actions: {
    takeLadder: assign({ ladder: ({ event }) => ladderOf(event) }),
    takeRung: assign({ ladder: ({ context }) => context.ladder.slice(1) }),
    newLadder: raise(({ event }) => ({ type: 'LADDER', at: event.at, ladder: ladderOf(event), stage: event['stage'] ?? 'onTime' })),
    stopLadder: raise(({ event }) => ({ type: 'STOP', at: event.at })),
    lapse: raise(({ event }) => ({ type: 'LAPSE', at: event.at })),
    keepAnswer: assign({ answer: ({ event }) => answerOf(event), late: ({ context, event }) => isLate(context, event), reason: null }),
    keepReason: assign({ reason: ({ event }) => (event['reason'] as string | undefined) ?? null, returns: ({ context }) => context.returns + 1 }),
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
    tell: (_, _params: Record<string, unknown>) => undefined,
    look: (_, _params: { at: 'root' | 'parent' }) => undefined,
    openRound: () => undefined,
    closeReports: () => undefined,
    endSubtree: (_, _params: { as: 'END' | 'WITHDRAW' }) => undefined,
    moveAssignment: (_, _params: Record<string, unknown>) => undefined,
    hold: () => undefined,
    release: () => undefined,
    urgeUnits: (_, _params: Record<string, unknown>) => undefined,
    checkUrged: () => undefined,
  },
})

type WorkRegion = Record<string, unknown>

/** A definition's statechart from its work region; the deadline region is the same for all. */
export function machineOf(id: string, work: WorkRegion): ReturnType<typeof chart.createMachine> {
  return chart.createMachine({ id, type: 'parallel', context: contextOf, states: { work, deadline } } as never)
}

/** An effect that tells roles what happened. `about` is the key of the sentence. */
export function tell(about: string, to: readonly string[]): object {
  return { type: 'tell', params: { about, to, kind: 'news', level: 0, weekly: [] } }
}

/** Ask the directive (or the round) to look at what is still open below it. */
export const lookAtRoot = { type: 'look', params: { at: 'root' } }
export const lookAtParent = { type: 'look', params: { at: 'parent' } }

export type { LocalDate }
