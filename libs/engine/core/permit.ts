import { ok, refuse, type Result, type Role } from '#base'
import { passes } from './step.js'
import { REGIONS, TIMER, type Definition, type Field, type MachineEvent, type Snapshot } from './types.js'

/**
 * May these roles send this event now? XState would swallow an event that no state takes, in silence; here it is refused.
 * Problems: `instance.ended`, `event.notAllowedHere`, `event.guardRefused`, `event.notPermitted`.
 */
export function permit(definition: Definition, snapshot: Snapshot, event: MachineEvent, roles: readonly Role[]): Result<null> {
  const state = snapshot.value.work
  if (snapshot.done) return refuse('instance.ended', { state })
  // Sent from outside, LAPSE would end the work and leave its clock running: only the clock itself says it.
  if (definition.events[event.type]?.raised) return refuse('event.notPermitted', { event: event.type, may: ['engine'] })
  let refusedBy: string | null = null
  for (const region of REGIONS) {
    for (const edge of definition.leaves[region][snapshot.value[region]]?.on.get(event.type) ?? []) {
      if (!passes(edge, snapshot.context, event)) {
        refusedBy = edge.guardName
        continue
      }
      if (edge.may.some((role) => roles.includes(role))) return ok(null)
      return refuse('event.notPermitted', { event: event.type, may: edge.may })
    }
  }
  if (refusedBy !== null) return refuse('event.guardRefused', { event: event.type, state, guard: refusedBy })
  return refuse('event.notAllowedHere', { event: event.type, state })
}

/** Does any state of now take this event, whoever sends it? */
export function takes(definition: Definition, { value, context, done }: Snapshot, event: MachineEvent): boolean {
  if (done) return false
  return REGIONS.some((region) => definition.leaves[region][value[region]]?.on.get(event.type)?.some((edge) => passes(edge, context, event)) ?? false)
}

/** What may be done now: the lines from which buttons and forms are drawn. */
export interface Allowed {
  readonly event: string
  readonly may: readonly Role[]
  readonly fields: readonly Field[]
}

/** The events that a person with these roles may send now, in the order of the machine; internal ones are left out. */
export function allowed(definition: Definition, snapshot: Snapshot, roles: readonly Role[]): Allowed[] {
  if (snapshot.done) return []
  return REGIONS.flatMap((region) => {
    const leaf = definition.leaves[region][snapshot.value[region]]
    return [...(leaf?.on ?? [])].flatMap(([event, edges]) => {
      const spec = definition.events[event]
      const may = [...new Set(edges.flatMap((edge) => edge.may))]
      if (event === TIMER || !spec || spec.internal || !may.some((role) => roles.includes(role))) return []
      return [{ event, may, fields: spec.fields }]
    })
  })
}
