import type { InstanceRow } from '#engine'
import type { Instant, InstanceId, PersonId } from '#base'

/** The columns of `engine.instance i` that a step needs. */
export const INSTANCE = `i.id, i.parent, i.root, i.ancestors, i.definition, i.version, i.snapshot, encode(i.head, 'hex') as head, i.at, i.actor`

/** Why `engine.instance i` is on hold: its own hold before its parent's, and so on up; null when it is not. Mostly nothing is: asked once. */
export const HOLD = `case when (select exists (select from engine.hold)) then (
  select h.reason from engine.hold h where h.instance = any(i.id || i.ancestors) order by array_position(i.id || i.ancestors, h.instance) limit 1
) end`

export interface InstanceColumns {
  readonly id: number
  readonly parent: number | null
  readonly root: number
  readonly ancestors: readonly string[]
  readonly definition: string
  readonly version: number
  readonly snapshot: string
  readonly head: string
  readonly at: number
  readonly actor: number
  readonly hold: string | null
}

export function instanceOf(row: InstanceColumns): InstanceRow {
  const { definition, version, snapshot, head, hold } = row
  return {
    id: row.id as InstanceId,
    parent: row.parent as InstanceId | null,
    root: row.root as InstanceId,
    ancestors: row.ancestors.map((id) => Number(id) as InstanceId),
    at: row.at as Instant,
    actor: row.actor as PersonId,
    definition,
    version,
    snapshot,
    head,
    hold,
  }
}
