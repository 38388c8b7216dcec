import type { RelationKind } from '#intake'
import { statement } from '../sql.js'

export interface RelationColumns {
  readonly directive: number
  readonly relation: RelationKind
  readonly kind: string
  readonly symbol: string | null
  readonly key: string | null
  readonly issued_on: string | null
  readonly issuer: string | null
  readonly title: string | null
  readonly quote: string | null
}

// What one letter does to others, and what others do to papers of these keys, strongest first. Primary key and paper_relation_by_key.
export const paperRelations = statement<{ directive: number; keys: readonly string[] }, RelationColumns>(
  'paper-relations',
  ['directive', 'keys'],
  /* sql */ `
select directive, relation, kind, symbol, key, issued_on, issuer, title, quote
from house.paper_relation
where directive = $1::bigint or key = any($2::text[])
order by directive, place`,
)
