import { type LocalDate, localDate } from '#base'
import type { DraftQuestion } from '#contract'
import { readDate } from '../../format.js'
import { text } from '../../text/text.js'

/** How a question is answered: by its proposal, by a value of one's own, by `nothing`, by yes or no. */
export type Way = 'proposal' | 'other' | 'nothing' | 'yes' | 'no' | 'move' | 'withdraw' | 'keep' | `choice:${number}`
export type Ask = 'date' | 'text' | 'unit' | 'rhythm' | 'flag'

export interface Typed {
  readonly way: Way | null
  readonly date: string
  readonly words: string
  readonly unit: string
  readonly period: string
  readonly before: string
}

export const UNTYPED: Typed = { way: null, date: '', words: '', unit: '', period: 'yearly', before: '' }

/** What kind of value the question asks for. */
export function askOf({ kind }: Pick<DraftQuestion, 'kind'>): Ask {
  switch (kind) {
    case 'letterDate':
    case 'planDue':
    case 'trackedUntil':
      return 'date'
    case 'reportRhythm':
      return 'rhythm'
    case 'reportVia':
    case 'successor':
    case 'unknownUnit':
      return 'unit'
    case 'communesReport':
    case 'ownPlan':
    case 'pastDates':
      return 'flag'
    default:
      return 'text'
  }
}

/** What becomes of a letter of ours that this one replaces. */
const FATES = ['move', 'withdraw', 'keep'] as const

export interface WayWords {
  readonly way: Way
  readonly label: string
  readonly ground?: string
}

/** The ways that a question leaves open, the labelled proposal first. One way alone needs no choosing. */
export function waysOf(question: DraftQuestion): readonly WayWords[] {
  const { kind, proposal } = question
  const proposed: WayWords[] = proposal ? [{ way: 'proposal', label: text['ask.proposal'](proposal.label), ground: proposal.ground }] : []
  switch (kind) {
    case 'planDue':
      return [...proposed, { way: 'other', label: text['ask.otherDate'] }, { way: 'nothing', label: text['ask.noDate'] }]
    case 'trackedUntil':
      return [...proposed, { way: 'other', label: text['ask.otherDate'] }]
    case 'reportRhythm':
      return [...proposed, { way: 'other', label: text['ask.otherRhythm'] }, { way: 'nothing', label: text['ask.noRhythm'] }]
    case 'reportVia':
      return [...proposed, { way: 'other', label: text['ask.otherUnit'] }, ...(proposal ? [] : [{ way: 'nothing' as const, label: text['ask.noVia'] }])]
    case 'successor':
    case 'unknownUnit':
      return [...proposed, ...choicesOf(question), { way: 'other', label: text[question.several ? 'ask.otherUnits' : 'ask.otherUnit'] }]
    case 'ownPlan':
      return flags(question, proposed, 'ask.yesPlan', 'ask.noPlan')
    case 'pastDates':
      return flags(question, proposed, 'ask.yesPast', 'ask.noPast')
    case 'replacesOurs':
      return [...proposed, ...FATES.filter((way) => way !== proposal?.value).map((way) => ({ way, label: text[`ask.fate.${way}`] }))]
    case 'communesReport':
      return flags(question, proposed, 'ask.yesReport', 'ask.noReport')
    default:
      return [{ way: 'other', label: '' }]
  }
}

/** The units nearest to a name that nobody knows, each with the reason why it is offered. */
function choicesOf({ choices = [] }: DraftQuestion): readonly WayWords[] {
  return choices.map(({ label, ground }, i) => ({ way: `choice:${i}`, label, ...(ground && { ground }) }))
}

/** What a choice says to the house; null for every other way. */
function chosen({ choices = [] }: DraftQuestion, way: Way | null): string | null {
  const [, at] = /^choice:(\d+)$/.exec(way ?? '') ?? []
  return at === undefined ? null : (choices[Number(at)]?.value ?? null)
}

function flags(
  { proposal }: DraftQuestion,
  proposed: readonly WayWords[],
  yes: 'ask.yesPlan' | 'ask.yesReport' | 'ask.yesPast',
  no: 'ask.noPlan' | 'ask.noReport' | 'ask.noPast',
): readonly WayWords[] {
  return [
    ...proposed,
    ...(proposal?.value === true ? [] : [{ way: 'yes' as const, label: text[yes] }]),
    ...(proposal?.value === false ? [] : [{ way: 'no' as const, label: text[no] }]),
  ]
}

export type Reading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: string }

const fault = (sentence: string): Reading => ({ ok: false, fault: sentence })

/** What goes to the house as the answer, or the sentence that says what is missing. Nothing is taken over that was not chosen. */
export function readAnswer(question: DraftQuestion, typed: Typed, today: LocalDate): Reading {
  const choice = chosen(question, typed.way)
  if (choice !== null) return { ok: true, value: choice }
  switch (typed.way) {
    case null:
      return fault(text['ask.missing'])
    case 'proposal':
      return { ok: true, value: { accept: true } }
    case 'nothing':
      return { ok: true, value: null }
    case 'move':
    case 'withdraw':
    case 'keep':
      return { ok: true, value: typed.way }
    case 'yes':
    case 'no':
      return { ok: true, value: typed.way === 'yes' }
    default:
      return readOther(askOf(question), typed, today)
  }
}

function readOther(ask: Ask, { date, words, unit, period, before }: Typed, today: LocalDate): Reading {
  switch (ask) {
    case 'date': {
      const day = readDate(date, today)
      return day === null ? fault(text['form.wrongDate']) : { ok: true, value: day }
    }
    case 'rhythm': {
      const beforeMonthDay = readMonthDay(before)
      return beforeMonthDay === null ? fault(text['ask.before.wrong']) : { ok: true, value: { period, beforeMonthDay, via: unit || null } }
    }
    case 'unit':
      return unit === '' ? fault(text['form.missing'](text['ask.unit'])) : { ok: true, value: unit }
    default:
      return words.trim() === '' ? fault(text['form.missing'](text['ask.number'])) : { ok: true, value: words.trim() }
  }
}

/** `05/12` or `5/12` as `12-05`; null when the calendar has no such day. */
export function readMonthDay(typed: string): string | null {
  // A leap year: 29/02 is a day of some years.
  const day = readDate(`${typed.trim().replaceAll(/[.-]/g, '/')}/2028`, localDate('2028-01-01'))
  return /^\d{1,2}[/.-]\d{1,2}$/.test(typed.trim()) && day !== null ? day.slice(5) : null
}
