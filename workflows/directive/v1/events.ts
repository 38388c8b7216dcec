import { z } from 'zod'
import { eventOf, field, internalEvent, optional, type EventSpec } from '#engine/core'
import { amendDueBelow, commonEvents, paper, underTheOffice } from '../../parts/v1/index.js'

const { AMEND_DUE, NOTE, LAPSE, LADDER, STOP, REPORT_TO_LEADER, STRIKE_OFF, UNIT_MERGED, RECOUNTED } = commonEvents as Record<string, EventSpec>
const { SUSPEND, RESUME } = underTheOffice

export const events = {
  AMEND_DUE,
  AMEND_DUE_BELOW: amendDueBelow,
  SUSPEND,
  RESUME,
  UNIT_MERGED,
  RECOUNTED,
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
  CHILDREN: internalEvent({ open: z.number(), all: z.number(), openWork: z.number(), allWork: z.number() }, { onHold: true }),
  REPORT_UPWARD: eventOf(paper, { record: 'reportedUpward' }),
  FINISH: eventOf({ reason: field.longText() }),
  WITHDRAW: eventOf({ reason: field.longText() }, { record: 'withdrawn', onHold: true }),
  /** Another directive, named by its number, takes this one's place; what was handed in here counts there. */
  REPLACE: eventOf({ number: field.text(), reason: field.longText() }, { companion: 'replace', record: 'replaced', onHold: true }),
  /** The same command's other half, on the directive that replaces. */
  REPLACES: internalEvent({ more: z.looseObject({}) }, { record: 'replaces', onHold: true }),
  /** Who follows it: the desk officer, the field (and with it the deputy chief and the vice chair in charge), the top of its ladder. */
  CHANGE_PEOPLE: eventOf(
    {
      deskOfficer: optional(field.person()),
      field: optional(field.choice('VX', 'NC', 'KT', 'TH', 'NLN', 'XD')),
      leader: optional(field.choice('viceChair', 'chair')),
      reason: field.longText(),
    },
    { record: 'people.changed', onHold: true },
  ),
} as Readonly<Record<string, EventSpec>>
