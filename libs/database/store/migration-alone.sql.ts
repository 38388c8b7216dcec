import { statement } from '../sql.js'

// The right to do something alone, held by this connection until it ends or gives it back.
export const takeAlone = statement<{ name: string }, { taken: boolean }>(
  'take-alone',
  ['name'],
  'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
)
export const giveBackAlone = statement<{ name: string }, never>('give-back-alone', ['name'], 'select pg_advisory_unlock(hashtextextended($1, 0))')
