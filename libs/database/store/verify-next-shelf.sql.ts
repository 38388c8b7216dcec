import { statement } from '../sql.js'

export interface ShelfRange {
  /** Text: an id that somebody smuggled in may be greater than a number can tell. */
  readonly from: string
  readonly to: string
}

// The next shelf of 256 ids on which an instance or a row of history stands; null behind the last. Primary keys.
export const nextShelf = statement<Pick<ShelfRange, 'from'>, { shelf: string | null }>(
  'verify-next-shelf',
  ['from'],
  /* sql */ `
select (least(
  (select id from engine.instance where id >= $1::bigint order by id limit 1),
  (select instance from engine.history where instance >= $1::bigint order by instance, version limit 1)
) >> 8)::text as shelf`,
)
