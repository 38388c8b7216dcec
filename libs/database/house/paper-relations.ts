import type { InstanceId } from '#base'
import { edgesOf, type DraftBody } from '#cascade'
import { statement, type Sql } from '../sql.js'

const clear = statement<{ directive: InstanceId }, never>('clear-paper-relations', ['directive'], 'delete from house.paper_relation where directive = $1')
// All edges of one letter, in the order in which they come.
const write = statement<{ directive: InstanceId; edges: string }, never>(
  'write-paper-relations',
  ['directive', 'edges'],
  /* sql */ `
insert into house.paper_relation (directive, place, relation, kind, symbol, key, issued_on, issuer, title, quote)
select $1, e.place - 1, e.edge ->> 'relation', e.edge ->> 'kind', e.edge ->> 'symbol', e.edge ->> 'key', e.edge ->> 'date', e.edge ->> 'issuer', e.edge ->> 'title', e.edge ->> 'quote'
from jsonb_array_elements($2::jsonb) with ordinality e(edge, place)`,
)

/** The letter's edges anew, from its draft as it stands; within the transaction that writes the draft. */
export async function writeRelations(sql: Sql, directive: InstanceId, body: DraftBody): Promise<void> {
  await sql.run(clear, { directive })
  await sql.run(write, { directive, edges: JSON.stringify(edgesOf(body)) })
}
