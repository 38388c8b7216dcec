import { z } from 'zod'
import { day, file, none, type UnitRef, type WorkCard } from './common.js'
import type { Route } from './route.js'

// ---- superior documents

const superior = z
  .object({
    number: z.string().trim().min(1).max(80),
    issuedOn: day.nullish(),
    issuer: z.string().trim().max(200).nullish(),
    subject: z.string().trim().max(1000).nullish(),
    receivedOn: day.nullish(),
    file: file.nullish(),
    field: z.string().max(8).nullish(),
    /** The leader's instruction: who drafts the implementing letter, until when. */
    instruction: z.object({ drafter: z.string().min(1), dueOn: day.nullish(), text: z.string().max(2000).nullish() }).strict(),
    again: z.boolean().optional(),
  })
  .strict()
export const takeInSuperior: Route<typeof none, typeof none, typeof superior, { readonly directive: number }> = {
  name: 'takeInSuperior',
  method: 'POST',
  path: '/superiors',
  summary: 'Takes in a superior document with the leader’s instruction',
  params: none,
  query: none,
  body: superior,
}

export interface WaitingSuperior {
  readonly card: WorkCard
  readonly number: string
  readonly issuedOn: string | null
  readonly subject: string | null
  readonly issuer: string | null
  readonly drafter: UnitRef | null
}
export const waitingSuperiors: Route<typeof none, typeof none, typeof none, readonly WaitingSuperior[]> = {
  name: 'waitingSuperiors',
  method: 'GET',
  path: '/superiors/waiting',
  summary: 'Superior documents that have no implementing letter yet',
  params: none,
  query: none,
  body: none,
}

// ---- letters

/** `again`: yes, this number, issuer and date is known; take it in all the same. */
const letterQuery = z.object({ name: z.string().min(1).max(255), again: z.enum(['true', 'false']).optional() }).strict()
export interface TakenIn {
  readonly directive: number
  /** The superior document that it was joined to, by its number in “Thực hiện …”. */
  readonly joined: string | null
  readonly questions: number
}
export const takeInLetter: Route<typeof none, typeof letterQuery, 'bytes', TakenIn> = {
  name: 'takeInLetter',
  method: 'POST',
  path: '/letters',
  summary: 'Reads a letter (.docx, .pdf with a text layer, .txt, .md) into a draft',
  params: none,
  query: letterQuery,
  body: 'bytes',
}
