import { statement } from '../sql.js'

// On hold from now on; a second hold of the same instance replaces the reason.
export const hold = statement<{ instance: number; reason: string; by: number }, never>(
  'hold',
  ['instance', 'reason', 'by'],
  /* sql */ `
insert into engine.hold (instance, reason, by, at) values ($1::bigint, $2::text, $3::bigint, house.now())
on conflict (instance) do update set reason = excluded.reason, by = excluded.by, at = excluded.at`,
)
