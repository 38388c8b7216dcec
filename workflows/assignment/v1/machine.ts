import { UNIT_ROLES } from '#base'
import { amendsBelow, finals, lookAtRoot, machineOf, OFFICE, overseen, tell } from '../../parts/v1/index.js'

const NUDGE = { actions: [tell('nudge', ['unitClerk', 'handler'])], meta: { may: [...OFFICE, 'focalUnit'] } }
const NOTE = { meta: { may: [...UNIT_ROLES, ...OFFICE, 'focalUnit'] } }
const notOurs = {
  target: 'notOurs',
  actions: ['keepProposal', 'keepReason', 'newLadder', 'holdBelow', tell('unit.proposed', ['deskOfficer'])],
  meta: { may: UNIT_ROLES },
}

type Said = { readonly event: { readonly unit?: unknown; readonly reason?: unknown } }
const MOVE_TO_UNIT = {
  target: 'moved',
  actions: ['keepMovedTo', 'keepWhy', 'stopLadder', { type: 'moveAssignment', params: ({ event }: Said) => ({ unit: event.unit, reason: event.reason }) }],
  meta: { may: OFFICE },
}
const UNIT_MERGED = { actions: ['keepUnit', tell('unit.merged', ['unitClerk', 'handler'])], meta: { may: ['engine'] } }
const AMEND_DUE_BELOW = { actions: [amendsBelow], meta: { may: OFFICE } }
const releaseBelow = {
  type: 'releaseBelow',
  params: ({ context }: { context: { more: { proposedOn?: unknown } } }) => ({ from: context.more.proposedOn ?? null }),
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
        MOVE_TO_UNIT,
        AMEND_DUE_BELOW,
        NUDGE,
        NOTE,
        ...overseen(lookAtRoot),
        UNIT_MERGED,
      },
    },
    inProgress: {
      meta: { owner: 'unitClerk', waits: 'standing', reviewer: 'deskOfficer' },
      on: { PROPOSE_OTHER_UNIT: notOurs, MOVE_TO_UNIT, AMEND_DUE_BELOW, NUDGE, NOTE, ...overseen(lookAtRoot), UNIT_MERGED },
    },
    notOurs: {
      meta: { owner: 'deskOfficer', deadline: 'ladder' },
      on: {
        KEEP_UNIT: {
          target: 'inProgress',
          actions: ['keepReason', 'stopLadder', releaseBelow, tell('unit.kept', ['unitClerk', 'handler'])],
          meta: { may: OFFICE },
        },
        MOVE_TO_UNIT,
        NOTE,
        ...overseen(lookAtRoot),
        UNIT_MERGED,
      },
    },
    ...finals,
  },
} as const

export const machine = machineOf('assignment', work)
