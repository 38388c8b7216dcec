import { eventOf, field, type EventSpec } from '#engine/core'
import { commonEvents } from '../../parts/v1/index.js'

const { NUDGE, NOTE, END, WITHDRAW, MOVED, LAPSE, LADDER, STOP, REPORT_TO_LEADER, STRIKE_OFF } = commonEvents as Record<string, EventSpec>

export const events = {
  NUDGE,
  NOTE,
  END,
  WITHDRAW,
  MOVED,
  LAPSE,
  LADDER,
  STOP,
  REPORT_TO_LEADER,
  STRIKE_OFF,
  RECEIVE: eventOf({}),
  PROPOSE_OTHER_UNIT: eventOf({ unit: field.unit(), reason: field.longText() }, { ladder: 'decision', record: 'unit.proposed' }),
  KEEP_UNIT: eventOf({ reason: field.longText() }, { record: 'unit.kept' }),
  MOVE_TO_UNIT: eventOf({ unit: field.unit() }, { record: 'unit.moved' }),
} as Readonly<Record<string, EventSpec>>
