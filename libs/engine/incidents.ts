import { canonical, isRefusal, ok, refuse, unreachable, type PersonId, type Result } from '#base'
import type { IncidentAnswer } from './failures.js'
import type { Store } from './store.js'

/** What a person decides about an incident, with the reason. `args`: an object to be delivered instead of the effect's own. */
export interface PersonsAnswer {
  readonly answer: IncidentAnswer['answer']
  readonly by: PersonId
  readonly reason: string
  readonly args?: unknown
}

/**
 * Answers an incident, once. Edited arguments are kept as canonical text, as the engine would have written them; the first ones stay on the
 * incident's record. Problems: `incident.unknown`, `incident.answered`, `incident.argsWrong`, `text.notWellFormed`.
 */
export async function answerIncident(store: Store, id: number, { answer, by, reason, args }: PersonsAnswer): Promise<Result<null>> {
  const text = textOf(answer, args)
  if (!text.ok) return text
  const answered = await store.answerIncident(id, { answer, by, reason, args: text.value })
  switch (answered.is) {
    case 'done':
      return ok(null)
    case 'unknown':
      return refuse('incident.unknown', { incident: id })
    case 'notEditable':
      return refuse('incident.argsWrong', { why: 'timer' })
    case 'answered':
      return refuse('incident.answered', { incident: id, answer: answered.answer, by: answered.by, at: answered.at })
    default:
      return unreachable(answered)
  }
}

function textOf(answer: PersonsAnswer['answer'], args: unknown): Result<string | null> {
  if (args === undefined || args === null) return ok(null)
  if (answer !== 'retry') return refuse('incident.argsWrong', { why: 'dismissed' })
  if (typeof args !== 'object' || Array.isArray(args)) return refuse('incident.argsWrong', { why: 'notAnObject' })
  try {
    return ok(canonical(args))
  } catch (error) {
    if (isRefusal(error)) return { ok: false, problem: error.problem }
    return refuse('incident.argsWrong', { why: 'notAnObject' })
  }
}
