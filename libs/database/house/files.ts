import { createHash } from 'node:crypto'
import { fileHash, type FileHash, type Instant, type PersonId } from '#base'
import type { Files } from '#cascade'
import { statement, type Sql } from '../sql.js'

const keepFile = statement<{ hash: FileHash; name: string; media: string; bytes: Uint8Array; by: PersonId }, never>(
  'keep-file',
  ['hash', 'name', 'media', 'bytes', 'by'],
  /* sql */ `
insert into house.file (hash, name, media, size, bytes, uploaded_by, at) values ($1, $2, $3, octet_length($4::bytea), $4::bytea, $5, house.now())
on conflict (hash) do nothing`,
)
const fileExists = statement<{ hash: FileHash }, { found: boolean }>('file-exists', ['hash'], 'select true as found from house.file where hash = $1')
// The hash is looked for as text in what people said and in drafts: an event or a letter names its file by it.
const sweepFiles = statement<{ before: Instant }, { hash: FileHash }>(
  'sweep-files',
  ['before'],
  /* sql */ `
delete from house.file f
where f.at < house.instant($1::bigint)
  and not exists (select from house.draft d where d.file_hash = f.hash)
  and not exists (select from engine.history h where position(f.hash in h.event) > 0)
returning hash`,
)

/** Files by what they hold. The same bytes under two names are one file, under the first. */
export function openFiles(sql: Sql): Files {
  return {
    keep: async ({ name, media, bytes, by }) => {
      const hash = fileHash(createHash('sha256').update(bytes).digest('hex'))
      await sql.run(keepFile, { hash, name, media, bytes: Buffer.from(bytes), by })
      return hash
    },
    exists: async (hash) => (await sql.run(fileExists, { hash })).length === 1,
  }
}

/** Deletes files that were uploaded before that moment and that nothing refers to. Answers how many. */
export async function sweepUnusedFiles(sql: Sql, before: Instant): Promise<number> {
  return (await sql.run(sweepFiles, { before })).length
}
