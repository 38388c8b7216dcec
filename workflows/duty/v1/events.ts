import { eventOf, field, optional, type EventSpec } from '#engine/core'
import { carried, commonEvents } from '../../parts/v1/index.js'

export const events = {
  ...commonEvents,
  REPORT: eventOf(
    {
      number: optional(field.text()),
      issuedOn: optional(field.date()),
      file: optional(field.file()),
      summary: optional(field.longText()),
      figures: optional(field.figures()),
    },
    { ladder: 'consent', record: 'result' },
  ),
  NOT_APPLICABLE: eventOf({ reason: field.longText() }, { ladder: 'consent', record: 'result' }),
  PROGRESS: eventOf({ summary: field.longText() }, { record: 'progress' }),
  CARRIED: carried,
  START: eventOf({}),
  CONFIRM: eventOf({ note: optional(field.longText()) }),
  REQUEST_SUPPLEMENT: eventOf({ reason: field.longText() }, { ladder: 'supplement', record: 'supplement' }),
  RETURN: eventOf({ reason: field.longText() }, { ladder: 'supplement', record: 'supplement' }),
} as Readonly<Record<string, EventSpec>>
