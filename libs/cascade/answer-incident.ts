import type { PersonId, Result } from '#base'
import type { BodyOf, routes } from '#contract'
import type { Actor, Needs } from './needs.js'
import { personRef } from './views/people.js'
import { worldOf } from './world.js'

/**
 * A person's answer to an incident, once; who, when and why stand on the incident and in the audit.
 * Problems: `incident.unknown`, `incident.answered` (by whom, when), `incident.argsWrong`, `text.notWellFormed`.
 */
export async function answerIncident(
  needs: Needs,
  { person }: Actor,
  id: number,
  { answer, reason, args = null }: BodyOf<typeof routes.answerIncident>,
): Promise<Result<{ incident: number }>> {
  const answered = await needs.engine.answerIncident(id, { answer, by: person, reason, args })
  if (answered.ok) {
    await needs.audit({ actor: person, what: `incident.${answer}`, target: `incident:${id}`, detail: { reason, ...(args === null ? {} : { args }) } })
    return { ok: true, value: { incident: id } }
  }
  const { by } = answered.problem.params
  if (typeof by !== 'number') return answered
  return { ok: false, problem: { ...answered.problem, params: { ...answered.problem.params, by: personRef(await worldOf(needs), by as PersonId) } } }
}
