import { eventOf, field, optional, type EventSpec } from '#engine/core'
import { governed } from '../../parts/v1/index.js'

export const events = {
  ...governed,
  GRANT: eventOf({ opinion: optional(field.text()), note: optional(field.longText()) }, { companion: 'decideExtension' }),
  GRANT_OTHER: eventOf({ dueOn: field.date(), opinion: optional(field.text()), note: optional(field.longText()) }, { companion: 'decideExtension' }),
  REFUSE: eventOf({ reason: field.longText() }, { companion: 'decideExtension' }),
  TAKE_BACK: eventOf({}, { companion: 'decideExtension', onHold: true }),
} as Readonly<Record<string, EventSpec>>
