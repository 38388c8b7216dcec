import { amendsBelow, machineOf, OFFICE, RECOUNTED, resumes, suspends, tell } from '../../parts/v1/index.js'

const governed = {
  SUSPEND: { actions: ['keepHeld', ...suspends(['unitClerk', 'handler', 'drafter'])], meta: { may: OFFICE } },
  RESUME: { guard: 'isHeld', actions: ['keepResumed', 'newLadder', resumes(['unitClerk', 'handler', 'drafter'])], meta: { may: OFFICE } },
  CHANGE_PEOPLE: { actions: ['keepPeople', peopleBelow()], meta: { may: OFFICE } },
  REPLACES: { actions: ['keepMore', carryOver()], meta: { may: ['engine'] } },
  UNIT_MERGED: { actions: ['keepUnit'], meta: { may: ['engine'] } },
  RECOUNTED,
  REPLACE: { target: 'replacing', actions: ['keepWhy', 'keepMore', 'stopLadder', endBelow('REPLACED')], meta: { may: OFFICE } },
  WITHDRAW: { target: 'withdrawing', actions: ['keepReason', 'stopLadder', endBelow('WITHDRAW')], meta: { may: OFFICE } },
}

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
        ...governed,
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
        ...governed,
      },
    },
    underReview: {
      meta: { owner: 'deskOfficer', deadline: 'ladder' },
      on: {
        // The ladder that comes along holds one rung: the day until which the directive is tracked.
        ASSIGN: { target: 'inProgress', actions: ['keepMore', 'keepPeople', 'keepTitle', 'newLadder', carryOver()], meta: { may: OFFICE } },
        NOTE: { meta: { may: OFFICE } },
        ...governed,
      },
    },
    inProgress: {
      meta: { owner: 'deskOfficer', waits: 'children', deadline: 'ladder' },
      on: {
        CHILDREN: { guard: 'nothingOpen', target: 'reportingUpward', actions: [tell('directive.allDone', ['deskOfficer'])], meta: { may: ['engine'] } },
        ADD_WORK: { actions: ['keepMore'], meta: { may: [...OFFICE, 'focalUnit'] } },
        AMEND_DUE_BELOW: { actions: [amendsBelow], meta: { may: OFFICE } },
        TRACK_UNTIL: { actions: ['keepMore', 'newLadder'], meta: { may: OFFICE } },
        NOTE: { meta: { may: OFFICE } },
        FINISH: { target: 'closing', actions: ['keepReason', 'stopLadder', endBelow('END')], meta: { may: OFFICE } },
        LAPSE: { target: 'closing', actions: [endBelow('END')], meta: { may: ['engine'] } },
        ...governed,
      },
    },
    // All that was asked is handed in. Closing is a person's act, or the date that was asked at the beginning (practice 4, never automatic 7).
    reportingUpward: {
      meta: { owner: 'deskOfficer', deadline: 'ladder' },
      on: {
        CHILDREN: { guard: 'somethingOpen', target: 'inProgress', meta: { may: ['engine'] } },
        ADD_WORK: { target: 'inProgress', actions: ['keepMore'], meta: { may: [...OFFICE, 'focalUnit'] } },
        AMEND_DUE_BELOW: { actions: [amendsBelow], meta: { may: OFFICE } },
        TRACK_UNTIL: { actions: ['keepMore', 'newLadder'], meta: { may: OFFICE } },
        NOTE: { meta: { may: OFFICE } },
        REPORT_UPWARD: { target: 'closing', actions: ['keepAnswer', 'stopLadder', endBelow('END')], meta: { may: OFFICE } },
        FINISH: { target: 'closing', actions: ['keepReason', 'stopLadder', endBelow('END')], meta: { may: OFFICE } },
        LAPSE: { target: 'closing', actions: [endBelow('END')], meta: { may: ['engine'] } },
        ...governed,
      },
    },
    closing: {
      meta: { owner: 'engine', waits: 'children' },
      on: { CHILDREN: { guard: 'allClosed', target: 'ended', actions: ['stopLadder'], meta: { may: ['engine'] } } },
    },
    withdrawing: {
      meta: { owner: 'engine', waits: 'children' },
      on: { CHILDREN: { guard: 'allClosed', target: 'withdrawn', actions: ['stopLadder'], meta: { may: ['engine'] } } },
    },
    replacing: {
      meta: { owner: 'engine', waits: 'children' },
      on: { CHILDREN: { guard: 'allClosed', target: 'replaced', actions: ['stopLadder'], meta: { may: ['engine'] } } },
    },
    ended: { type: 'final' },
    withdrawn: { type: 'final' },
    replaced: { type: 'final' },
  },
} as const

function endBelow(as: 'END' | 'WITHDRAW' | 'REPLACED'): object {
  return { type: 'endSubtree', params: { as } }
}

function peopleBelow(): object {
  return {
    type: 'peopleBelow',
    params: ({ event }: { event: { deskOfficer?: unknown; field?: unknown; leader?: unknown } }) => ({
      ...(event.deskOfficer === undefined ? {} : { deskOfficer: event.deskOfficer }),
      ...(event.field === undefined ? {} : { field: event.field }),
      ...(event.leader === undefined ? {} : { leader: event.leader }),
    }),
  }
}

/** What was handed in to the directives that this one replaces counts for the same units here. */
function carryOver(): object {
  return {
    type: 'carryOver',
    params: ({ context, event }: { context: { more: { replaces?: unknown } }; event: { more?: { replaces?: unknown } } }) => ({
      from: event.more?.replaces ?? context.more.replaces ?? [],
    }),
  }
}

export const machine = machineOf('directive', work)
