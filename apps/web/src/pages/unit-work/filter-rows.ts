import { LATE_STAGES } from '#base'
import type { UnitWork } from '#contract'

export type Row = UnitWork['rows'][number]

/** The same questions that the house counts by. */
const filters = {
  moi: ({ work }: Row) => work.definition === 'assignment' && work.state === 'assigned',
  han: ({ work }: Row) => work.stage === 'dueSoon' || LATE_STAGES.includes(work.stage),
  'bo-sung': ({ work }: Row) => work.state === 'supplementAsked',
} as const
export type Filter = keyof typeof filters

export function isFilter(word: string): word is Filter {
  return Object.hasOwn(filters, word)
}

export function filterRows(rows: readonly Row[], filter: Filter | null): readonly Row[] {
  return filter === null ? rows : rows.filter(filters[filter])
}
