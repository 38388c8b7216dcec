import type { Told } from '#contract'

/** Where the pages of work and of papers are. */
export function workPath(id: number): string {
  return `/viec/${id}`
}

export function paperPath(directive: number): string {
  return `/van-ban/${directive}`
}

/** The list of a document's work without a date. */
export function quarterlyPath(directive: number): string {
  return `${paperPath(directive)}/ra-soat-quy`
}

/** The rules of reminding of a document. */
export function ownRulesPath(directive: number): string {
  return `${paperPath(directive)}/quy-tac`
}

/** Where a message leads: to its work; a line about the date of many units to the list of those who are late, where dates are moved. */
export function messagePath({ about, instance, directive }: Pick<Told, 'about' | 'instance' | 'directive'>): {
  readonly to: string
  readonly search?: { readonly loc: 'late' | 'unopened' }
} {
  if (about === 'rung.unopened') return { to: paperPath(directive), search: { loc: 'unopened' } }
  if (about === 'massLate') return { to: paperPath(directive), search: { loc: 'late' } }
  return { to: about === 'rung.reviewList' ? quarterlyPath(directive) : workPath(instance) }
}

export const unitWorkPath = '/nhiem-vu'
