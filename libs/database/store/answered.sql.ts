import { statement } from '../sql.js'

export interface CommandColumns {
  readonly actor: number
  readonly key: string
  readonly body_hash: string
  readonly instance: number
  readonly version: number
  readonly state: string
}

// Which of these commands were carried out before, with their first answers. Primary key only.
export const answered = statement<{ actors: readonly number[]; keys: readonly string[] }, CommandColumns>(
  'answered',
  ['actors', 'keys'],
  /* sql */ `
select c.actor, c.key, encode(c.body_hash, 'hex') as body_hash, c.instance, c.version, c.state
from unnest($1::bigint[], $2::text[]) as asked (actor, key)
join engine.command c on c.actor = asked.actor and c.key = asked.key`,
)
