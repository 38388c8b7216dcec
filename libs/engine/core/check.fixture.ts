import { chart, effect, endsBelow, eventOf, internalEvent, raise, raisedEvent, type Chart, type EventSpec, type Parts, type Words } from './index.js'

const words: Words<object> = {
  nextRung: () => 1,
  guards: { isUrgent: () => true, isSmall: () => true, allClosed: () => true },
  actions: {
    stop: raise('STOP'),
    ladder: raise('LADDER'),
    lapse: raise('LAPSE'),
    echo: raise('ECHO'),
    ask: { is: 'assign', set: {} },
    answer: { is: 'assign', set: {} },
    tell: effect,
    lookUp: effect,
    endBelow: endsBelow(({ as }) => String(as)),
  },
}

export const HANDLER = { may: ['handler'] }
export const OFFICE = { may: ['deskOfficer'] }
export const ENGINE = { may: ['engine'] }
export const held = { owner: 'handler', deadline: 'ladder' }

const clock = { LADDER: { target: 'onTime', reenter: true, meta: ENGINE }, STOP: { target: 'stopped', meta: ENGINE } }
export const rings = (target: string, more: object = {}): object => ({ after: { nextRung: { target, reenter: true } }, on: { ...clock, ...more } })
export const climbing = { initial: 'onTime', states: { onTime: rings('office'), office: rings('office'), stopped: { on: { LADDER: clock.LADDER } } } }

interface State {
  readonly type?: string
  readonly meta?: object
  readonly on?: Readonly<Record<string, unknown>>
  readonly [more: string]: unknown
}
export type States = Readonly<Record<string, State>>

/** Drafted, submitted, accepted or sent back; the ladder is taken up again whenever somebody moves. Nothing is wrong with it. */
export const sound = {
  drafting: {
    meta: held,
    on: { SUBMIT: { target: 'submitted', actions: 'ladder', meta: HANDLER }, REST: { target: 'resting', actions: 'stop', meta: HANDLER } },
  },
  resting: {
    meta: { owner: 'handler', waits: 'standing', reviewer: 'deskOfficer' },
    on: { SUBMIT: { target: 'submitted', actions: 'ladder', meta: HANDLER } },
  },
  submitted: { meta: held, on: { ACCEPT: { target: 'done', actions: 'stop', meta: OFFICE } } },
  done: { type: 'final' },
} satisfies States

const EVENTS: Readonly<Record<string, EventSpec>> = {
  ...Object.fromEntries(['*', 'SUBMIT', 'REST', 'ACCEPT', 'RETURN', 'PING', 'JUMP', 'ASK', 'RESET'].map((event) => [event, eventOf({})])),
  ...Object.fromEntries(['LADDER', 'END', 'CHILDREN', 'FOUND'].map((event) => [event, internalEvent()])),
  ...Object.fromEntries(['STOP', 'LAPSE', 'ECHO'].map((event) => [event, raisedEvent()])),
}

export interface Shape {
  readonly name?: string
  readonly work?: States
  readonly deadline?: object
  readonly chart?: (chart: Chart) => Chart
  readonly events?: Readonly<Record<string, EventSpec>>
  readonly children?: Parts['children']
}

export function parts({ name = 'letter', work = {}, deadline = climbing, chart: shape = (made) => made, events = EVENTS, children = {} }: Shape): Parts {
  const made = chart(name, words, () => ({}), { work: { initial: 'drafting', states: { ...sound, ...work } }, deadline })
  return {
    name,
    version: 1,
    hash: name,
    machine: shape(made),
    events,
    labels: { name, states: {}, events: {}, fields: {} },
    card: () => ({}) as never,
    children,
  }
}

export const submitted = (more: Partial<State>): States => ({ submitted: { ...sound.submitted, ...more } })
export const alsoTakes = (on: State['on']): States => submitted({ on: { ...sound.submitted.on, ...on } })
export const lapsing = {
  initial: 'onTime',
  states: {
    onTime: {
      after: {
        nextRung: [
          { guard: 'isUrgent', target: 'stopped', actions: 'lapse' },
          { target: 'onTime', reenter: true },
        ],
      },
      on: clock,
    },
    stopped: { on: { LADDER: clock.LADDER } },
  },
}

export const below = { name: 'report', work: Object.fromEntries(Object.entries(sound).map(([name, state]) => [name, endingAt(state)])) }
function endingAt(state: State): State {
  return state.on ? { ...state, on: { ...state.on, END: { target: 'done', actions: 'stop', meta: { ...ENGINE, subtree: true } } } } : state
}
export const REPORTS = { report: { counted: 'allClosed' } }
export const ONE = { report: { opens: ['ask'], closes: ['answer'] } }
