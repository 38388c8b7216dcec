import { UNIT_ROLES } from '#base'
import { ENTERS, finals, lookAtRoot, machineOf, OFFICE, overseen, tell, whileWaiting } from '../../parts/v1/index.js'

// No message: 120 plans would be 120 lines for one person. They stand on the board and under “Mới cập nhật”.
const handedIn = ['keepAnswer', 'clearExtension', 'newLadder', lookAtRoot]
const ISSUE = [
  { guard: 'needsApproval', target: 'awaitingApproval', actions: handedIn, meta: { may: ENTERS } },
  { target: 'issued', actions: handedIn, meta: { may: ENTERS } },
]
const answers = {
  ISSUE,
  MERGE: { target: 'merged', actions: handedIn, meta: { may: ENTERS } },
  NOT_APPLICABLE: {
    target: 'notApplicable',
    actions: ['keepAnswer', 'keepReason', 'clearExtension', 'newLadder', tell('plan.notApplicable', ['deskOfficer']), lookAtRoot],
    meta: { may: ENTERS },
  },
  CARRIED: { target: 'merged', actions: ['keepCarried', 'clearExtension', 'newLadder', lookAtRoot], meta: { may: ['engine'] } },
}
const START = { target: 'drafting', meta: { may: UNIT_ROLES } }
const SUBMIT_TO_HEAD = { target: 'submitted', actions: [tell('plan.submittedToHead', ['headOfUnit'])], meta: { may: ['unitClerk', 'handler'] } }
const REQUEST_SUPPLEMENT = {
  target: 'supplementAsked',
  actions: ['keepReason', 'newLadder', tell('supplement.asked', ['unitClerk', 'handler']), lookAtRoot],
  meta: { may: [...OFFICE, 'focalUnit'] },
}
const NOTE = whileWaiting.NOTE
// The plan stands on the unit's own authority: silence of the Office for five working days is consent (DESIGN §2).
const LAPSE = { target: 'closed', actions: [lookAtRoot], meta: { may: ['engine'] } }
const underConsent = { meta: { owner: 'deskOfficer', deadline: 'ladder' }, on: { REQUEST_SUPPLEMENT, LAPSE, NOTE, ...overseen(lookAtRoot) } }

/** The plan that a letter orders of one unit. */
export const work = {
  initial: 'due',
  states: {
    due: { meta: { owner: 'unitClerk', deadline: 'ladder' }, on: { ...answers, START, SUBMIT_TO_HEAD, ...whileWaiting, ...overseen(lookAtRoot) } },
    drafting: { meta: { owner: 'handler', deadline: 'ladder' }, on: { ...answers, SUBMIT_TO_HEAD, ...whileWaiting, ...overseen(lookAtRoot) } },
    submitted: {
      meta: { owner: 'headOfUnit', deadline: 'ladder' },
      on: {
        ...answers,
        RETURN_TO_HANDLER: {
          target: 'drafting',
          actions: ['keepReason', tell('plan.returnedByHead', ['handler', 'unitClerk'])],
          meta: { may: ['headOfUnit'] },
        },
        ...whileWaiting,
        ...overseen(lookAtRoot),
      },
    },
    issued: underConsent,
    merged: underConsent,
    notApplicable: underConsent,
    awaitingApproval: {
      meta: { owner: 'deskOfficer', deadline: 'ladder' },
      on: {
        APPROVE: { target: 'closed', actions: ['stopLadder', tell('plan.approved', ['unitClerk']), lookAtRoot], meta: { may: OFFICE } },
        REQUEST_SUPPLEMENT,
        NOTE,
        ...overseen(lookAtRoot),
      },
    },
    supplementAsked: { meta: { owner: 'unitClerk', deadline: 'ladder' }, on: { ...answers, ...whileWaiting, ...overseen(lookAtRoot) } },
    closed: { type: 'final' },
    ...finals,
  },
} as const

export const machine = machineOf('unit-plan', work)
