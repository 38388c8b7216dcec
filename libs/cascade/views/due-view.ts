import type { InstanceId, PersonId, Result } from '#base'
import type { DueSet, DueView } from '#contract'
import type { Loaded } from '#engine'
import type { WorkContext } from '#workflows'
import { contextOfLoaded } from '../context.js'
import type { Actor, Needs } from '../needs.js'
import { actorOf } from './history.js'
import { letterOf } from './letter.js'
import type { HistoryLine } from './page-queries.js'
import { personRef } from './people.js'
import { look, sightOf, type Reading, type Sight } from './sight.js'

type Holder = Parameters<typeof letterOf>[0]

/** How one date came about, for a list that shows only the day. Reading it opens and receives nothing. Problems: `instance.unknown`, `scope.forbidden`. */
export async function dueView(reading: Reading, actor: Actor, id: InstanceId): Promise<Result<DueView>> {
  const sight = await sightOf(reading, actor)
  const found = await look(sight, id)
  if (!found.ok) return found
  const { loaded } = found.value
  const [directive, lines] = await Promise.all([sight.needs.engine.load(loaded.row.root), sight.pages.historyOf([id])])
  const letter = directive.ok ? { context: directive.value.snapshot.context } : undefined
  return { ok: true, value: { ...contextOfLoaded(loaded).due, set: await dueSetOf(sight, lines, loaded, letter) } }
}

/**
 * Who set the date that runs now: the signed paper that names it (the letter, or an urging letter), and the person who entered it, with the moment.
 * Null where there is no date.
 */
export async function dueSetOf(sight: Sight, lines: readonly HistoryLine[], { row, snapshot }: Loaded, letter: Holder): Promise<DueSet | null> {
  const { due } = snapshot.context as unknown as WorkContext
  if (due.on === null) return null
  const own = lines.filter(({ instance }) => instance === row.id).sort((a, b) => a.version - b.version)
  const setting = own.findLast(({ event }) => (event['due'] as { on?: string | null } | undefined)?.on !== undefined)
  const by = setting ? (actorOf(setting) ?? orderedBy(setting)) : null
  return {
    paper: due.source === 'signed' ? ((await urgingPaper(sight.needs, setting)) ?? letterPaper(letter)) : null,
    by: personRef(sight.world, by, setting?.unit ?? null),
    at: setting?.at ?? null,
  }
}

/** What an effect carried out was ordered by somebody: his name travels in the event. */
function orderedBy({ event }: HistoryLine): PersonId | null {
  const { by } = event as { by?: unknown }
  return typeof by === 'number' ? (by as PersonId) : null
}

async function urgingPaper({ queries }: Needs, setting: HistoryLine | undefined): Promise<string | null> {
  const letter = setting?.type === 'URGE' ? setting.event['letter'] : undefined
  if (typeof letter !== 'number') return null
  const [row] = await queries.full([letter as InstanceId])
  return row?.note ?? null
}

function letterPaper(letter: Holder): string | null {
  const { number, issuedOn } = letterOf(letter)
  return number === null ? null : `Số ${number}${issuedOn ? ` ngày ${issuedOn.split('-').reverse().join('/')}` : ''}`
}
