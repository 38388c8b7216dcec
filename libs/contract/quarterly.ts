import { z } from 'zod'
import { byId, none, type PersonRef, type WorkCard } from './common.js'
import type { Route } from './route.js'
import type { SentMany } from './work.js'

/** One piece of work without a date, with what was said of it last. */
export interface QuarterlyLine {
  readonly work: WorkCard
  readonly quote: string | null
  /** The newest word about how it stands, and when it was written; null before the first. */
  readonly last: { readonly text: string; readonly at: number; readonly by: PersonRef | null } | null
  /** Said in the quarter that is running. */
  readonly said: boolean
  readonly mayWrite: boolean
}
/** Rà soát quý: a directive's work without a date, as far as this person sees it. */
export interface QuarterlyReview {
  readonly directive: { readonly id: number; readonly number: string | null; readonly issuedOn: string | null; readonly subject: string | null }
  /** `IV/2026`. */
  readonly quarter: string
  readonly lines: readonly QuarterlyLine[]
}
export const quarterlyReview: Route<typeof byId, typeof none, typeof none, QuarterlyReview> = {
  name: 'quarterlyReview',
  method: 'GET',
  path: '/directives/:id/quarterly',
  summary: 'Work without a date below a directive, each with the last word about how it stands',
  params: byId,
  query: none,
  body: none,
}

const words = z
  .object({
    key: z.string().min(8).max(80),
    lines: z
      .array(z.object({ instance: z.number().int().positive(), text: z.string().trim().min(1).max(20_000) }).strict())
      .min(1)
      .max(500),
  })
  .strict()
export const writeQuarterly: Route<typeof byId, typeof none, typeof words, SentMany> = {
  name: 'writeQuarterly',
  method: 'POST',
  path: '/directives/:id/quarterly',
  summary: 'How the work without a date stands, a line each, in one go; each line is judged for itself',
  params: byId,
  query: none,
  body: words,
}
