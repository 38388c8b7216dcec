import { UNIT_ROLES } from '#base'
import { ends, finals, lookAtRoot, machineOf, OFFICE } from '../../parts/v1/index.js'

const decided = (target: string, guard?: string): object => ({
  ...(guard ? { guard } : {}),
  target,
  actions: ['keepAnswer', 'stopLadder', lookAtRoot],
  meta: { may: OFFICE },
})

/**
 * A request for more time, decided by whoever set the date. A date of a signed paper is the leader's: the Office records his opinion
 * (who, when, on what paper); a date that the Office set is the Office's own (practice 2.1).
 */
export const work = {
  initial: 'requested',
  states: {
    requested: {
      meta: { owner: 'deputyChiefOfOffice', deadline: 'ladder' },
      on: {
        GRANT: decided('granted', 'opinionGiven'),
        GRANT_OTHER: decided('grantedOther', 'opinionGiven'),
        REFUSE: decided('refused'),
        TAKE_BACK: { target: 'takenBack', actions: ['stopLadder', lookAtRoot], meta: { may: [...UNIT_ROLES, 'engine'] } },
        NOTE: { meta: { may: [...UNIT_ROLES, ...OFFICE] } },
        ...ends(lookAtRoot),
      },
    },
    granted: { type: 'final' },
    grantedOther: { type: 'final' },
    refused: { type: 'final' },
    takenBack: { type: 'final' },
    ...finals,
  },
} as const

export const machine = machineOf('extension', work)
