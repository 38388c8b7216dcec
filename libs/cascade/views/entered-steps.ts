import { ok, type InstanceId, type LocalDate, type Result } from '#base'
import type { EnteredStep, EnteredSteps } from '#contract'
import { contextOf } from '../context.js'
import type { Actor, FullRow } from '../needs.js'
import { unitRef, workCard } from './cards.js'
import type { EnteredLater } from './page-queries.js'
import { personRef } from './people.js'
import { isHandedIn, worstFirst } from './rank.js'
import { isSeen, look, sightOf, unitsIn, type Reading, type Sight } from './sight.js'

/** Past steps that were entered later, each with its true day and who entered it when; and open work whose date had passed before the letter came. */
export async function enteredSteps(reading: Reading, actor: Actor, id: InstanceId): Promise<Result<EnteredSteps>> {
  const sight = await sightOf(reading, actor)
  const found = await look(sight, id)
  if (!found.ok) return found
  const { root } = found.value.loaded.row
  const { reach } = found.value
  const [steps, work] = await Promise.all([sight.pages.enteredLater(root, unitsIn(reach, root)), sight.needs.queries.treeOf(root, ['unit-plan', 'duty'])])
  const silent = work.filter((row) => isSeen(reach, row) && isSilent(row, sight.world.today)).sort(worstFirst)
  return ok({ steps: steps.map((step) => stepOf(sight, step)), silent: silent.map((row) => workCard(sight, row)) })
}

const KINDS: Readonly<Record<string, EnteredStep['kind']>> = { 'unit-plan': 'plan', 'unit-report': 'report', duty: 'duty' }

function stepOf(sight: Sight, { instance, definition, unit, label, late, at, actor, event }: EnteredLater): EnteredStep {
  const answer = event['answer'] as { number?: string | null } | undefined
  return {
    work: instance,
    kind: KINDS[definition] ?? 'duty',
    unit: unitRef(sight, unit),
    what: label,
    number: textOf(event['number'] ?? answer?.number),
    day: textOf(event['pastOn']),
    late,
    note: textOf(event['note']),
    enteredAt: at,
    enteredBy: personRef(sight.world, actor),
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** Its date has passed, and no rung of a ladder stands before it any more or ever did. */
function isSilent(row: FullRow, today: LocalDate): boolean {
  const { due, ladder, answer } = contextOf(row)
  return !row.done && !isHandedIn(row) && answer === null && due.on !== null && due.on < today && ladder.length === 0 && row.stage === 'onTime'
}
