import { dayOf, type Due, type DueSource, type Instant, type LocalDate, type PersonId, type Rung, type UnitId } from '#base'
import type { MachineEvent } from '#engine/core'

/** What every piece of work remembers. All of it comes in by events: nothing is looked up while a machine steps. */
export interface WorkContext {
  readonly unit: UnitId | null
  readonly focalUnit: UnitId | null
  readonly drafter: UnitId | null
  /** Field of work by the Office's division: VX, NC, KT … */
  readonly field: string | null
  readonly deskOfficer: PersonId | null
  /** Who stands at the top of this letter's ladder. */
  readonly leader: 'viceChair' | 'chair'
  readonly directive: number | null
  readonly title: string
  readonly path: string | null
  readonly quote: string | null
  /** The date on which the ladder runs. */
  readonly due: Due
  /** The date by which timeliness is judged: the first one, or a later one that was granted. An urging letter does not move it. */
  readonly dueKept: LocalDate | null
  /** The date with which it was born, whatever was granted or amended since; it stands beside the other in lists, messages and figures. */
  readonly dueFirst: LocalDate | null
  /** Which line of the policy the ladder follows. */
  readonly step: string
  readonly urgency: string
  readonly ladder: readonly Rung[]
  readonly needsApproval: boolean
  readonly answer: Answer | null
  readonly late: boolean
  readonly returns: number
  readonly reason: string | null
  /** The open request for more time. */
  readonly extension: number | null
  /** How many requests for more time were granted, in full or in part. What was refused or taken back is not the unit's fault and counts for nothing. */
  readonly extensionsGranted: number
  /** Urging letters that named this work, oldest first. */
  readonly urged: readonly number[]
  /** On hold by a word of the Office on this very work; what is on hold by something above it says nothing here. */
  readonly held: Held | null
  /** Whatever only one definition needs. */
  readonly more: Readonly<Record<string, unknown>>
}

/** Since when, why, and until when as it was thought; `of` is the assignment with which a unit's report was held. */
export interface Held {
  readonly from: LocalDate
  readonly reason: string
  readonly until: LocalDate | null
  readonly of: number | null
}

/** A hold that is over, as the events that end it carry it: both days, what lies between, and the date that ran before. */
export interface HeldFor {
  readonly from: LocalDate
  readonly until: LocalDate
  readonly workingDays: number
  readonly dueBefore: LocalDate | null
}

/** What was handed in, short; the whole stands in the history and in `record`. */
export interface Answer {
  readonly is: string
  readonly number: string | null
  readonly issuedOn: LocalDate | null
  readonly file: { readonly hash: string; readonly name: string } | null
  readonly on: LocalDate
}

const NO_DATE: Due = { on: null, source: 'none', text: null, rules: [] }

const BEGINNING: Omit<WorkContext, 'dueKept' | 'dueFirst'> = {
  unit: null,
  focalUnit: null,
  drafter: null,
  field: null,
  deskOfficer: null,
  leader: 'viceChair',
  directive: null,
  title: '',
  path: null,
  quote: null,
  due: NO_DATE,
  step: 'duty',
  urgency: 'normal',
  ladder: [],
  needsApproval: false,
  answer: null,
  late: false,
  returns: 0,
  reason: null,
  extension: null,
  extensionsGranted: 0,
  urged: [],
  held: null,
  more: {},
}

/** What the input of a birth may say; the rest of the memory is the machine's own. */
const GIVEN = [
  'unit',
  'focalUnit',
  'drafter',
  'field',
  'deskOfficer',
  'leader',
  'directive',
  'title',
  'path',
  'quote',
  'due',
  'step',
  'urgency',
  'ladder',
  'needsApproval',
  'held',
  'more',
] as const

/** The first memory of an instance, from the input of its birth. */
export function contextOf({ input }: { input: unknown }): WorkContext {
  const said = input as Partial<WorkContext>
  const given = Object.fromEntries(GIVEN.flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]]]))) as Partial<WorkContext>
  return { ...BEGINNING, ...given, dueKept: given.due?.on ?? null, dueFirst: given.due?.on ?? null }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** What an event hands in. `is` is the event's own word: ISSUE, MERGE, REPORT … */
export function answerOf(event: MachineEvent): Answer {
  return {
    is: event.type,
    number: textOf(event['number']),
    issuedOn: textOf(event['issuedOn']) as LocalDate | null,
    file: (event['file'] as Answer['file'] | undefined) ?? null,
    on: dayOf(event.at),
  }
}

/** What a SUSPEND says, as it is remembered. */
export function heldOf(event: MachineEvent): Held {
  return {
    from: dayOf(event.at),
    reason: textOf(event['reason']) ?? '',
    until: textOf(event['heldUntil']) as LocalDate | null,
    of: (event['of'] as number | undefined) ?? null,
  }
}

/** Unit `from` is now unit `to`, wherever the work names it. */
export function renamedUnit(context: WorkContext, from: UnitId, to: UnitId): Pick<WorkContext, 'unit' | 'focalUnit' | 'drafter' | 'more'> {
  const now = (unit: UnitId | null): UnitId | null => (unit === from ? to : unit)
  return {
    unit: now(context.unit),
    focalUnit: now(context.focalUnit),
    drafter: now(context.drafter),
    more: renamedIn(context.more, from, to) as WorkContext['more'],
  }
}

/** In lists called `units` a unit stands once: a successor that was in the list already takes the place of both. */
function renamedIn(value: unknown, from: UnitId, to: UnitId): unknown {
  if (Array.isArray(value)) return value.map((one) => renamedIn(one, from, to))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) =>
      name === 'units' && Array.isArray(member)
        ? [name, [...new Set(member.map((unit: unknown) => (unit === from ? to : unit)))]]
        : [name, name === 'unit' && member === from ? to : renamedIn(member, from, to)],
    ),
  )
}

/**
 * Late or not: by the day on the paper where it carries one, else by the day it was entered. A plan that was sent by another way
 * three weeks ago is not late because nobody had typed it (practice 3.2). What was late once stays late.
 *
 * What was sent back counts anew: within the term that the Office gave for mending it, as it counted before; after that term by a paper that was
 * made since, else by the day on which it came. The paper that was sent back proves nothing any more.
 */
export function isLate(context: WorkContext, event: MachineEvent): boolean {
  const { late, dueKept, returns, answer, ladder } = context
  if (late || dueKept === null) return late
  const paper = textOf(event['issuedOn']) as LocalDate | null
  const cameOn = dayOf(event.at)
  if (returns === 0 || answer === null) return (paper ?? cameOn) > dueKept
  const inTerm = ladder.some(({ kind, due }) => kind === 'overdue' && due !== undefined)
  return !inTerm && (paper !== null && paper > answer.on ? paper : cameOn) > dueKept
}

export const dueSourceOf = (context: WorkContext): DueSource => context.due.source

/** The instant of an event; the very first one carries it in its input. */
export function instantOf(event: unknown): Instant {
  const given = event as { at?: Instant; input?: { at?: Instant } }
  return (given.at ?? given.input?.at) as Instant
}

const OF_UNITS = ['ownPlan', 'duty', 'unitReport', 'consolidation']

/** What is not followed any longer and was never handed in was late if its day had passed: the end of tracking forgives nothing. */
export function isLateAtItsEnd(context: WorkContext, event: MachineEvent): boolean {
  const passed = context.dueKept !== null && dayOf(event.at) > context.dueKept
  return context.late || (passed && context.answer === null && context.held === null && OF_UNITS.includes(context.step))
}
