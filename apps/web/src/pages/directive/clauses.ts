import type { DirectiveView, WorkCard } from '#contract'

export interface Clause {
  readonly key: string
  readonly path: string
  readonly words: string
  /** Empty for plans and duties, which have cards. */
  readonly kind: string
  readonly authority: '' | 'order' | 'vertical' | 'request' | 'encourage'
  readonly units: number
  readonly cards: readonly WorkCard[]
}

/** One line a clause, in the letter's order: plans and duties with their cards, standing clauses with their words. */
export function clausesOf({ rows, duties, lines }: Pick<DirectiveView, 'rows' | 'duties' | 'lines'>): readonly Clause[] {
  const groups = new Map<string, WorkCard[]>()
  for (const card of [...rows.flatMap(({ plan }) => plan ?? []), ...duties]) {
    const key = `${card.path ?? ''} ${card.label}`
    const group = groups.get(key)
    if (group) group.push(card)
    else groups.set(key, [card])
  }
  const work = [...groups].map(([key, cards]): Clause => ({
    key,
    path: cards[0]?.path ?? '',
    words: cards[0]?.label ?? '',
    kind: '',
    authority: '',
    units: cards.length,
    cards,
  }))
  const standing = lines.map(({ path, quote, class: kind, units, authority }): Clause => ({
    key: `${path} ${kind}`,
    path,
    words: quote,
    kind,
    authority: authorityOf(authority),
    units,
    cards: [],
  }))
  return [...work, ...standing].sort((a, b) => a.path.localeCompare(b.path, 'vi', { numeric: true }))
}

function authorityOf(said: string): Clause['authority'] {
  return (['order', 'vertical', 'request', 'encourage'] as const).find((one) => one === said) ?? ''
}
