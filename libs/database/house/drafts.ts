import type { FileHash, Instant, InstanceId, PersonId } from '#base'
import type { DraftBody, Drafts, KeptDraft } from '#cascade'
import { statement, type Sql } from '../sql.js'

interface Row {
  readonly directive: InstanceId
  readonly revision: number
  readonly body: DraftBody
  readonly text: string
  readonly by: PersonId
  readonly at: Instant
}
interface ChangeRow {
  readonly revision: number
  readonly by: PersonId
  readonly at: Instant
  readonly changed: string[]
}

const findDraft = statement<{ directive: InstanceId }, Row>(
  'find-draft',
  ['directive'],
  'select directive, revision, body, text, by, at from house.draft where directive = $1',
)
const findChanges = statement<{ directive: InstanceId }, ChangeRow>(
  'find-draft-changes',
  ['directive'],
  'select revision, by, at, changed from house.draft_change where directive = $1 order by revision desc limit 50',
)
const createDraft = statement<{ directive: InstanceId; body: string; text: string; fileHash: FileHash | null; by: PersonId }, never>(
  'create-draft',
  ['directive', 'body', 'text', 'fileHash', 'by'],
  /* sql */ `
insert into house.draft (directive, revision, body, text, file_hash, by, at) values ($1, 1, $2::jsonb, $3, $4, $5, house.now())
on conflict (directive) do update set body = excluded.body, text = excluded.text, file_hash = excluded.file_hash, by = excluded.by, at = excluded.at, revision = house.draft.revision + 1`,
)
// One row when the revision was the expected one: the change and its line stand or fall together.
const saveDraft = statement<{ directive: InstanceId; expected: number; body: string; changed: readonly string[]; by: PersonId }, { revision: number }>(
  'save-draft',
  ['directive', 'expected', 'body', 'changed', 'by'],
  /* sql */ `
with saved as (
  update house.draft set revision = revision + 1, body = $3::jsonb, by = $5, at = house.now() where directive = $1 and revision = $2 returning directive, revision, by, at
), noted as (
  insert into house.draft_change (directive, revision, by, at, changed) select directive, revision, by, at, $4::text[] from saved
)
select revision from saved`,
)

/** Letters under review, with who changed what (DESIGN §3.5). */
export function openDrafts(sql: Sql): Drafts {
  return {
    load: async (directive): Promise<KeptDraft | null> => {
      const [[row], changes] = await Promise.all([sql.run(findDraft, { directive }), sql.run(findChanges, { directive })])
      return row ? { ...row, changes } : null
    },
    create: async ({ directive, body, text, fileHash, by }) => {
      await sql.run(createDraft, { directive, body: JSON.stringify(body), text, fileHash, by })
    },
    save: async (directive, expected, body, changed, by) =>
      (await sql.run(saveDraft, { directive, expected, body: JSON.stringify(body), changed, by })).length === 1,
  }
}
