import { UNIT_ROLES } from '#base'
import { resumes, suspends, tell, tellsMoved, tellsUnlessFollowing } from './chart.js'

/** Who may enter what a unit did: the unit itself, and on its behalf the Office's clerks and the focal unit (practice 5.1). */
export const ENTERS = [...UNIT_ROLES, 'deskOfficer', 'registryClerk', 'focalUnit'] as const
/** Who answers for the Office towards units. */
export const OFFICE = ['deskOfficer', 'deputyChiefOfOffice', 'chiefOfOffice'] as const

const ENGINE = { may: ['engine'] }
/** Sent to whole subtrees only, what is below first. */
const FROM_ABOVE = { may: ['engine'], subtree: true }

/** What can happen to dated work of a unit while the unit has it, whatever the state. None of it changes the state. */
export const whileWaiting = {
  REQUEST_EXTENSION: { guard: 'noExtensionOpen', actions: ['keepExtension', 'newLadder'], meta: { may: [...UNIT_ROLES, 'deskOfficer', 'registryClerk'] } },
  EXTENSION_GRANTED: { actions: ['grantExtension', 'newLadder', tell('extension.granted', ['unitClerk', 'handler'])], meta: ENGINE },
  EXTENSION_REFUSED: { actions: ['clearExtension', 'newLadder', tell('extension.refused', ['unitClerk', 'handler'])], meta: ENGINE },
  EXTENSION_WITHDRAWN: { actions: ['clearExtension', 'newLadder'], meta: ENGINE },
  AMEND_DUE: { actions: ['keepNewDue', 'newLadder', tell('due.amended', ['unitClerk', 'handler'])], meta: { may: [...OFFICE, 'engine'] } },
  URGE: { actions: ['keepUrgedDue', 'newLadder', tell('urged', ['unitClerk', 'handler', 'headOfUnit'])], meta: ENGINE },
  NUDGE: { actions: [tell('nudge', ['unitClerk', 'handler'])], meta: { may: [...OFFICE, 'focalUnit'] } },
  NOTE: { meta: { may: [...ENTERS, ...OFFICE] } },
}

/** Days off were changed: other moments for the same ladder, and where a date was counted, another date. People hear of a date that moved. */
export const RECOUNTED = { guard: 'isThisLadder', actions: ['keepRecounted', 'keepTitle', 'newLadder', tellsMoved], meta: ENGINE }

/**
 * What work may always meet from above: its directive ends, is withdrawn or replaced; the work goes to another unit; a hold above it is over;
 * days off were changed; other people follow it; its unit is merged into another.
 */
export function ends(look: object): Record<string, object> {
  return {
    REPLACED: { target: 'replaced', actions: ['stopLadder', look], meta: FROM_ABOVE },
    RESUMED: { actions: ['keepResumed', 'keepTitle', 'newLadder'], meta: ENGINE },
    RECOUNTED,
    PEOPLE: { actions: ['keepPeople'], meta: ENGINE },
    UNIT_MERGED: { actions: ['keepUnit'], meta: ENGINE },
    END: { target: 'ended', actions: ['keepLate', 'stopLadder', look], meta: FROM_ABOVE },
    WITHDRAW: { target: 'withdrawn', actions: ['stopLadder', look], meta: FROM_ABOVE },
    MOVED: { target: 'moved', actions: ['keepMovedTo', 'keepWhy', 'stopLadder', look], meta: FROM_ABOVE },
  }
}

/**
 * The Office's word over work that a unit has, in every state but its ends: put it on hold, take it up again, take it back. The house says the
 * same to a unit's reports, which hang below their rounds, when the unit's assignment is held (`tells`: whoever has the work in hand).
 */
export function overseen(look: object, tells: readonly string[] = ['unitClerk', 'handler']): Record<string, object> {
  return {
    SUSPEND: { actions: ['keepHeld', ...suspends(tells)], meta: { may: [...OFFICE, 'engine'] } },
    RESUME: { guard: 'isHeld', actions: ['keepResumed', 'newLadder', resumes(tells)], meta: { may: [...OFFICE, 'engine'] } },
    CANCEL: {
      target: 'withdrawn',
      actions: ['keepWhy', 'stopLadder', { type: 'endSubtree', params: { as: 'WITHDRAW' } }, tellsUnlessFollowing('withdrawn', tells), look],
      meta: { may: [...OFFICE, 'engine'] },
    },
    ...ends(look),
  }
}

export const finals = { ended: { type: 'final' }, withdrawn: { type: 'final' }, moved: { type: 'final' }, replaced: { type: 'final' } } as const
