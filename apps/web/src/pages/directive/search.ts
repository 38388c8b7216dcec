import { FILTERS, type Filter } from './filters.js'

export const TABS = ['progress', 'tasks', 'reports', 'process', 'journal'] as const
export type Tab = (typeof TABS)[number]

/** What the address bar keeps of a document's page. */
export interface DirectiveSearch {
  readonly tab?: Tab
  readonly loc?: Filter
}

export function readDirectiveSearch(search: Record<string, unknown>): DirectiveSearch {
  const tab = TABS.find((one) => one === search.tab)
  const loc = FILTERS.find((one) => one === search.loc)
  return { ...(tab && { tab }), ...(loc && { loc }) }
}
