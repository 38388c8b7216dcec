import { ends, finals, lookAtRoot, machineOf, OFFICE, tell } from '../../parts/v1/index.js'

const LEADERS = ['deputyChiefOfOffice', 'chiefOfOffice'] as const
const NOTE = { meta: { may: OFFICE } }
const urge = {
  type: 'urgeUnits',
  params: ({ event }: { event: { number?: unknown; issuedOn?: unknown; dueOn?: unknown } }) => ({
    number: event.number,
    issuedOn: event.issuedOn,
    dueOn: event.dueOn,
  }),
}

/** A signed letter to the units that are late. Its own date is an order: only after it may a unit be named to a leader of the province. */
export const work = {
  initial: 'drafted',
  states: {
    drafted: {
      meta: { owner: 'deputyChiefOfOffice', deadline: 'ladder' },
      on: {
        CONFIRM: { target: 'confirmed', actions: ['newLadder', tell('urging.confirmed', ['deskOfficer', 'registryClerk'])], meta: { may: LEADERS } },
        DISCARD: { target: 'discarded', actions: ['keepReason', 'stopLadder', lookAtRoot], meta: { may: OFFICE } },
        NOTE,
        ...ends(lookAtRoot),
      },
    },
    confirmed: {
      meta: { owner: 'deskOfficer', deadline: 'ladder' },
      on: {
        ISSUE: { target: 'issued', actions: ['keepAnswer', 'keepMore', 'newLadder', urge], meta: { may: ['deskOfficer', 'registryClerk', ...LEADERS] } },
        DISCARD: { target: 'discarded', actions: ['keepReason', 'stopLadder', lookAtRoot], meta: { may: OFFICE } },
        NOTE,
        ...ends(lookAtRoot),
      },
    },
    // One rung: the end of its own date.
    issued: {
      meta: { owner: 'deskOfficer', deadline: 'ladder' },
      on: { LAPSE: { target: 'checking', actions: ['checkUrged'], meta: { may: ['engine'] } }, NOTE, ...ends(lookAtRoot) },
    },
    checking: {
      meta: { owner: 'engine', waits: 'house' },
      on: {
        ANSWERED: { target: 'answered', actions: ['stopLadder', lookAtRoot], meta: { may: ['engine'] } },
        UNANSWERED: {
          target: 'unanswered',
          actions: ['keepMore', 'stopLadder', tell('urging.unanswered', ['deskOfficer', 'deputyChiefOfOffice']), lookAtRoot],
          meta: { may: ['engine'] },
        },
        ...ends(lookAtRoot),
      },
    },
    answered: { type: 'final' },
    unanswered: { type: 'final' },
    discarded: { type: 'final' },
    ...finals,
  },
} as const

export const machine = machineOf('urging-letter', work)
