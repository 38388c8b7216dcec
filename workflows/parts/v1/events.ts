import { z } from 'zod'
import { eventOf, field, internalEvent, neededWhen, optional, raisedEvent, type EventSpec } from '#engine/core'

/** What every piece of work below a directive takes, whatever it is: its end, what happens above it, its clock, a word about it. */
export const governed: Readonly<Record<string, EventSpec>> = {
  NOTE: eventOf({ text: field.longText() }, { record: 'note', onHold: true }),
  END: internalEvent({}, { onHold: true }),
  WITHDRAW: internalEvent({}, { onHold: true }),
  REPLACED: internalEvent({}, { onHold: true }),
  MOVED: internalEvent({}, { onHold: true }),
  /** A hold above it is over: the new date beside the one before. */
  RESUMED: internalEvent({ held: z.looseObject({ from: z.string(), until: z.string(), workingDays: z.number() }) }, { record: 'resumed', onHold: true }),
  PEOPLE: internalEvent({}, { onHold: true }),
  UNIT_MERGED: internalEvent({ unit: z.string(), from: z.string() }, { record: 'unit.merged', onHold: true }),
  /** Days off were changed: what was counted in working days is counted anew. `counted` tells which ladder that was. */
  RECOUNTED: internalEvent(
    { change: z.number(), days: z.array(z.string()), counted: z.looseObject({ at: z.number(), left: z.number() }) },
    { record: 'recounted', onHold: true },
  ),
  LAPSE: raisedEvent(),
  LADDER: internalEvent({}, { onHold: true }),
  STOP: raisedEvent(),
  REPORT_TO_LEADER: eventOf({ note: optional(field.longText()) }, { record: 'reportedToLeader' }),
  STRIKE_OFF: eventOf(
    { reason: field.choice('reportedOrally', 'wrongDate', 'askingForTime', 'forceMajeure', 'other'), note: neededWhen('reason', 'other', field.longText()) },
    { record: 'struckOff' },
  ),
}

/** What the Office may say over work that a unit has, and over a directive. */
export const underTheOffice = {
  /** On hold, with all below it; `heldUntil` is what people expect, nothing happens on that day by itself. */
  SUSPEND: eventOf({ reason: field.longText(), heldUntil: optional(field.date()) }, { companion: 'suspend', record: 'suspended' }),
  RESUME: eventOf({ reason: field.longText() }, { companion: 'resume', record: 'resumed', onHold: true }),
  CANCEL: eventOf({ reason: field.longText() }, { companion: 'cancel', record: 'withdrawn', onHold: true }),
} as const

/** One new date for all open work of a kind below. */
export const amendDueBelow = eventOf(
  { dueOn: field.date(), work: field.choice('plans', 'duties', 'reports', 'all'), reason: field.longText() },
  { companion: 'amendBelow', record: 'due.amendedBelow' },
)

/** What was handed in elsewhere for the same (to a directive that this one replaces, by the unit that had the work before) counts here; `from` is where. */
export const carried = internalEvent({ answer: z.looseObject({}), from: z.number() }, { record: 'carried', onHold: true })

/** Events that every piece of a unit's work knows. */
export const commonEvents: Readonly<Record<string, EventSpec>> = {
  ...governed,
  ...underTheOffice,
  REQUEST_EXTENSION: eventOf(
    // What proves the reason: the unit's own paper by its number, a file, or both.
    { wantedOn: field.date(), reason: field.longText(), number: optional(field.text()), file: optional(field.file()) },
    { ladder: 'frozen', companion: 'requestExtension', record: 'extension.request' },
  ),
  EXTENSION_GRANTED: internalEvent({ due: z.looseObject({}) }, { record: 'extension.granted' }),
  EXTENSION_REFUSED: internalEvent({}, { record: 'extension.refused' }),
  EXTENSION_WITHDRAWN: internalEvent(),
  AMEND_DUE: eventOf({ dueOn: field.date(), reason: field.longText() }, { ladder: 'newDue', record: 'due.amended' }),
  URGE: internalEvent({ due: z.looseObject({}), letter: z.number() }, { record: 'urged' }),
  NUDGE: eventOf({ note: optional(field.text()) }),
}

/** A signed paper: number, day, file. */
export const paper = { number: field.text(), issuedOn: field.date(), file: optional(field.file()) }
