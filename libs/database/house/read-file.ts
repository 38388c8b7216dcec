import type { FileHash } from '#base'
import type { KeptFile } from '#cascade'
import { statement, type Sql } from '../sql.js'

const readFile = statement<{ hash: FileHash }, { name: string; media: string; bytes: Buffer }>(
  'read-file',
  ['hash'],
  'select name, media, bytes from house.file where hash = $1::text',
)

/** The bytes of a file with its first name; null when there is none. Whether a person may have them is asked before. */
export function openFileReader(sql: Sql): (hash: FileHash) => Promise<KeptFile | null> {
  return async (hash) => (await sql.run(readFile, { hash }))[0] ?? null
}
