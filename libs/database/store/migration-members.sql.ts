import { statement } from '../sql.js'

// What one actor moved under keys that begin so. Reads all the keys of the actor: once a revert, never on the way of a command.
export const membersOf = statement<{ by: number; key: string }, { instance: number; version: number }>(
  'members-of-migration',
  ['by', 'key'],
  /* sql */ `
select h.instance, h.version
from engine.history h
where h.actor = $1::bigint and h.body_hash is not null and starts_with(h.key, $2)`,
)
