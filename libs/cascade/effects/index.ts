import type { Deliverers } from '#engine'
import type { Needs } from '../needs.js'
import { endSubtreeEffect } from './end-subtree.js'
import { carryOverEffect } from './carry-over.js'
import { lookEffect } from './look.js'
import { moveAssignmentEffect } from './move-assignment.js'
import { holdBelowEffect, releaseBelowEffect, resumeBelowEffect, suspendedEffect } from './resume-below.js'
import { amendBelowEffect, peopleBelowEffect } from './say-below.js'
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
    suspended: suspendedEffect(needs),
    resumeBelow: resumeBelowEffect(needs),
    holdBelow: holdBelowEffect(needs),
    releaseBelow: releaseBelowEffect(needs),
    amendBelow: amendBelowEffect(needs),
    peopleBelow: peopleBelowEffect(needs),
    carryOver: carryOverEffect(needs),
    urgeUnits: urgeUnitsEffect(needs),
    checkUrged: checkUrgedEffect(needs),
  }
}
