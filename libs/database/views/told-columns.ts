import type { Instant, InstanceId, PersonId, UnitId } from '#base'
import type { ProofRow, ToldRow } from '#cascade'

/** What is known of a mail `m`: its tries, whether one of them ended in doubt, and when it was opened. */
export const PROOF = /* sql */ `m.channel, m.status, m.sent_at, m.response, m.attempts, m.opened_at,
  exists (select from house.mail_try t where t.mail = m.id and t.outcome = 'uncertain') as uncertain`

/** The columns of `house.notice n` with its mail `m` and what went by other channels. */
export const TOLD = /* sql */ `n.id, n.written_at, n.deliver_at, n.person, (n.body ->> 'forPerson')::bigint as for_person, n.unit, n.kind, n.level, n.about,
  n.body ->> 'text' as text, n.seen_at, n.silent, n.instance, n.directive, ${PROOF},
  (
    select coalesce(jsonb_agg(jsonb_build_object('channel', c.channel, 'status', c.status, 'at', (extract(epoch from c.sent_at) * 1000)::bigint,
      'response', c.response, 'tries', c.attempts, 'openedAt', (extract(epoch from c.opened_at) * 1000)::bigint,
      'uncertain', exists (select from house.mail_try t where t.mail = c.id and t.outcome = 'uncertain')) order by c.id), '[]')
    from house.mail c where c.copy_of = m.id
  ) as copies`

export interface ProofColumns {
  readonly channel: ProofRow['channel'] | null
  readonly status: ProofRow['status'] | null
  readonly sent_at: number | null
  readonly response: string | null
  readonly attempts: number | null
  readonly opened_at: number | null
  readonly uncertain: boolean
}
export interface ToldColumns extends ProofColumns {
  readonly id: number
  readonly written_at: number
  readonly deliver_at: number
  readonly person: number
  readonly for_person: number | null
  readonly unit: string | null
  readonly kind: string
  readonly level: number
  readonly about: string
  readonly text: string | null
  readonly seen_at: number | null
  readonly silent: boolean
  readonly instance: number
  readonly directive: number
  readonly copies: readonly ProofRow[]
}

export function toldOf(row: ToldColumns): ToldRow {
  const { id, kind, level, about, silent, copies } = row
  return {
    id,
    kind,
    level,
    about,
    silent,
    copies,
    writtenAt: row.written_at as Instant,
    deliverAt: row.deliver_at as Instant,
    person: row.person as PersonId,
    forPerson: row.for_person as PersonId | null,
    unit: row.unit as UnitId | null,
    text: row.text ?? '',
    seenAt: row.seen_at as Instant | null,
    instance: row.instance as InstanceId,
    directive: row.directive as InstanceId,
    mail: proofOf(row),
  }
}

/** Null where there is no mail. */
export function proofOf({ channel, status, sent_at: at, response, attempts, opened_at: openedAt, uncertain }: ProofColumns): ProofRow | null {
  if (channel === null || status === null) return null
  return { channel, status, at: at as Instant | null, response, tries: attempts ?? 0, uncertain, openedAt: openedAt as Instant | null }
}
