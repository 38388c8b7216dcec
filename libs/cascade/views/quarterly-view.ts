import { at, type InstanceId, type Result } from '#base'
import type { QuarterlyLine, QuarterlyReview } from '#contract'
import type { Loaded } from '#engine'
import { contextOfLoaded } from '../context.js'
import { isReviewed, quarterOf, quarterStart } from '../effects/quarterly.js'
import type { Actor } from '../needs.js'
import { allowedEvents } from '../send.js'
import { quarterlyEvent } from '../write-quarterly.js'
import { rowOf, workCard } from './cards.js'
import { letterOf } from './letter.js'
import type { HistoryLine } from './page-queries.js'
import { personRef } from './people.js'
import { isSeen, look, sightOf, type Reading, type Sight } from './sight.js'

/** Work without a date below a directive, in the letter's order, of those units that this person sees. Problems: `instance.unknown`, `scope.forbidden`. */
export async function quarterlyView(reading: Reading, actor: Actor, id: InstanceId): Promise<Result<QuarterlyReview>> {
  const sight = await sightOf(reading, actor)
  const found = await look(sight, id)
  if (!found.ok) return found
  const { loaded, reach } = found.value
  const rows = (await sight.needs.queries.tree(id)).filter((row) => isReviewed(row) && isSeen(reach, row))
  const works = await sight.needs.engine.loadAll(rows.map((row) => row.id))
  const past = rows.length > 0 ? await sight.pages.historyOf(rows.map((row) => row.id)) : []
  const { number, issuedOn, subject } = letterOf({ context: loaded.snapshot.context })
  return {
    ok: true,
    value: {
      directive: { id, number, issuedOn, subject },
      quarter: quarterOf(sight.world.today),
      lines: works.map((work) => lineOf(sight, work, past)).sort(inOrder(sight)),
    },
  }
}

function lineOf(sight: Sight, loaded: Loaded, past: readonly HistoryLine[]): QuarterlyLine {
  const said = quarterlyEvent(loaded)
  const last = said && past.findLast((line) => line.instance === loaded.row.id && line.type === said.event)
  const text = last && said ? last.event[said.field] : null
  return {
    work: workCard(sight, rowOf(loaded)),
    quote: contextOfLoaded(loaded).quote,
    last: last && typeof text === 'string' ? { text, at: last.at, by: personRef(sight.world, last.actor, last.unit) } : null,
    said: last ? last.at >= at(quarterStart(sight.world.today), '00:00') : false,
    mayWrite: allowedEvents(sight.needs, sight.world, sight.actor, loaded).some(({ event }) => event === said?.event),
  }
}

/** By clause, then the units' official order. */
function inOrder({ world }: Sight): (a: QuarterlyLine, b: QuarterlyLine) => number {
  const place = new Map(world.directory.inOrder.map((unit, i) => [unit.id as string, i]))
  return ({ work: a }, { work: b }) =>
    (a.path ?? '').localeCompare(b.path ?? '', 'vi', { numeric: true }) ||
    (place.get(a.unit?.id ?? '') ?? 0) - (place.get(b.unit?.id ?? '') ?? 0) ||
    a.id - b.id
}
