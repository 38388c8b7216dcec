import { UNIT_ROLES } from '#base'
import { ends, finals, lookAtRoot, machineOf, OFFICE, tell } from '../../parts/v1/index.js'

const NUDGE = { actions: [tell('nudge', ['unitClerk', 'handler'])], meta: { may: [...OFFICE, 'focalUnit'] } }
const NOTE = { meta: { may: [...UNIT_ROLES, ...OFFICE, 'focalUnit'] } }
const notOurs = {
  target: 'notOurs',
  actions: ['keepMore', 'keepReason', 'newLadder', 'hold', tell('unit.proposed', ['deskOfficer'])],
  meta: { may: UNIT_ROLES },
}

/** What a letter asks of one unit. Opening is receiving; a unit with nothing to hand in sits quiet until the directive ends. */
export const work = {
  initial: 'assigned',
  states: {
    assigned: {
      meta: { owner: 'unitClerk', deadline: 'ladder' },
      on: {
        RECEIVE: { target: 'inProgress', actions: ['stopLadder'], meta: { may: [...UNIT_ROLES, 'engine'] } },
        PROPOSE_OTHER_UNIT: notOurs,
        NUDGE,
        NOTE,
        ...ends(lookAtRoot),
      },
    },
    inProgress: {
      meta: { owner: 'unitClerk', waits: 'standing', reviewer: 'deskOfficer' },
      on: { PROPOSE_OTHER_UNIT: notOurs, NUDGE, NOTE, ...ends(lookAtRoot) },
    },
    notOurs: {
      meta: { owner: 'deskOfficer', deadline: 'ladder' },
      on: {
        KEEP_UNIT: {
          target: 'inProgress',
          actions: ['keepReason', 'stopLadder', 'release', tell('unit.kept', ['unitClerk', 'handler'])],
          meta: { may: OFFICE },
        },
        MOVE_TO_UNIT: {
          target: 'moved',
          actions: ['keepMore', 'stopLadder', { type: 'moveAssignment', params: ({ event }: { event: { unit?: unknown } }) => ({ unit: event.unit }) }],
          meta: { may: OFFICE },
        },
        NOTE,
        ...ends(lookAtRoot),
      },
    },
    ...finals,
  },
} as const

export const machine = machineOf('assignment', work)
