import { z } from 'zod'
import { eventOf, field, internalEvent, optional, type EventSpec } from '#engine/core'
import { commonEvents, paper } from '../../parts/v1/index.js'

const { NUDGE, NOTE, URGE, END, WITHDRAW, MOVED, LAPSE, LADDER, STOP, REPORT_TO_LEADER, STRIKE_OFF } = commonEvents as Record<string, EventSpec>

export const events = {
  NUDGE,
  NOTE,
  URGE,
  END,
  WITHDRAW,
  MOVED,
  LAPSE,
  LADDER,
  STOP,
  REPORT_TO_LEADER,
  STRIKE_OFF,
  OPEN: eventOf({}),
  OPENED: internalEvent({ units: z.number() }),
  CONSOLIDATE: eventOf({}),
  SUBMIT: eventOf({ ...paper, summary: optional(field.longText()), figures: optional(field.figures()) }, { ladder: 'checking', record: 'consolidated' }),
  ACCEPT: eventOf({ note: optional(field.longText()) }),
  REQUEST_SUPPLEMENT: eventOf({ reason: field.longText() }, { ladder: 'supplement', record: 'supplement' }),
  CHILDREN: internalEvent({ open: z.number(), all: z.number() }),
} as Readonly<Record<string, EventSpec>>
