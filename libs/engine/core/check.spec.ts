import { describe, expect, test } from '@jest/globals'
import { partsOf } from '#workflows'
import {
  chart,
  check,
  effect,
  endsBelow,
  eventOf,
  FAULT_KINDS,
  internalEvent,
  lookOver,
  raise,
  raisedEvent,
  type Chart,
  type EventSpec,
  type FaultKind,
  type Parts,
  type Words,
} from './index.js'
import { triesOf } from './statechart.js'

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

const HANDLER = { may: ['handler'] }
const OFFICE = { may: ['deskOfficer'] }
const ENGINE = { may: ['engine'] }
const held = { owner: 'handler', deadline: 'ladder' }

const clock = { LADDER: { target: 'onTime', reenter: true, meta: ENGINE }, STOP: { target: 'stopped', meta: ENGINE } }
const rings = (target: string, more: object = {}): object => ({ after: { nextRung: { target, reenter: true } }, on: { ...clock, ...more } })
const climbing = { initial: 'onTime', states: { onTime: rings('office'), office: rings('office'), stopped: { on: { LADDER: clock.LADDER } } } }

interface State {
  readonly type?: string
  readonly meta?: object
  readonly on?: Readonly<Record<string, unknown>>
  readonly [more: string]: unknown
}
type States = Readonly<Record<string, State>>

