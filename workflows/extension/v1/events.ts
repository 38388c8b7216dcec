import { eventOf, field, optional, type EventSpec } from '#engine/core'
import { commonEvents } from '../../parts/v1/index.js'

const { NOTE, END, WITHDRAW, MOVED, LAPSE, LADDER, STOP, REPORT_TO_LEADER, STRIKE_OFF } = commonEvents as Record<string, EventSpec>

export const events = {
  NOTE,
  END,
  WITHDRAW,
  MOVED,
  LAPSE,
  LADDER,
  STOP,
  REPORT_TO_LEADER,
  STRIKE_OFF,
  GRANT: eventOf({ opinion: optional(field.text()), note: optional(field.longText()) }, { companion: 'decideExtension' }),
  GRANT_OTHER: eventOf({ dueOn: field.date(), opinion: optional(field.text()), note: optional(field.longText()) }, { companion: 'decideExtension' }),
  REFUSE: eventOf({ reason: field.longText() }, { companion: 'decideExtension' }),
  TAKE_BACK: eventOf({}, { companion: 'decideExtension' }),
} as Readonly<Record<string, EventSpec>>
