import type { Directory, DirectoryData } from '#directory'
import { loadDirectory, type Sql } from '#database'

// A change of a post is felt within this time; people do not change posts by the second.
const FRESH_MS = 5_000

/** The directory as it is in the database, read anew when it is older than some seconds. */
export function cachedDirectory(sql: Sql, make: (data: DirectoryData) => Directory): { read: () => Promise<Directory>; forget: () => void } {
  let kept: { readonly at: number; readonly directory: Promise<Directory> } | null = null
  return {
    read: () => {
      if (!kept || performance.now() - kept.at > FRESH_MS) kept = { at: performance.now(), directory: loadDirectory(sql).then(make) }
      return kept.directory
    },
    forget: () => {
      kept = null
    },
  }
}
