import { createHash } from 'node:crypto'
import { fileHash, type FileHash, type Instant, type InstanceId } from '#base'
import type { Difference, DraftBody, DraftPair, Drafts, Files, KeptDraft } from '#cascade'

/** Letters under review in memory. `now` is the house's clock. */
export function memoryDrafts(now: () => Instant): Drafts {
  const drafts = new Map<InstanceId, KeptDraft>()
  const saves = new Map<string, readonly Difference[]>()
  const pairs = new Map<InstanceId, { readonly read: DraftBody; readonly issued?: Pick<DraftPair, 'issued' | 'issuedAt'> }>()
  return {
    load: async (directive) => drafts.get(directive) ?? null,
    create: async ({ directive, body, text, by }) => {
      const before = drafts.get(directive)
      drafts.set(directive, { directive, body, text, by, at: now(), revision: (before?.revision ?? 0) + 1, changes: before?.changes ?? [] })
      pairs.set(directive, { read: body })
    },
    save: async ({ directive, expected, body, differences, by, key, undoes }) => {
      const before = drafts.get(directive)
      if (before?.revision !== expected) return false
      const [revision, at] = [expected + 1, now()]
      const saved = { revision, by, at, changed: differences.map(({ place }) => place), key, undoes }
      drafts.set(directive, { ...before, revision, body, by, at, changes: [saved, ...before.changes].slice(0, 200) })
      saves.set(`${directive}:${revision}`, differences)
      return true
    },
    differences: async (directive, revision) => saves.get(`${directive}:${revision}`) ?? null,
    issued: async (directive, body) => {
      const pair = pairs.get(directive)
      if (pair && !pair.issued) pairs.set(directive, { ...pair, issued: { issued: body, issuedAt: now() } })
    },
    pairs: async (after, limit) =>
      [...pairs]
        .sort(([a], [b]) => a - b)
        .flatMap(([directive, { read, issued }]) => (directive > after && issued ? [{ directive, read, ...issued }] : []))
        .slice(0, limit),
  }
}

/** Files by what they hold; of the bytes only the hash is kept. */
export function memoryFiles(): Files {
  const known = new Set<FileHash>()
  return {
    keep: async ({ bytes }) => {
      const hash = fileHash(createHash('sha256').update(bytes).digest('hex'))
      known.add(hash)
      return hash
    },
    exists: async (hash) => known.has(hash),
  }
}
