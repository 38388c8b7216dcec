import { statement } from '../sql.js'

// Not delivered: again later, or an incident that waits for a person.
export const failEffect = statement<{ instance: number; version: number; n: number; retryInMs: number; incident: boolean; error: string }, never>(
  'fail-effect',
  ['instance', 'version', 'n', 'retryInMs', 'incident', 'error'],
  /* sql */ `
with failed as (
  update engine.effect
  set attempts = attempts + 1, retry_at = house.now() + $4::bigint * interval '1 millisecond', incident = $5::boolean, error = $6::text,
    tried_at = house.now()
  where instance = $1::bigint and version = $2::int and n = $3::int
  returning instance, version, n, kind, error, attempts, tried_at
)
insert into engine.incident (instance, version, n, kind, error, attempts, opened_at, tried_at)
select instance, version, n, kind, error, attempts, tried_at, tried_at from failed where $5::boolean`,
)
