import { byId, none } from './common.js'
import type { PaperRef } from './directives.js'
import type { Route } from './route.js'

export type Relation = 'replaces' | 'repeals' | 'amends' | 'carriesOut' | 'cites'

/** A paper that the letter names. `issuedOn` may be a year or a month alone. */
export interface NamedPaper {
  readonly relation: Relation
  readonly kind: string
  readonly symbol: string | null
  readonly issuedOn: string | null
  readonly issuer: string | null
  readonly title: string | null
  /** The words of the letter that say it. */
  readonly quote: string | null
  /** The directive here that is this paper, or carries it out as its paper from above; null where there is none. */
  readonly directive: PaperRef | null
}
/** A letter here that names this one. */
export interface NamingLetter {
  readonly relation: Relation
  readonly directive: PaperRef
  readonly subject: string | null
  readonly issuedOn: string | null
  readonly stateLabel: string
  readonly quote: string | null
}
/** Other letters here that carry out the same paper. */
export interface SamePaper {
  readonly symbol: string
  readonly letters: readonly Omit<NamingLetter, 'relation' | 'quote'>[]
}
export interface LegalChain {
  /** What this letter does to others, strongest first. */
  readonly up: readonly NamedPaper[]
  /** What letters here do to this one. */
  readonly down: readonly NamingLetter[]
  readonly beside: readonly SamePaper[]
}
export const legalChain: Route<typeof byId, typeof none, typeof none, LegalChain> = {
  name: 'legalChain',
  method: 'GET',
  path: '/directives/:id/legal-chain',
  summary: 'The chain of papers upward and downward across all letters: carried out, amended, replaced, repealed, cited',
  params: byId,
  query: none,
  body: none,
}
