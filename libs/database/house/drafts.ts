import type { FileHash, Instant, InstanceId, PersonId } from '#base'
import type { Difference, DraftBody, DraftPair, Drafts, DraftSaved, KeptDraft } from '#cascade'
import { statement, type Sql } from '../sql.js'
import { writeRelations } from './paper-relations.js'

interface Row {
  readonly directive: InstanceId
  readonly revision: number
  readonly body: DraftBody
  readonly text: string
  readonly by: PersonId
  readonly at: Instant
}
type ChangeRow = DraftSaved

const findDraft = statement<{ directive: InstanceId }, Row>(
  'find-draft',
  ['directive'],
  'select directive, revision, body, text, by, at from house.draft where directive = $1',
)
const findChanges = statement<{ directive: InstanceId }, ChangeRow>(
  'find-draft-changes',
  ['directive'],
  'select revision, by, at, changed, key, undoes from house.draft_change where directive = $1 order by revision desc limit 200',
)
const findDifferences = statement<{ directive: InstanceId; revision: number }, { differences: Difference[] | null }>(
  'find-draft-differences',
  ['directive', 'revision'],
  'select differences from house.draft_change where directive = $1 and revision = $2::int',
)
// The reading is kept beside the draft, in the same statement: what the reader read can be told from what people made of it.
const createDraft = statement<{ directive: InstanceId; body: string; text: string; fileHash: FileHash | null; by: PersonId }, never>(
  'create-draft',
  ['directive', 'body', 'text', 'fileHash', 'by'],
  /* sql */ `
with draft as (
  insert into house.draft (directive, revision, body, text, file_hash, by, at) values ($1, 1, $2::jsonb, $3, $4, $5, house.now())
  on conflict (directive) do update set body = excluded.body, text = excluded.text, file_hash = excluded.file_hash, by = excluded.by, at = excluded.at, revision = house.draft.revision + 1
  returning directive, body, at
)
insert into house.draft_pair (directive, read, read_at) select directive, body, at from draft
on conflict (directive) do update set read = excluded.read, read_at = excluded.read_at`,
)
// One row when the revision was the expected one: the change and its line stand or fall together.
const saveDraft = statement<
  {
    directive: InstanceId
    expected: number
    body: string
    by: PersonId
    changed: readonly string[]
    differences: string
    key: string | null
    undoes: number | null
  },
  { revision: number }
>(
  'save-draft',
  ['directive', 'expected', 'body', 'by', 'changed', 'differences', 'key', 'undoes'],
  /* sql */ `
with saved as (
  update house.draft set revision = revision + 1, body = $3::jsonb, by = $4, at = house.now() where directive = $1 and revision = $2 returning directive, revision, by, at
), noted as (
  insert into house.draft_change (directive, revision, by, at, changed, differences, key, undoes)
  select directive, revision, by, at, $5::text[], $6::jsonb, $7::text, $8::int from saved
)
select revision from saved`,
)
const keepIssued = statement<{ directive: InstanceId; body: string }, never>(
  'keep-issued-draft',
  ['directive', 'body'],
  'update house.draft_pair set issued = $2::jsonb, issued_at = house.now() where directive = $1 and issued is null',
)
// By directive, so that a shelf begins where the one before it ended. Uses the primary key.
const findPairs = statement<{ after: InstanceId; limit: number }, DraftPair>(
  'find-draft-pairs',
  ['after', 'limit'],
  /* sql */ `
select directive, issued_at as "issuedAt", read, issued
from house.draft_pair
where directive > $1 and issued is not null
order by directive
limit $2::int`,
)

/** Letters under review, with who changed what (DESIGN §3.5), and each as it was read beside as it was assigned. */
export function openDrafts(sql: Sql): Drafts {
  return {
    load: async (directive): Promise<KeptDraft | null> => {
      const [[row], changes] = await Promise.all([sql.run(findDraft, { directive }), sql.run(findChanges, { directive })])
      return row ? { ...row, changes } : null
    },
    create: async ({ directive, body, text, fileHash, by }) => {
      await sql.tx(async (inside) => {
        await inside.run(createDraft, { directive, body: JSON.stringify(body), text, fileHash, by })
        await writeRelations(inside, directive, body)
      })
    },
    save: async ({ directive, expected, body, differences, by, key, undoes }) => {
      const changed = differences.map(({ place }) => place)
      const kept = { directive, expected, body: JSON.stringify(body), by, changed, differences: JSON.stringify(differences), key, undoes }
      return sql.tx(async (inside) => {
        const saved = (await inside.run(saveDraft, kept)).length === 1
        if (saved) await writeRelations(inside, directive, body)
        return saved
      })
    },
    differences: async (directive, revision) => (await sql.run(findDifferences, { directive, revision }))[0]?.differences ?? null,
    issued: async (directive, body) => {
      await sql.run(keepIssued, { directive, body: JSON.stringify(body) })
    },
    pairs: (after, limit) => sql.run(findPairs, { after, limit }),
  }
}
