import { createHash } from 'node:crypto'
import { fileHash, type FileHash, type Instant, type InstanceId } from '#base'
import type { Drafts, Files, KeptDraft } from '#cascade'

/** Letters under review in memory. `now` is the house's clock. */
export function memoryDrafts(now: () => Instant): Drafts {
  const drafts = new Map<InstanceId, KeptDraft>()
  return {
    load: async (directive) => drafts.get(directive) ?? null,
    create: async ({ directive, body, text, by }) => {
      const before = drafts.get(directive)
      drafts.set(directive, { directive, body, text, by, at: now(), revision: (before?.revision ?? 0) + 1, changes: before?.changes ?? [] })
    },
    save: async (directive, expected, body, changed, by) => {
      const before = drafts.get(directive)
      if (before?.revision !== expected) return false
      const [revision, at] = [expected + 1, now()]
      drafts.set(directive, { ...before, revision, body, by, at, changes: [{ revision, by, at, changed }, ...before.changes].slice(0, 50) })
      return true
    },
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
