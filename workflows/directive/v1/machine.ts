import { machineOf, OFFICE, tell } from '../../parts/v1/index.js'

/** From the superior's document to its end. Who holds it, until when and who may do what stands beside each state. */
export const work = {
  initial: 'taken',
  states: {
    // A letter that comes alone enters at review; a Party paper with the leader's instruction enters at drafting.
    taken: { always: [{ guard: 'comesWithLetter', target: 'underReview' }, { target: 'drafting' }] },
    drafting: {
      meta: { owner: 'drafter', deadline: 'ladder' },
      on: {
        SUBMIT_LETTER: {
          target: 'submitted',
          actions: ['keepMore', 'newLadder', tell('letter.submitted', ['deskOfficer'])],
          meta: { may: ['drafter', 'deskOfficer'] },
        },
        JOIN_LETTER: {
          target: 'underReview',
          actions: ['keepMore', 'keepTitle', 'keepPeople', 'newLadder', tell('letter.joined', ['deskOfficer'])],
          meta: { may: ['deskOfficer', 'registryClerk'] },
        },
        AMEND_DUE: { actions: ['keepNewDue', 'newLadder', tell('due.amended', ['drafter'])], meta: { may: OFFICE } },
        NOTE: { meta: { may: ['drafter', ...OFFICE] } },
        WITHDRAW: { target: 'withdrawing', actions: ['keepReason', 'stopLadder', withdrawBelow()], meta: { may: OFFICE } },
      },
    },
    submitted: {
      meta: { owner: 'deskOfficer', deadline: 'ladder' },
      on: {
        RETURN_LETTER: { target: 'drafting', actions: ['keepReason', 'newLadder', tell('letter.returned', ['drafter'])], meta: { may: OFFICE } },
        JOIN_LETTER: {
          target: 'underReview',
          actions: ['keepMore', 'keepTitle', 'keepPeople', 'newLadder', tell('letter.joined', ['deskOfficer'])],
          meta: { may: ['deskOfficer', 'registryClerk'] },
        },
        NOTE: { meta: { may: ['drafter', ...OFFICE] } },
        WITHDRAW: { target: 'withdrawing', actions: ['keepReason', 'stopLadder', withdrawBelow()], meta: { may: OFFICE } },
      },
    },
    underReview: {
      meta: { owner: 'deskOfficer', deadline: 'ladder' },
      on: {
        // The ladder that comes along holds one rung: the day until which the directive is tracked.
        ASSIGN: { target: 'inProgress', actions: ['keepMore', 'keepPeople', 'keepTitle', 'newLadder'], meta: { may: OFFICE } },
        NOTE: { meta: { may: OFFICE } },
        WITHDRAW: { target: 'withdrawing', actions: ['keepReason', 'stopLadder', withdrawBelow()], meta: { may: OFFICE } },
      },
    },
    inProgress: {
      meta: { owner: 'deskOfficer', waits: 'children', deadline: 'ladder' },
      on: {
        CHILDREN: { guard: 'nothingOpen', target: 'reportingUpward', actions: [tell('directive.allDone', ['deskOfficer'])], meta: { may: ['engine'] } },
        ADD_WORK: { actions: ['keepMore'], meta: { may: [...OFFICE, 'focalUnit'] } },
        TRACK_UNTIL: { actions: ['keepMore', 'newLadder'], meta: { may: OFFICE } },
        NOTE: { meta: { may: OFFICE } },
        FINISH: { target: 'closing', actions: ['keepReason', 'stopLadder', { type: 'endSubtree', params: { as: 'END' } }], meta: { may: OFFICE } },
        LAPSE: { target: 'closing', actions: [{ type: 'endSubtree', params: { as: 'END' } }], meta: { may: ['engine'] } },
        WITHDRAW: { target: 'withdrawing', actions: ['keepReason', 'stopLadder', withdrawBelow()], meta: { may: OFFICE } },
      },
    },
    // All that was asked is handed in. Closing is a person's act, or the date that was asked at the beginning (practice 4, never automatic 7).
    reportingUpward: {
      meta: { owner: 'deskOfficer', deadline: 'ladder' },
      on: {
        CHILDREN: { guard: 'somethingOpen', target: 'inProgress', meta: { may: ['engine'] } },
        ADD_WORK: { target: 'inProgress', actions: ['keepMore'], meta: { may: [...OFFICE, 'focalUnit'] } },
        TRACK_UNTIL: { actions: ['keepMore', 'newLadder'], meta: { may: OFFICE } },
        NOTE: { meta: { may: OFFICE } },
        REPORT_UPWARD: { target: 'closing', actions: ['keepAnswer', 'stopLadder', { type: 'endSubtree', params: { as: 'END' } }], meta: { may: OFFICE } },
        FINISH: { target: 'closing', actions: ['keepReason', 'stopLadder', { type: 'endSubtree', params: { as: 'END' } }], meta: { may: OFFICE } },
        LAPSE: { target: 'closing', actions: [{ type: 'endSubtree', params: { as: 'END' } }], meta: { may: ['engine'] } },
        WITHDRAW: { target: 'withdrawing', actions: ['keepReason', 'stopLadder', withdrawBelow()], meta: { may: OFFICE } },
      },
    },
    closing: { meta: { owner: 'engine', waits: 'children' }, on: { CHILDREN: { guard: 'allClosed', target: 'ended', meta: { may: ['engine'] } } } },
    withdrawing: { meta: { owner: 'engine', waits: 'children' }, on: { CHILDREN: { guard: 'allClosed', target: 'withdrawn', meta: { may: ['engine'] } } } },
    ended: { type: 'final' },
    withdrawn: { type: 'final' },
  },
} as const

function withdrawBelow(): object {
  return { type: 'endSubtree', params: { as: 'WITHDRAW' } }
}

export const machine = machineOf('directive', work)
