export const LISTS = ['running', 'late', 'check', 'mine', 'ended'] as const
export type List = (typeof LISTS)[number]

/** What the address bar keeps of the list. */
export interface ListSearch {
  /** Words searched for. */
  readonly tim?: string
  readonly loc?: List
}

export function readListSearch(search: Record<string, unknown>): ListSearch {
  const loc = LISTS.find((list) => list === search.loc)
  const tim = typeof search.tim === 'string' || typeof search.tim === 'number' ? String(search.tim) : undefined
  return { ...(tim && { tim }), ...(loc && { loc }) }
}
