import { statement } from '../sql.js'

// What was answered to an incident, by whom and when; nulls while it is open, no row when there is none.
export const answerOfIncident = statement<{ id: number }, { answer: 'retry' | 'dismiss' | 'overtaken' | null; by: number | null; answered_at: number | null }>(
  'answer-of-incident',
  ['id'],
  /* sql */ `select answer, by, answered_at from engine.incident where id = $1::bigint`,
)
