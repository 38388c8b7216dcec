import { z } from 'zod'
import { eventOf, field, internalEvent, optional, type EventSpec } from '#engine/core'
import { commonEvents, paper } from '../../parts/v1/index.js'

const { AMEND_DUE, NOTE, LAPSE, LADDER, STOP, REPORT_TO_LEADER, STRIKE_OFF } = commonEvents as Record<string, EventSpec>

export const events = {
  AMEND_DUE,
  NOTE,
  LAPSE,
  LADDER,
  STOP,
  REPORT_TO_LEADER,
  STRIKE_OFF,
  SUBMIT_LETTER: eventOf({ note: optional(field.longText()) }, { ladder: 'decision' }),
  RETURN_LETTER: eventOf({ reason: field.longText() }, { ladder: 'work' }),
  /** Sent by taking in a letter that carries this document out. */
  JOIN_LETTER: internalEvent({ more: z.looseObject({}) }, { record: 'letter' }),
  /** Sent by assigning; all children are born in the same command. */
  ASSIGN: internalEvent({ more: z.looseObject({}) }, { record: 'assigned' }),
  ADD_WORK: internalEvent({}),
  /** Another day until which the directive is tracked; its end moves with it. */
  TRACK_UNTIL: eventOf({ until: field.date(), reason: field.longText() }, { ladder: 'trackUntil', record: 'trackUntil' }),
  CHILDREN: internalEvent({ open: z.number(), all: z.number(), openWork: z.number(), allWork: z.number() }),
  REPORT_UPWARD: eventOf(paper, { record: 'reportedUpward' }),
  FINISH: eventOf({ reason: field.longText() }),
  WITHDRAW: eventOf({ reason: field.longText() }, { record: 'withdrawn' }),
} as Readonly<Record<string, EventSpec>>
