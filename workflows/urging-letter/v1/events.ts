import { eventOf, field, internalEvent, optional, type EventSpec } from '#engine/core'
import { commonEvents, paper } from '../../parts/v1/index.js'

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
  CONFIRM: eventOf({ note: optional(field.longText()) }, { ladder: 'checking' }),
  ISSUE: eventOf({ ...paper, dueOn: field.date() }, { ladder: 'untilDue', record: 'urgingLetter' }),
  DISCARD: eventOf({ reason: field.longText() }),
  ANSWERED: internalEvent(),
  UNANSWERED: internalEvent(),
} as Readonly<Record<string, EventSpec>>
