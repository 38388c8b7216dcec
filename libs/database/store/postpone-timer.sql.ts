import { statement } from '../sql.js'

// A timer that cannot be fired steps back, unless its instance has moved on since.
export const postponeTimer = statement<{ instance: number; version: number; byMs: number }, never>(
  'postpone-timer',
  ['instance', 'version', 'byMs'],
  /* sql */ `
update engine.timer t
set due_at = house.now() + $3::bigint * interval '1 millisecond'
from engine.instance i
where t.instance = $1::bigint and i.id = t.instance and i.version = $2::int`,
)
