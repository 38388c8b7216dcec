import { statement, type NoArgs } from '../sql.js'

export interface SealColumns {
  readonly day: string
  readonly previous: string | null
  readonly hash: string
  readonly instances: number
  readonly moves: number
  readonly at: number
}

// All seals, oldest first.
export const seals = statement<NoArgs, SealColumns>(
  'seals',
  [],
  /* sql */ `
select day, encode(previous, 'hex') as previous, encode(hash, 'hex') as hash, instances, moves, at
from engine.seal
order by day`,
)
