import { ENTERS, finals, lookAtParent, machineOf, OFFICE, overseen, tell, whileWaiting } from '../../parts/v1/index.js'

const handedIn = ['keepAnswer', 'clearExtension', 'stopLadder', lookAtParent]
const answers = {
  SUBMIT: { guard: 'hasAnAnswer', target: 'submitted', actions: handedIn, meta: { may: ENTERS } },
  CARRIED: { target: 'submitted', actions: ['keepCarried', 'clearExtension', 'stopLadder', lookAtParent], meta: { may: ['engine'] } },
  NOTHING_TO_REPORT: { target: 'submitted', actions: [...handedIn, 'keepReason'], meta: { may: ENTERS } },
}
const CLOSE_WITHOUT = { target: 'missing', actions: ['keepLate', 'clearExtension', 'stopLadder', lookAtParent], meta: { may: ['engine'] } }

/** One unit's report in a round. It is accepted when the round closes; returning is the only click (practice 2.5). */
export const work = {
  initial: 'due',
  states: {
    due: { meta: { owner: 'unitClerk', deadline: 'ladder' }, on: { ...answers, CLOSE_WITHOUT, ...whileWaiting, ...overseen(lookAtParent) } },
    submitted: {
      meta: { owner: 'focalUnit', waits: 'standing', reviewer: 'focalUnit' },
      on: {
        REQUEST_SUPPLEMENT: {
          target: 'supplementAsked',
          actions: ['keepReason', 'newLadder', tell('supplement.asked', ['unitClerk', 'handler']), lookAtParent],
          meta: { may: ['focalUnit', ...OFFICE] },
        },
        ACCEPT: { target: 'accepted', actions: ['stopLadder', lookAtParent], meta: { may: ['engine'] } },
        NOTE: whileWaiting.NOTE,
        ...overseen(lookAtParent),
      },
    },
    supplementAsked: { meta: { owner: 'unitClerk', deadline: 'ladder' }, on: { ...answers, CLOSE_WITHOUT, ...whileWaiting, ...overseen(lookAtParent) } },
    accepted: { type: 'final' },
    missing: { type: 'final' },
    ...finals,
  },
} as const

export const machine = machineOf('unit-report', work)