/** Drafted, submitted, accepted or sent back; the ladder is taken up again whenever somebody moves. Nothing is wrong with it. */
const sound = {
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

interface Shape {
  readonly name?: string
  readonly work?: States
  readonly deadline?: object
  readonly chart?: (chart: Chart) => Chart
  readonly events?: Readonly<Record<string, EventSpec>>
  readonly children?: Parts['children']
}

function parts({ name = 'letter', work = {}, deadline = climbing, chart: shape = (made) => made, events = EVENTS, children = {} }: Shape): Parts {
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

const faultsOf = (...shapes: Shape[]): { kind: FaultKind; place: string; path: readonly string[] }[] =>
  check(shapes.map(parts)).faults.map(({ kind, place, path }) => ({ kind, place, path }))

const submitted = (more: Partial<State>): States => ({ submitted: { ...sound.submitted, ...more } })
const alsoTakes = (on: State['on']): States => submitted({ on: { ...sound.submitted.on, ...on } })
const lapsing = {
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

const below = { name: 'report', work: Object.fromEntries(Object.entries(sound).map(([name, state]) => [name, endingAt(state)])) }
function endingAt(state: State): State {
  return state.on ? { ...state, on: { ...state.on, END: { target: 'done', actions: 'stop', meta: { ...ENGINE, subtree: true } } } } : state
}
const REPORTS = { report: { counted: 'allClosed' } }
const ONE = { report: { opens: ['ask'], closes: ['answer'] } }

type Case = readonly [what: string, shapes: readonly Shape[], kind: FaultKind, place: string, path: readonly string[]]
const CASES: readonly Case[] = [
  ['a leaf with an action of its own', [{ work: submitted({ entry: 'tell' }) }], 'shape', 'work.submitted', ['SUBMIT']],
  ['a wildcard', [{ work: alsoTakes({ '*': { meta: OFFICE } }) }], 'shape', 'work.submitted on *', ['SUBMIT', '*']],
  [
    'a word that is not in the vocabulary',
    [{ work: alsoTakes({ PING: { actions: 'shout', meta: OFFICE } }) }],
    'shape',
    'work.submitted on PING',
    ['SUBMIT', 'PING'],
  ],
  ['a target that is not there', [{ work: alsoTakes({ PING: { target: 'nowhere', meta: OFFICE } }) }], 'shape', 'the root', []],
  [
    'an echo without end',
    [{ work: alsoTakes({ PING: { actions: 'echo', meta: OFFICE }, ECHO: { actions: 'echo', meta: ENGINE } }) }],
    'shape',
    'PING',
    ['SUBMIT', 'PING'],
  ],
  ['nobody holds it', [{ work: submitted({ meta: { deadline: 'ladder' } }) }], 'owner', 'work.submitted', ['SUBMIT']],
  ['an owner whom nobody knows', [{ work: submitted({ meta: { ...held, owner: 'theKing' } }) }], 'owner', 'work.submitted', ['SUBMIT']],
  ['no date', [{ work: submitted({ meta: { owner: 'handler' } }) }], 'deadline', 'work.submitted', ['SUBMIT']],
  ['a review without a reviewer', [{ work: submitted({ meta: { owner: 'handler', waits: 'standing' } }) }], 'deadline', 'work.submitted', ['SUBMIT']],
  [
    'a ladder that was stopped on the way',
    [{ work: alsoTakes({ RETURN: { target: 'drafting', actions: 'stop', meta: OFFICE } }) }],
    'deadline',
    'work.drafting',
    ['SUBMIT', 'RETURN'],
  ],
  [
    'it waits for children that nobody counts',
    [{ work: submitted({ meta: { owner: 'engine', waits: 'children' } }) }],
    'deadline',
    'work.submitted',
    ['SUBMIT'],
  ],
  [
    'it waits for the house, which was not asked',
    [{ work: submitted({ meta: { owner: 'engine', waits: 'house' } }) }],
    'deadline',
    'work.submitted',
    ['SUBMIT'],
  ],
  [
    'a clock that reaches nobody above',
    [{ deadline: { initial: 'onTime', states: { onTime: rings('onTime'), stopped: climbing.states.stopped } } }],
    'escalation',
    'work.drafting',
    [],
  ],
  [
    'a transition at the root',
    [{ chart: (made) => ({ ...made, on: { RESET: { target: '.work.drafting', meta: OFFICE } } }) as Chart }],
    'region',
    'the root on RESET',
    ['RESET'],
  ],
  [
    'a transition of a region',
    [{ deadline: { ...climbing, on: { PING: { target: '.office', reenter: true, meta: OFFICE } } } }],
    'region',
    'deadline on PING',
    ['PING'],
  ],
  [
    'a target in the other region',
    [{ work: alsoTakes({ JUMP: { target: '#letter.deadline.office', meta: OFFICE } }) }],
    'region',
    'work.submitted on JUMP',
    ['SUBMIT', 'JUMP'],
  ],
  [
    'an event that both regions hear',
    [
      {
        work: alsoTakes({ PING: { meta: OFFICE } }),
        deadline: { ...climbing, states: { ...climbing.states, office: rings('office', { PING: { meta: OFFICE } }) } },
      },
    ],
    'sharedEvent',
    'PING',
    ['SUBMIT', 'TIMER', 'PING'],
  ],
  ['nobody may', [{ work: alsoTakes({ PING: { meta: { may: [] } } }) }], 'permission', 'work.submitted on PING', ['SUBMIT', 'PING']],
  ['nobody is said to be allowed', [{ work: alsoTakes({ PING: {} }) }], 'permission', 'work.submitted on PING', ['SUBMIT', 'PING']],
  ['a role whom nobody has', [{ work: alsoTakes({ PING: { meta: { may: ['theKing'] } } }) }], 'permission', 'work.submitted on PING', ['SUBMIT', 'PING']],
  ['an event without a form', [{ work: alsoTakes({ PONG: { meta: OFFICE } }) }], 'permission', 'work.submitted on PONG', ['SUBMIT', 'PONG']],
  ['a state to which nothing leads', [{ work: { lost: { meta: held, on: { ACCEPT: { target: 'done', meta: OFFICE } } } } }], 'deadState', 'work.lost', []],
  [
    'a transition behind one that is always taken',
    [{ work: alsoTakes({ ACCEPT: [sound.submitted.on.ACCEPT, { guard: 'isSmall', target: 'done', actions: 'stop', meta: OFFICE }] }) }],
    'deadTransition',
    'work.submitted on ACCEPT if isSmall',
    ['SUBMIT', 'ACCEPT'],
  ],
  [
    'an answer to what is never said',
    [{ work: alsoTakes({ LAPSE: { target: 'done', meta: ENGINE } }) }],
    'deadTransition',
    'work.submitted on LAPSE',
    ['SUBMIT', 'LAPSE'],
  ],
  [
    'a state that leads to no end',
    [{ work: { ...alsoTakes({ RETURN: { target: 'trap', meta: OFFICE } }), trap: { meta: held, on: { PING: { meta: OFFICE } } } } }],
    'noEnd',
    'work.trap',
    ['SUBMIT', 'RETURN'],
  ],
  ['an end with the clock running', [{ work: submitted({ on: { ACCEPT: { target: 'done', meta: OFFICE } } }) }], 'timer', 'work.done', ['SUBMIT', 'ACCEPT']],
  ['a parent that does not count', [{ children: REPORTS }, below], 'children', 'work.submitted on ACCEPT', ['SUBMIT', 'ACCEPT']],
  [
    'a parent that forgets the one it asked',
    [{ work: alsoTakes({ ASK: { actions: 'ask', meta: OFFICE } }), children: ONE }, below],
    'children',
    'work.submitted on ACCEPT',
    ['SUBMIT', 'ASK', 'ACCEPT'],
  ],
  [
    'an end from above that a child does not take',
    [{ work: submitted({ on: { END: { target: 'done', actions: 'stop', meta: { ...ENGINE, subtree: true } } } }), children: REPORTS }, { name: 'report' }],
    'children',
    'work.submitted on END',
    ['SUBMIT', 'END'],
  ],
  [
    'an end from above that a person may send',
    [{ work: submitted({ on: { END: { target: 'done', actions: 'stop', meta: { ...OFFICE, subtree: true } } } }), children: REPORTS }, below],
    'children',
    'work.submitted on END',
    ['SUBMIT', 'END'],
  ],
  [
    'an order to end all below by an event that a child does not take',
    [
      {
        work: submitted({ on: { ACCEPT: { target: 'done', actions: ['stop', { type: 'endBelow', params: { as: 'PING' } }], meta: OFFICE } } }),
        children: REPORTS,
      },
      below,
    ],
    'children',
    'work.submitted on ACCEPT',
    ['SUBMIT', 'ACCEPT'],
  ],
  [
    'one word with two meanings',
    [
      {
        work: alsoTakes({
          RETURN: [
            { guard: 'isUrgent', target: 'drafting', actions: 'ladder', meta: OFFICE },
            { guard: 'isSmall', target: 'done', actions: 'stop', meta: HANDLER },
          ],
        }),
      },
    ],
    'meaning',
    'work.submitted on RETURN',
    ['SUBMIT', 'RETURN'],
  ],
]

describe('The check finds, by the shortest way:', () => {
  test.each(CASES)('%s', (_, shapes, kind, place, path) => {
    const found = faultsOf(...shapes)
    expect(found).toContainEqual({ kind, place, path })
    expect(found.filter((fault) => fault.kind !== kind)).toEqual([])
  })

  test('every kind of fault there is', () => {
    expect([...new Set(CASES.map(([, , kind]) => kind))].sort()).toEqual([...FAULT_KINDS].sort())
  })
})

describe('XState itself', () => {
  const JUMP = { JUMP: { target: '#letter.deadline.office', meta: OFFICE } }
  const TRAPS: readonly (readonly [what: string, shape: Shape, event: string, entered: readonly string[]])[] = [
    [
      'resets both regions on a target at the root',
      { chart: (made) => ({ ...made, on: { RESET: { target: '.work', reenter: true, meta: OFFICE } } }) as Chart },
      'RESET',
      ['work', 'deadline'],
    ],
    [
      'resets the sibling on a target in it',
      { work: { drafting: { ...sound.drafting, on: { ...sound.drafting.on, ...JUMP } } } },
      'JUMP',
      ['work', 'deadline'],
    ],
    ['leaves the sibling alone on a leaf that enters itself again', {}, 'LADDER', ['deadline']],
  ]
  test.each(TRAPS)('%s', (_, shape, event, entered) => {
    const { definition } = lookOver(parts(shape))
    if (!definition) throw new Error('not read')
    const tried = triesOf(definition)({ work: 'drafting', deadline: 'onTime' }).find((one) => one.event === event)
    expect([...(tried?.entered ?? [])].sort()).toEqual([...entered].sort())
  })
})

describe('The check finds nothing wrong with', () => {
  const NOT_UPWARD = { owner: 'handler', deadline: 'ladder', noEscalation: 'noAuthority' }
  const counted: States = {
    submitted: { meta: held, on: { ACCEPT: { target: 'closing', actions: ['stop', { type: 'endBelow', params: { as: 'END' } }], meta: OFFICE } } },
    closing: { meta: { owner: 'engine', waits: 'children' }, on: { CHILDREN: { guard: 'allClosed', target: 'done', actions: 'stop', meta: ENGINE } } },
  }
  const asked: States = {
    submitted: { meta: held, on: { ASK: { actions: 'ask', meta: OFFICE }, ACCEPT: { target: 'done', actions: ['answer', 'stop'], meta: OFFICE } } },
  }
  const looksUp: States = {
    submitted: { meta: held, on: { ACCEPT: { target: 'looking', actions: ['stop', 'lookUp'], meta: OFFICE } } },
    looking: { meta: { owner: 'engine', waits: 'house' }, on: { FOUND: { target: 'done', actions: 'stop', meta: ENGINE } } },
  }
  const SOUND: readonly (readonly [what: string, shapes: readonly Shape[]])[] = [
    ['the sound machine', [{}]],
    [
      'a clock that reaches nobody where the state says why',
      [
        {
          work: { drafting: { ...sound.drafting, meta: NOT_UPWARD }, ...submitted({ meta: { ...held, noEscalation: 'review', reviewer: 'deskOfficer' } }) },
          deadline: { initial: 'onTime', states: { onTime: rings('onTime'), stopped: climbing.states.stopped } },
        },
      ],
    ],
    [
      'consent by silence',
      [{ work: { drafting: { ...sound.drafting, meta: NOT_UPWARD }, ...alsoTakes({ LAPSE: { target: 'done', meta: ENGINE } }) }, deadline: lapsing }],
    ],
    ['a parent that counts', [{ work: counted, children: REPORTS }, below]],
    ['a parent whose one child ends with it', [{ work: asked, children: ONE }, below]],
    ['a state that waits for the house', [{ work: looksUp }]],
  ]
  test.each(SOUND)('%s', (_, shapes) => {
    expect(faultsOf(...shapes)).toEqual([])
  })

  test('any workflow of the house', () => {
    const report = check(partsOf(new Proxy({}, { get: () => 'any hash' })))
    expect(report.faults).toEqual([])
    expect(report.definitions).toBeGreaterThanOrEqual(8)
    expect(report.states).toBeGreaterThan(300)
    expect(report.transitions).toBeGreaterThan(10_000)
  })
})
