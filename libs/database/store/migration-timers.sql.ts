import { statement } from '../sql.js'

// The armed timers of some instances. Primary key.
export const timersOf = statement<{ instances: readonly number[] }, { instance: number; due_at: number; version: number }>(
  'timers-of',
  ['instances'],
  /* sql */ `
select t.instance, t.due_at, t.version
from engine.timer t
where t.instance = any($1::bigint[])`,
)
