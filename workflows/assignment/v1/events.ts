import { eventOf, field, type EventSpec } from '#engine/core'
import { amendDueBelow, commonEvents, governed, underTheOffice } from '../../parts/v1/index.js'

const { NUDGE } = commonEvents as Record<string, EventSpec>

export const events = {
  ...governed,
  ...underTheOffice,
  NUDGE,
  RECEIVE: eventOf({}),
  PROPOSE_OTHER_UNIT: eventOf({ unit: field.unit(), reason: field.longText() }, { ladder: 'decision', record: 'unit.proposed' }),
  KEEP_UNIT: eventOf({ reason: field.longText() }, { record: 'unit.kept' }),
  MOVE_TO_UNIT: eventOf({ unit: field.unit(), reason: field.longText() }, { record: 'unit.moved' }),
  AMEND_DUE_BELOW: amendDueBelow,
} as Readonly<Record<string, EventSpec>>
