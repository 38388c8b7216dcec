import { statement } from '../sql.js'

export interface CommandColumns {
  readonly actor: number
  readonly key: string
  readonly body_hash: string
  readonly instance: number
  readonly version: number
  readonly state: string
}

// Which of these commands were carried out before, with their first answers. Index history_command only.
export const answered = statement<{ actors: readonly number[]; keys: readonly string[] }, CommandColumns>(
  'answered',
  ['actors', 'keys'],
  /* sql */ `
select h.actor, h.key, encode(h.body_hash, 'hex') as body_hash, h.instance, h.version, h.answer as state
from unnest($1::bigint[], $2::text[]) as asked (actor, key)
join engine.history h on h.actor = asked.actor and h.key = asked.key and h.body_hash is not null`,
)
