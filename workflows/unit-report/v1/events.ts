import { eventOf, field, internalEvent, optional, type EventSpec } from '#engine/core'
import { carried, commonEvents } from '../../parts/v1/index.js'

export const events = {
  ...commonEvents,
  SUBMIT: eventOf(
    {
      number: optional(field.text()),
      issuedOn: optional(field.date()),
      file: optional(field.file()),
      summary: optional(field.longText()),
      figures: optional(field.figures()),
      lines: optional(field.lines()),
    },
    { record: 'report' },
  ),
  NOTHING_TO_REPORT: eventOf({ reason: optional(field.longText()) }, { record: 'report' }),
  REQUEST_SUPPLEMENT: eventOf({ reason: field.longText() }, { ladder: 'supplement', record: 'supplement' }),
  ACCEPT: internalEvent({}, { onHold: true }),
  CLOSE_WITHOUT: internalEvent({}, { onHold: true }),
  CARRIED: carried,
} as Readonly<Record<string, EventSpec>>
