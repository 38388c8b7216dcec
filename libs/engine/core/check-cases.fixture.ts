import type { Chart, FaultKind } from './index.js'
import {
  alsoTakes,
  below,
  climbing,
  ENGINE,
  HANDLER,
  held,
  lapsing,
  OFFICE,
  ONE,
  REPORTS,
  rings,
  sound,
  submitted,
  type Shape,
  type States,
} from './check.fixture.js'

export type Case = readonly [what: string, shapes: readonly Shape[], kind: FaultKind, place: string, path: readonly string[]]
export const CASES: readonly Case[] = [
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
export const SOUND: readonly (readonly [what: string, shapes: readonly Shape[]])[] = [
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
