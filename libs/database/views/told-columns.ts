import type { Instant, InstanceId, PersonId, UnitId } from '#base'
import type { ToldRow } from '#cascade'

/** The columns of `house.notice n` with its mail `m`. */
export const TOLD = `n.id, n.written_at, n.deliver_at, n.person, n.unit, n.kind, n.level, n.about, n.body ->> 'text' as text, n.seen_at, n.instance, m.status, m.sent_at, m.response`

export interface ToldColumns {
  readonly id: number
  readonly written_at: number
  readonly deliver_at: number
  readonly person: number
  readonly unit: string | null
  readonly kind: string
  readonly level: number
  readonly about: string
  readonly text: string | null
  readonly seen_at: number | null
  readonly instance: number
  readonly status: 'waiting' | 'sent' | 'kept' | 'failed' | null
  readonly sent_at: number | null
  readonly response: string | null
}

export function toldOf(row: ToldColumns): ToldRow {
  const { id, kind, level, about, status, response } = row
  return {
    id,
    kind,
    level,
    about,
    writtenAt: row.written_at as Instant,
    deliverAt: row.deliver_at as Instant,
    person: row.person as PersonId,
    unit: row.unit as UnitId | null,
    text: row.text ?? '',
    seenAt: row.seen_at as Instant | null,
    instance: row.instance as InstanceId,
    mail: status === null ? null : { status, at: row.sent_at as Instant | null, response },
  }
}
