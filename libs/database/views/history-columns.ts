import type { Instant, InstanceId, PersonId, UnitId } from '#base'
import type { HistoryLine } from '#cascade'

/** The columns of `engine.history h` and `engine.instance i` that pages tell. */
export const LINE = `h.instance, i.root, i.definition, i.unit, h.version, h.type, h.at, h.actor, h.reason, h.event, h.definition_hash`

export interface LineColumns {
  readonly instance: number
  readonly root: number
  readonly definition: string
  readonly unit: string | null
  readonly version: number
  readonly type: string
  readonly at: number
  readonly actor: number
  readonly reason: string | null
  readonly event: string
  readonly definition_hash: string
}

export function lineOf(row: LineColumns): HistoryLine {
  const { definition, version, type, reason } = row
  return {
    instance: row.instance as InstanceId,
    root: row.root as InstanceId,
    unit: row.unit as UnitId | null,
    at: row.at as Instant,
    actor: row.actor as PersonId,
    event: JSON.parse(row.event) as Record<string, unknown>,
    definitionHash: row.definition_hash,
    definition,
    version,
    type,
    reason,
  }
}
