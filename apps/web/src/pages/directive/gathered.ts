import type { HistoryEntry } from '#contract'

const MINUTE_MS = 60_000

export type Entries = readonly [HistoryEntry, ...HistoryEntry[]]

/** Newest first: what one person did to many units within a minute is one thing that happened. */
export function gathered(history: readonly HistoryEntry[]): readonly Entries[] {
  const groups: [HistoryEntry, ...HistoryEntry[]][] = []
  for (const entry of history) {
    const group = groups.at(-1)
    if (group && isSame(group[0], entry)) group.push(entry)
    else groups.push([entry])
  }
  return groups
}

function isSame(a: HistoryEntry, b: HistoryEntry): boolean {
  return a.event === b.event && a.definition === b.definition && a.actor?.id === b.actor?.id && a.unit !== null && b.unit !== null && a.at - b.at < MINUTE_MS
}
