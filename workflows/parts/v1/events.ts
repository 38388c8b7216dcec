import { z } from 'zod'
import { eventOf, field, internalEvent, optional, type EventSpec } from '#engine/core'

/** Events that every piece of a unit's work knows. */
export const commonEvents: Readonly<Record<string, EventSpec>> = {
  REQUEST_EXTENSION: eventOf(
    { wantedOn: field.date(), reason: field.longText() },
    { ladder: 'frozen', companion: 'requestExtension', record: 'extension.request' },
  ),
  EXTENSION_GRANTED: internalEvent({ due: z.looseObject({}) }, { record: 'extension.granted' }),
  EXTENSION_REFUSED: internalEvent({}, { record: 'extension.refused' }),
  EXTENSION_WITHDRAWN: internalEvent(),
  AMEND_DUE: eventOf({ dueOn: field.date(), reason: field.longText() }, { ladder: 'newDue', record: 'due.amended' }),
  URGE: internalEvent({ due: z.looseObject({}), letter: z.number() }, { record: 'urged' }),
  NUDGE: eventOf({ note: optional(field.text()) }),
  NOTE: eventOf({ text: field.longText() }, { record: 'note' }),
  END: internalEvent(),
  WITHDRAW: internalEvent(),
  MOVED: internalEvent(),
  LAPSE: internalEvent(),
  LADDER: internalEvent(),
  STOP: internalEvent(),
  REPORT_TO_LEADER: eventOf({ note: optional(field.longText()) }, { record: 'reportedToLeader' }),
  STRIKE_OFF: eventOf(
    { reason: field.choice('reportedOrally', 'wrongDate', 'askingForTime', 'forceMajeure', 'other'), note: optional(field.longText()) },
    { record: 'struckOff' },
  ),
}

/** A signed paper: number, day, file. */
export const paper = { number: field.text(), issuedOn: field.date(), file: optional(field.file()) }
