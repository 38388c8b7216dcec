import { eventOf, field, internalEvent, optional, type EventSpec } from '#engine/core'
import { governed, paper } from '../../parts/v1/index.js'

export const events = {
  ...governed,
  CONFIRM: eventOf({ note: optional(field.longText()) }, { ladder: 'checking' }),
  ISSUE: eventOf({ ...paper, dueOn: field.date() }, { ladder: 'untilDue', record: 'urgingLetter' }),
  DISCARD: eventOf({ reason: field.longText() }),
  ANSWERED: internalEvent({}, { onHold: true }),
  UNANSWERED: internalEvent({}, { onHold: true }),
} as Readonly<Record<string, EventSpec>>
