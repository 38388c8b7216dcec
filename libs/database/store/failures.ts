import type { Instant, PersonId } from '#base'
import { keepable, type Answered, type FailedTimer, type IncidentAnswer, type Store } from '#engine'
import type pg from 'pg'
import { run, type Statement } from '../sql.js'
import { answerIncident } from './answer-incident.sql.js'
import { answerOfIncident } from './answer-of-incident.sql.js'
import { countFailures } from './count-failures.sql.js'
import { failTimer } from './fail-timer.sql.js'
import { failing } from './failing.sql.js'
import { failingOf, incidentOf } from './failure-columns.js'
import { incidents } from './incidents.sql.js'

type FailureStore = Pick<Store, 'failTimers' | 'incidents' | 'failing' | 'countFailures' | 'answerIncident'>

// More than a person looks through; the counts are exact.
const MOST = 500

/** The part of the store that knows what fails. */
export function failureStore(pool: pg.Pool): FailureStore {
  const ask = <Args extends object, Row>(asked: Statement<Args, Row>, args: Args): Promise<Row[]> => run(pool, asked, args)
  return {
    failTimers: (failed) => failTimers(pool, failed),
    incidents: async (limit = MOST) => (await ask(incidents, { limit })).map(incidentOf),
    failing: async (limit = MOST) => (await ask(failing, { limit })).map(failingOf),
    countFailures: async () => (await ask(countFailures, {}))[0] ?? { incidents: 0, failing: 0 },
    answerIncident: (id, said) => answer(pool, id, said),
  }
}

export async function failTimers(on: pg.Pool | pg.PoolClient, failed: readonly FailedTimer[]): Promise<void> {
  for (const { error, retryInMs, ...timer } of failed) {
    await run(on, failTimer, { ...timer, error: keepable(error), retryInMs: Math.round(retryInMs) })
  }
}

async function answer(pool: pg.Pool, id: number, { by, reason, args = null, ...said }: IncidentAnswer): Promise<Answered> {
  const [done] = await run(pool, answerIncident, { id, answer: said.answer, by, reason: keepable(reason), args })
  if (done && done.answer !== 'overtaken') return { is: 'done' }
  const [kept] = await run(pool, answerOfIncident, { id })
  if (!kept) return { is: 'unknown' }
  if (kept.answer === null) return { is: 'notEditable' }
  return { is: 'answered', answer: kept.answer, by: kept.by as PersonId, at: kept.answered_at as Instant }
}
