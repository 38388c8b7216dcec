import { statement, type NoArgs } from '../sql.js'
import { HOLD } from './instance-columns.js'

// When something falls due next: a timer that is not on hold, or an effect's turn. Reads the heads of timer_by_due and effect_pending.
export const nextDue = statement<NoArgs, { at: number | null }>(
  'next-due',
  [],
  /* sql */ `
select least(
  (select t.due_at from engine.timer t join engine.instance i on i.id = t.instance where t.due_at < 'infinity' and ${HOLD} is null order by t.due_at limit 1),
  (select retry_at from engine.effect where settled_at is null and not incident order by retry_at limit 1)
) as at`,
)
