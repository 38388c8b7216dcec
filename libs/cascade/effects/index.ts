import type { Deliverers } from '#engine'
import type { Needs } from '../needs.js'
import { endSubtreeEffect, holdEffect } from './end-subtree.js'
import { lookEffect } from './look.js'
import { moveAssignmentEffect, releaseEffect } from './move-assignment.js'
import { closeReportsEffect, openRoundEffect } from './rounds.js'
import { tellEffect } from './tell.js'
import { checkUrgedEffect, urgeUnitsEffect } from './urge.js'

/** Who carries out which effect. A test holds this list against the effects that the statecharts name. */
export function effectsOf(needs: Needs): Deliverers {
  return {
    tell: tellEffect(needs),
    look: lookEffect(needs),
    openRound: openRoundEffect(needs),
    closeReports: closeReportsEffect(needs),
    endSubtree: endSubtreeEffect(needs),
    moveAssignment: moveAssignmentEffect(needs),
    hold: holdEffect(needs),
    release: releaseEffect(needs),
    urgeUnits: urgeUnitsEffect(needs),
    checkUrged: checkUrgedEffect(needs),
  }
}
