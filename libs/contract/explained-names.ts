import { z } from 'zod'
import { byId, none, type PersonRef, type UnitRef } from './common.js'
import type { Route } from './route.js'

/** A name in a letter that the directory did not know and an officer explained. */
export interface ExplainedName {
  readonly id: number
  /** As the letter wrote it. */
  readonly name: string
  /** Whom it stands for; empty where it stands for a class of units. */
  readonly units: readonly UnitRef[]
  /** The class, as people call it; null where it stands for units. */
  readonly group: string | null
  readonly by: PersonRef | null
  readonly at: number
  /** The letter in which it was asked, and its number and day as they were then. */
  readonly directive: number | null
  readonly letter: string | null
  /** Null while it stands. Without a reason where another answer took its place. */
  readonly withdrawn: { readonly by: PersonRef | null; readonly at: number; readonly reason: string | null } | null
}
export const explainedNames: Route<typeof none, typeof none, typeof none, readonly ExplainedName[]> = {
  name: 'explainedNames',
  method: 'GET',
  path: '/explained-names',
  summary: 'Names of letters that officers explained, newest first, also those withdrawn',
  params: none,
  query: none,
  body: none,
}

const withdrawal = z.object({ reason: z.string().trim().min(1).max(500) }).strict()
export const withdrawName: Route<typeof byId, typeof none, typeof withdrawal, { readonly name: string }> = {
  name: 'withdrawName',
  method: 'POST',
  path: '/explained-names/:id/withdrawal',
  summary: 'Withdraws an explained name: the next letter that holds it asks again',
  params: byId,
  query: none,
  body: withdrawal,
}
