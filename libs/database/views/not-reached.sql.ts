import { statement, type NoArgs } from '../sql.js'

export interface NotReachedColumns {
  readonly kind: 'address' | 'post'
  readonly unit: string | null
  readonly person: number | null
  readonly role: string | null
  readonly detail: string
  readonly instance: number | null
  readonly since: number
}

// Who is not reached at present, oldest first. Uses not_reached_once.
export const notReached = statement<NoArgs, NotReachedColumns>(
  'not-reached',
  [],
  'select kind, unit, person, role, detail, instance, since from house.not_reached where ended_at is null order by since, id limit 500',
)
export const waitingCount = statement<NoArgs, { count: number }>('waiting-count', [], "select count(*) as count from house.mail where status = 'waiting'")
