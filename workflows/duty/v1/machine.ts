import { UNIT_ROLES } from '#base'
import { ENTERS, finals, lookAtRoot, machineOf, OFFICE, overseen, tell, whileWaiting } from '../../parts/v1/index.js'

const REPORT = {
  guard: 'hasAnAnswer',
  target: 'reported',
  actions: ['keepAnswer', 'clearExtension', 'newLadder', tell('duty.reported', ['deskOfficer', 'focalUnit']), lookAtRoot],
  meta: { may: ENTERS },
}
const NOT_APPLICABLE = {
  target: 'notApplicable',
  actions: ['keepAnswer', 'keepReason', 'clearExtension', 'newLadder', tell('duty.notApplicable', ['deskOfficer']), lookAtRoot],
  meta: { may: ENTERS },
}
const CARRIED = { target: 'reported', actions: ['keepCarried', 'clearExtension', 'newLadder', lookAtRoot], meta: { may: ['engine'] } }
const PROGRESS = { meta: { may: ENTERS } }
// The Office is judge and party of its own duties: those are judged by its chief alone (practice 2.2).
const judgedBy = (target: string, actions: readonly unknown[]): object[] => [
  { guard: 'ownWorkOfTheOffice', target, actions, meta: { may: ['chiefOfOffice'] } },
  { target, actions, meta: { may: [...OFFICE, 'focalUnit'] } },
]
const judged = {
  CONFIRM: judgedBy('confirmed', ['stopLadder', tell('duty.confirmed', ['unitClerk', 'handler']), lookAtRoot]),
  REQUEST_SUPPLEMENT: judgedBy('supplementAsked', ['keepReason', 'newLadder', tell('supplement.asked', ['unitClerk', 'handler']), lookAtRoot]),
  RETURN: judgedBy('inProgress', ['keepReason', 'newLadder', tell('duty.returned', ['unitClerk', 'handler']), lookAtRoot]),
  LAPSE: { target: 'confirmed', actions: [lookAtRoot], meta: { may: ['engine'] } },
  NOTE: whileWaiting.NOTE,
  ...overseen(lookAtRoot),
}

/** An obligation with a product, a date or a named lead, of one lead unit. */
export const work = {
  initial: 'assigned',
  states: {
    assigned: {
      meta: { owner: 'handler', deadline: 'ladder' },
      on: { REPORT, CARRIED, PROGRESS, START: { target: 'inProgress', meta: { may: UNIT_ROLES } }, NOT_APPLICABLE, ...whileWaiting, ...overseen(lookAtRoot) },
    },
    inProgress: { meta: { owner: 'handler', deadline: 'ladder' }, on: { REPORT, CARRIED, PROGRESS, NOT_APPLICABLE, ...whileWaiting, ...overseen(lookAtRoot) } },
    supplementAsked: { meta: { owner: 'handler', deadline: 'ladder' }, on: { REPORT, CARRIED, PROGRESS, ...whileWaiting, ...overseen(lookAtRoot) } },
    reported: { meta: { owner: 'deskOfficer', deadline: 'ladder' }, on: judged },
    notApplicable: { meta: { owner: 'deskOfficer', deadline: 'ladder' }, on: judged },
    confirmed: { type: 'final' },
    ...finals,
  },
} as const

export const machine = machineOf('duty', work)
