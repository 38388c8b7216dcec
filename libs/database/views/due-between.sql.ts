import type { LocalDate } from '#base'
import type { OfUnits } from '#cascade'
import { statement } from '../sql.js'
import { CARD, type CardColumns } from './cascade-queries.js'
import { ofUnits } from './of-units.js'

// Open work that a unit or a drafter has in hand, due between two days (both included), the earliest first.
export const dueBetween = statement<{ from: LocalDate; to: LocalDate; units: OfUnits; limit: number }, CardColumns>(
  'due-between',
  ['from', 'to', 'units', 'limit'],
  /* sql */ `
select ${CARD}
from engine.instance i
where not i.done and i.due_on between $1::date and $2::date and ${ofUnits(3)}
  and not exists (select from engine.hold h where h.instance = any(i.id || i.ancestors))
  and i.holder in ('unitClerk', 'handler', 'headOfUnit', 'focalUnit', 'drafter')
order by i.due_on, i.root, i.id
limit $4::int`,
)
