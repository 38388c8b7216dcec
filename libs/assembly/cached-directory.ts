import type { Directory, DirectoryData } from '#directory'
import { directoryVersion, loadDirectory, type Sql } from '#database'

/** The directory as it is in the database: asks each time whether anything of it has moved, which costs one number, and reads it then. */
export function cachedDirectory(sql: Sql, make: (data: DirectoryData) => Directory): () => Promise<Directory> {
  let kept: { readonly version: number; readonly directory: Promise<Directory> } | null = null
  return async () => {
    const version = await directoryVersion(sql)
    if (kept?.version === version) return kept.directory
    const fresh = { version, directory: loadDirectory(sql).then(make) }
    kept = fresh
    // What could not be read is not kept: the next one asks again.
    fresh.directory.catch(() => (kept = kept === fresh ? null : kept))
    return fresh.directory
  }
}
