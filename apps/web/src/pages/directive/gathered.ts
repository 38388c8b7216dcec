import type { HistoryEntry } from '#contract'

const MINUTE_MS = 60_000

export type Entries = readonly [HistoryEntry, ...HistoryEntry[]]

/** Newest first: what one person did to many units within a minute is one thing that happened, also where two kinds of work were written by turns. */
export function gathered(history: readonly HistoryEntry[]): readonly Entries[] {
  const groups: [HistoryEntry, ...HistoryEntry[]][] = []
  for (const entry of history) {
    const group = groups.findLast(([first]) => isSame(first, entry))
    if (group) group.push(entry)
    else groups.push([entry])
  }
  return groups
}

function isSame(a: HistoryEntry, b: HistoryEntry): boolean {
  return a.event === b.event && a.definition === b.definition && a.actor?.id === b.actor?.id && a.unit !== null && b.unit !== null && a.at - b.at < MINUTE_MS
}
