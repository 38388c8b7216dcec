import { statement } from '../sql.js'

// What one actor moved under keys that begin so. Reads all the keys of the actor: once a revert, never on the way of a command.
export const membersOf = statement<{ by: number; key: string }, { instance: number; version: number }>(
  'members-of-migration',
  ['by', 'key'],
  /* sql */ `
select c.instance, c.version
from engine.command c
where c.actor = $1::bigint and starts_with(c.key, $2)`,
)
