import { eventOf, field, optional, type EventSpec } from '#engine/core'
import { carried, commonEvents, paper } from '../../parts/v1/index.js'

export const events = {
  ...commonEvents,
  ISSUE: eventOf({ ...paper, note: optional(field.longText()) }, { ladder: 'consentOrApproval', record: 'plan' }),
  MERGE: eventOf({ ...paper, note: optional(field.longText()) }, { ladder: 'consent', record: 'plan' }),
  NOT_APPLICABLE: eventOf({ reason: field.longText() }, { ladder: 'consent', record: 'plan' }),
  CARRIED: carried,
  START: eventOf({}),
  SUBMIT_TO_HEAD: eventOf({ file: optional(field.file()), note: optional(field.longText()) }),
  RETURN_TO_HANDLER: eventOf({ reason: field.longText() }),
  REQUEST_SUPPLEMENT: eventOf({ reason: field.longText() }, { ladder: 'supplement', record: 'supplement' }),
  APPROVE: eventOf({ note: optional(field.longText()) }),
} as Readonly<Record<string, EventSpec>>
