import type { Card } from '#engine/core'
import { statement } from '../sql.js'
import type { ShelfRange } from './verify-next-shelf.sql.js'

export interface ShelfInstanceColumns {
  readonly id: number
  readonly definition: string
  readonly version: number
  readonly done: boolean
  readonly snapshot: string
  readonly head: string
  readonly at: number
  readonly actor: number
  readonly unit: Card['unit']
  readonly holder: Card['holder']
  readonly stage: Card['stage']
  readonly state: string
  readonly due_on: Card['dueOn']
  readonly due_source: Card['dueSource']
  readonly late: boolean
  readonly label: string
  readonly path: string | null
  readonly note: string | null
}

// The instances of a shelf with their cards. Primary key.
export const shelfInstances = statement<ShelfRange, ShelfInstanceColumns>(
  'verify-instances',
  ['from', 'to'],
  /* sql */ `
select id, definition, version, done, snapshot, encode(head, 'hex') as head, at, actor,
  unit, holder, stage, state, due_on, due_source, late, label, path, note
from engine.instance
where id between $1::bigint and $2::bigint
order by id`,
)
