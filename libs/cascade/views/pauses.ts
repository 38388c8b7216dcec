import { type Result, type UnitId } from '#base'
import type { Pause } from '#contract'
import { contextOf } from '../context.js'
import type { Actor, FullRow } from '../needs.js'
import { unitRef } from './cards.js'
import { letterOf } from './letter.js'
import { forbidden, sightOf, type Reading } from './sight.js'

/** What people put on hold, what was said in one breath together; the oldest first. Problem `scope.forbidden` for people of units. */
export async function pauses(reading: Reading, actor: Actor): Promise<Result<readonly Pause[]>> {
  const sight = await sightOf(reading, actor)
  if (!sight.viewer.all) return forbidden(sight.world)
  // A unit's report that was held with its assignment is taken up again with it.
  const held = (await sight.needs.queries.held()).filter((row) => heldOf(row) !== null && heldOf(row)?.of === null)
  const groups = new Map<string, FullRow[]>()
  for (const row of held) {
    const { from, reason, until } = heldOf(row) ?? {}
    const key = JSON.stringify([from, until, reason])
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const roots = new Map((await sight.needs.queries.full([...new Set(held.map(({ root }) => root))])).map((row) => [row.id, letterOf(row).number]))
  const value = [...groups.values()].flatMap((rows): Pause[] => {
    const said = rows[0] && heldOf(rows[0])
    if (!said) return []
    const units = new Set(rows.flatMap(({ unit }): UnitId[] => (unit === null ? [] : [unit])))
    return [
      {
        reason: said.reason,
        since: said.from,
        until: said.until,
        over: said.until !== null && said.until < sight.world.today,
        units: sight.world.directory.inOrder.flatMap(({ id }) => (units.has(id) ? (unitRef(sight, id) ?? []) : [])),
        papers: [...new Set(rows.map(({ root }) => root))].map((id) => ({ id, number: roots.get(id) ?? null })),
        instances: rows.map(({ id }) => id),
      },
    ]
  })
  return { ok: true, value: value.sort((a, b) => a.since.localeCompare(b.since)) }
}

const heldOf = (row: FullRow): ReturnType<typeof contextOf>['held'] => contextOf(row).held
