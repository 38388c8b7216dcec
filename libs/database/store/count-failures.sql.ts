import { statement, type NoArgs } from '../sql.js'
import { FAILING_EFFECT, FAILING_TIMER, STANDS } from './failure-columns.js'

// How much waits for a person, and how much is tried again by itself.
export const countFailures = statement<NoArgs, { incidents: number; failing: number }>(
  'count-failures',
  [],
  /* sql */ `
select
  (select count(*) from engine.incident i where i.answered_at is null and ${STANDS}) as incidents,
  (select count(*) ${FAILING_EFFECT}) + (select count(*) ${FAILING_TIMER}) as failing`,
)
