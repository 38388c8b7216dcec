import { formatDate, type LocalDate } from '#base'
import { addWorkingDays, type Period, type WorkingCalendar } from '#calendar'

/** What an officer says where the letter is silent; a path names an obligation of the letter. The same as `walk --answers` reads. */
export interface OfficersAnswers {
  readonly letter?: { readonly number: string; readonly issuedOn: string } | undefined
  readonly trackFrom?: string | undefined
  readonly trackedUntil?: string | undefined
  readonly due: readonly { readonly path: string; readonly on: string }[]
  readonly rounds: readonly { readonly for: string; readonly period: Period; readonly unitsDueBefore: string; readonly via?: string | undefined }[]
  readonly successors: Readonly<Record<string, string>>
  /** A report out of turn that the Office asks for by a letter of its own. */
  readonly adHocRound?:
    { readonly askingLetter: { readonly number: string; readonly issuedOn: string }; readonly subject: string; readonly unitsDueOn: string } | undefined
  /** Lines that the officer lifts to duties. */
  readonly lifted?: readonly string[] | undefined
  /** Answers to questions by their kind, where the proposal is not taken. */
  readonly answers?: Readonly<Record<string, unknown>> | undefined
}

/** The letter that a rehearsal plays when none is given: the sample's. */
export const BUILT_IN = 'libs/assembly/sample/letters/cong-van-phong-chay-chua-chay-rung.txt'
/** The day on which the built-in letter is issued when no other is asked for. */
export const BUILT_IN_DAY = '2026-11-09'

/** To the built-in letter: a plan and two duties of every unit, and a report of every unit each quarter. */
export function builtInAnswers(calendar: WorkingCalendar, from: LocalDate): OfficersAnswers {
  return {
    letter: { number: '1436', issuedOn: from },
    due: [
      { path: '1.1', on: addWorkingDays(calendar, from, 20) },
      { path: '1.3', on: addWorkingDays(calendar, from, 45) },
      { path: '1.6', on: addWorkingDays(calendar, from, 110) },
    ],
    lifted: ['1.3', '1.6'],
    rounds: [{ for: '1.7', period: 'quarterly', unitsDueBefore: '12-15' }],
    successors: {},
    answers: { communesReport: true },
  }
}

/** Where a question has no proposal: what a registry clerk would type, the end of the rehearsal as the end of tracking. */
export function typed(kind: string, from: LocalDate, until: LocalDate): unknown {
  switch (kind) {
    case 'letterNumber':
      return `9999 (diễn tập ${formatDate(from)})`
    case 'letterDate':
      return from
    case 'trackedUntil':
      return until
    case 'successor':
    case 'unknownUnit':
      return 'none'
    default:
      return { accept: true }
  }
}
