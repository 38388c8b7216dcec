import { z } from 'zod'
import { day, none, type PersonRef, type UnitRef } from './common.js'
import type { Route } from './route.js'

export type CalendarDayType = 'holiday' | 'compensation' | 'swapOff' | 'swapWork'
export type CalendarDayStatus = 'byLaw' | 'announced' | 'forecast' | 'unverified'

/** A day that is not what its weekday says, with the paper that says so. Days are `YYYY-MM-DD`. */
export interface CalendarDayView {
  readonly date: string
  readonly type: CalendarDayType
  readonly name: string
  readonly status: CalendarDayStatus
  readonly source: string
  /** The other half of a swap. */
  readonly pairedWith: string | null
  /** Said by an administrator; null where the program brought it along. */
  readonly said: { readonly by: PersonRef | null; readonly at: number } | null
}
/** One word of an administrator about the calendar. Instants are milliseconds. */
export interface CalendarChangeView {
  readonly id: number
  readonly at: number
  readonly by: PersonRef | null
  readonly source: string
  readonly opens: number | null
  /** Each day with what it is from then on; null: what its weekday says. */
  readonly days: readonly { readonly date: string; readonly is: Pick<CalendarDayView, 'type' | 'name' | 'status'> | null }[]
  /** How many running pieces of work were moved by it. */
  readonly moved: number
  /** False while it is still being carried out. */
  readonly done: boolean
}
/** A reporting period of Decree 09/2019/NĐ-CP with the days between which its data lie and the first day on which it may be due. */
export interface ReportPeriodView {
  readonly label: string
  readonly from: string
  readonly cutOff: string
  readonly dueOn: string
  readonly rules: readonly string[]
}
/** A year whose days off are not in the calendar yet although it is time, and how much running work comes near or into it. */
export interface CalendarShort {
  readonly year: number
  readonly works: number
}
export interface CalendarView {
  readonly year: number
  /** The years with data. */
  readonly years: readonly number[]
  /** The year that could be opened next; null beyond the years whose lunar dates the program knows. */
  readonly next: number | null
  readonly days: readonly CalendarDayView[]
  /** Working days of each month, January first. */
  readonly workingDays: readonly number[]
  readonly periods: readonly ReportPeriodView[]
  /** Words about this year's days, newest first. */
  readonly changes: readonly CalendarChangeView[]
  /** The last word about any day: what a change is made upon. */
  readonly seen: number
  /** Said to the Office and the administrator only. */
  readonly short: CalendarShort | null
  /** A change that is still being carried out. */
  readonly unfinished: number | null
  readonly mayChange: boolean
}

const yearQuery = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }).strict()
export const calendar: Route<typeof none, typeof yearQuery, typeof none, CalendarView> = {
  name: 'calendar',
  method: 'GET',
  path: '/calendar',
  summary: 'The days off, swapped and made up of a year, each with its source and status',
  params: none,
  query: yearQuery,
  body: none,
}

const said = z
  .object({
    date: day,
    /** Left out: the day is again what its weekday says. */
    is: z
      .object({
        type: z.enum(['holiday', 'compensation', 'swapOff', 'swapWork']),
        name: z.string().trim().min(1).max(200),
        status: z.enum(['byLaw', 'announced', 'forecast', 'unverified']),
        pairedWith: day.nullish(),
      })
      .strict()
      .nullish(),
  })
  .strict()
const change = z
  .object({
    days: z.array(said).max(60),
    /** A year to be opened with its public holidays by law. */
    opens: z.number().int().min(2000).max(2100).nullish(),
    /** Number, day and issuer of the paper, or why a day is taken away. */
    source: z.string().trim().min(5).max(500),
  })
  .strict()

/** One running piece of work whose date or whose moments would move. */
export interface CalendarMove {
  readonly instance: number
  readonly directive: { readonly id: number; readonly number: string | null; readonly subject: string | null }
  readonly unit: UnitRef | null
  readonly definitionLabel: string
  readonly label: string
  readonly stateLabel: string
  /** The date, where it was counted and moves. */
  readonly due: { readonly was: string; readonly is: string } | null
  /** The next moment at which something rings. */
  readonly next: { readonly was: number; readonly is: number }
  /** How many of its moments to come move. */
  readonly moments: number
}
/** What a change would move. At most 400 rows; the counts are exact. */
export interface CalendarPreview {
  readonly seen: number
  readonly days: readonly { readonly date: string; readonly worked: boolean; readonly workedBefore: boolean }[]
  readonly count: number
  readonly directives: number
  readonly units: number
  readonly dues: number
  readonly moves: readonly CalendarMove[]
}
export const previewCalendar: Route<typeof none, typeof none, typeof change, CalendarPreview> = {
  name: 'previewCalendar',
  method: 'POST',
  path: '/calendar/preview',
  summary: 'Which running dates and reminders a change of days would move, old and new; writes nothing',
  params: none,
  query: none,
  body: change,
}

const confirmed = change.extend({ seen: z.number().int().min(0) }).strict()
export const changeCalendar: Route<typeof none, typeof none, typeof confirmed, { readonly change: number; readonly moved: number }> = {
  name: 'changeCalendar',
  method: 'POST',
  path: '/calendar/changes',
  summary: 'Changes days, then moves every running date and reminder that was counted by them, each by an event of its own',
  params: none,
  query: none,
  body: confirmed,
}
export const carryOnCalendar: Route<typeof none, typeof none, typeof none, { readonly moved: number }> = {
  name: 'carryOnCalendar',
  method: 'POST',
  path: '/calendar/carry-on',
  summary: 'Carries on with a change of days that was interrupted; does nothing where none was',
  params: none,
  query: none,
  body: none,
}
