import { UNIT_ROLES } from '#base'
import { tell } from './chart.js'

/** Who may enter what a unit did: the unit itself, and on its behalf the Office's clerks and the focal unit (practice 5.1). */
export const ENTERS = [...UNIT_ROLES, 'deskOfficer', 'registryClerk', 'focalUnit'] as const
/** Who answers for the Office towards units. */
export const OFFICE = ['deskOfficer', 'deputyChiefOfOffice', 'chiefOfOffice'] as const

const ENGINE = { may: ['engine'] }

/** What can happen to dated work of a unit while the unit has it, whatever the state. None of it changes the state. */
export const whileWaiting = {
  REQUEST_EXTENSION: { guard: 'noExtensionOpen', actions: ['keepExtension', 'newLadder'], meta: { may: [...UNIT_ROLES, 'deskOfficer', 'registryClerk'] } },
  EXTENSION_GRANTED: { actions: ['grantExtension', 'newLadder', tell('extension.granted', ['unitClerk', 'handler'])], meta: ENGINE },
  EXTENSION_REFUSED: { actions: ['clearExtension', 'newLadder', tell('extension.refused', ['unitClerk', 'handler'])], meta: ENGINE },
  EXTENSION_WITHDRAWN: { actions: ['clearExtension', 'newLadder'], meta: ENGINE },
  AMEND_DUE: { actions: ['keepNewDue', 'newLadder', tell('due.amended', ['unitClerk', 'handler'])], meta: { may: OFFICE } },
  URGE: { actions: ['keepUrgedDue', 'newLadder', tell('urged', ['unitClerk', 'handler', 'headOfUnit'])], meta: ENGINE },
  NUDGE: { actions: [tell('nudge', ['unitClerk', 'handler'])], meta: { may: [...OFFICE, 'focalUnit'] } },
  NOTE: { meta: { may: [...ENTERS, ...OFFICE] } },
}

/** What a unit's work may always meet from above: its directive ends, is withdrawn, or the work goes to another unit. */
export function ends(look: object): Record<string, object> {
  return {
    END: { target: 'ended', actions: ['stopLadder', look], meta: ENGINE },
    WITHDRAW: { target: 'withdrawn', actions: ['stopLadder', look], meta: ENGINE },
    MOVED: { target: 'moved', actions: ['stopLadder', look], meta: ENGINE },
  }
}

export const finals = { ended: { type: 'final' }, withdrawn: { type: 'final' }, moved: { type: 'final' } } as const
