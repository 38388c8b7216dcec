import { z } from 'zod'
import { eventOf, field, internalEvent, optional, type EventSpec } from '#engine/core'
import { commonEvents, governed, paper, underTheOffice } from '../../parts/v1/index.js'

const { NUDGE, URGE } = commonEvents as Record<string, EventSpec>

export const events = {
  ...governed,
  ...underTheOffice,
  NUDGE,
  URGE,
  OPEN: eventOf({}),
  OPENED: internalEvent({ units: z.number() }, { onHold: true }),
  CONSOLIDATE: eventOf({}),
  SUBMIT: eventOf({ ...paper, summary: optional(field.longText()), figures: optional(field.figures()) }, { ladder: 'checking', record: 'consolidated' }),
  ACCEPT: eventOf({ note: optional(field.longText()) }),
  REQUEST_SUPPLEMENT: eventOf({ reason: field.longText() }, { ladder: 'supplement', record: 'supplement' }),
  CHILDREN: internalEvent({ open: z.number(), all: z.number() }, { onHold: true }),
} as Readonly<Record<string, EventSpec>>
