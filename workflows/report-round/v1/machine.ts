import { ends, finals, lookAtRoot, machineOf, OFFICE, overseen, tell } from '../../parts/v1/index.js'

const FOCAL = ['focalUnit'] as const
const COLLECTS = ['focalUnit', ...OFFICE] as const
const NOTE = { meta: { may: COLLECTS } }
const NUDGE = { actions: [tell('nudge', ['focalUnit'])], meta: { may: OFFICE } }
const SUBMIT = { target: 'submitted', actions: ['keepAnswer', 'newLadder', tell('round.submitted', ['deskOfficer'])], meta: { may: COLLECTS } }
const openNow = { target: 'opening', actions: ['stopLadder', 'openRound'], meta: { may: COLLECTS } }
const URGE = { actions: ['keepUrgedDue', 'newLadder', tell('urged', ['focalUnit'])], meta: { may: ['engine'] } }

/** One reporting period: it opens by itself, collects, is consolidated by the focal unit and accepted by the Office. */
export const work = {
  initial: 'scheduled',
  states: {
    // The ladder holds one rung, the opening: units get twenty working days before their date.
    scheduled: {
      meta: { owner: 'engine', deadline: 'ladder' },
      on: { LAPSE: { target: 'opening', actions: ['openRound'], meta: { may: ['engine'] } }, OPEN: openNow, NOTE, ...overseen(lookAtRoot, FOCAL) },
    },
    opening: {
      meta: { owner: 'engine', waits: 'house' },
      on: {
        OPENED: { target: 'collecting', actions: ['newLadder', tell('round.opened', ['focalUnit', 'deskOfficer'])], meta: { may: ['engine'] } },
        ...ends(lookAtRoot),
      },
    },
    collecting: {
      meta: { owner: 'focalUnit', deadline: 'ladder' },
      on: { CONSOLIDATE: { target: 'consolidating', meta: { may: COLLECTS } }, SUBMIT, URGE, NUDGE, NOTE, ...overseen(lookAtRoot, FOCAL) },
    },
    consolidating: { meta: { owner: 'focalUnit', deadline: 'ladder' }, on: { SUBMIT, URGE, NUDGE, NOTE, ...overseen(lookAtRoot, FOCAL) } },
    submitted: {
      meta: { owner: 'deskOfficer', deadline: 'ladder' },
      on: {
        ACCEPT: { target: 'closing', actions: ['stopLadder', 'closeReports', tell('round.accepted', ['focalUnit'])], meta: { may: OFFICE } },
        REQUEST_SUPPLEMENT: { target: 'consolidating', actions: ['keepReason', 'newLadder', tell('supplement.asked', ['focalUnit'])], meta: { may: OFFICE } },
        NOTE,
        ...overseen(lookAtRoot, FOCAL),
      },
    },
    closing: {
      meta: { owner: 'engine', waits: 'children' },
      on: { CHILDREN: { guard: 'allClosed', target: 'accepted', actions: ['stopLadder', lookAtRoot], meta: { may: ['engine'] } }, ...ends(lookAtRoot) },
    },
    accepted: { type: 'final' },
    ...finals,
  },
} as const

export const machine = machineOf('report-round', work)
