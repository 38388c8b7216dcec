// The package brings its own declarations, but its `exports` do not lead to them. Only what statutory.spec.ts asks of it.
declare module 'date-chinese' {
  export class CalendarVietnamese {
    constructor(cycle?: number, year?: number, month?: number, leap?: number, day?: number)
    /** Cycle, year, month, leap (0 or 1), day. */
    get(): number[]
    fromJDE(jde: number): this
    /** Day on which the lunar year begins, as a Julian ephemeris day. */
    newYear(gregorianYear: number): number
    toGregorian(gregorianYear: number): { readonly year: number; readonly month: number; readonly day: number }
  }
}
