import type { Needs } from '#cascade'
import type { PersonId } from '#base'
import { statement, type Sql } from '../sql.js'

const writeAudit = statement<{ actor: PersonId; what: string; target: string; detail: string }, never>(
  'write-audit',
  ['actor', 'what', 'target', 'detail'],
  'insert into house.audit (actor, what, target, detail) values ($1, $2, $3, $4::jsonb)',
)

/** One line to the audit: who did what outside the running instances. Never changed, never deleted. */
export function openAudit(sql: Sql): Needs['audit'] {
  return async ({ actor, what, target, detail }) => {
    await sql.run(writeAudit, { actor, what, target, detail: JSON.stringify(detail) })
  }
}
