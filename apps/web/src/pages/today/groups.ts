import type { ToDo, WorkCard } from '#contract'
import { number } from '../../format.js'
import { text } from '../../text/text.js'

export interface Group {
  readonly kind: ToDo['kind']
  readonly items: readonly WorkCard[]
  /** Things, not rows. */
  readonly count: number
}

/** Equal kinds of one document are one row with a count; letters to check are a row each. The counts of the rows add up to the kind's. */
export function groupsOf({ kind, count, items }: ToDo): Group[] {
  if (kind === 'unsent' || kind === 'notReached' || kind === 'late' || items.length === 0) return [{ kind, items, count }]
  const byDirective = new Map<number, WorkCard[]>()
  for (const card of items) byDirective.set(card.directive, [...(byDirective.get(card.directive) ?? []), card])
  return [...byDirective.values()].map((cards) => ({ kind, items: cards, count: cards.length }))
}

/** `Sở Y tế và 3 đơn vị khác`; two are named both. */
export function unitsSaid(cards: readonly WorkCard[]): string {
  const names = [...new Set(cards.flatMap(({ unit }) => unit?.name ?? []))]
  const [first = '', ...more] = names
  return more.length > 1 ? text['today.unitsMore'](first, number(more.length)) : names.join(', ')
}
