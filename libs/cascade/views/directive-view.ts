import { type Due, type InstanceId, type Result, type UnitId } from '#base'
import type { DirectiveView } from '#contract'
import { contextOf, directiveMore, isOfThePast, nameOf } from '../context.js'
import type { Actor, CardRow, FullRow } from '../needs.js'
import { allowedEvents } from '../send.js'
import { boardRows } from './board-rows.js'
import { extendedIn, rowOf, unitRef, workCard } from './cards.js'
import { chainOf } from './chain.js'
import { letterOf } from './letter.js'
import { followerOf } from './people.js'
import type { EnteredLater } from './page-queries.js'
import { isGone, isHandedIn, worstFirst } from './rank.js'
import { forbidden, isSeen, look, sightOf, unitsIn, type Reading, type Sight } from './sight.js'

/** One document and its cascade, as far as this person may see it. Problems: `instance.unknown`, `scope.forbidden`. */
export async function directiveView(reading: Reading, actor: Actor, id: InstanceId): Promise<Result<DirectiveView>> {
  const sight = await sightOf(reading, actor)
  const found = await look(sight, id)
  if (!found.ok) return found
  const { loaded, reach } = found.value
  if (loaded.row.root !== id) return directiveView(reading, actor, loaded.row.root)
  const directive: FullRow = { ...rowOf(loaded), context: loaded.snapshot.context }
  const work = contextOf(directive)
  if (nameOf(directive.definition) !== 'directive') return forbidden(sight.world, work)
  const entered = await sight.pages.enteredLater(id, unitsIn(reach, id))
  const past = await ofThePast(sight, entered)
  const tree = (await sight.needs.queries.tree(id)).filter(
    (row) => row.id !== id && isSeen(reach, row) && !(past.has(row.id) && nameOf(row.definition) === 'unit-plan'),
  )
  const rounds = await roundsSeen(sight, id, tree)
  const more = directiveMore(work)
  return {
    ok: true,
    value: {
      card: workCard(sight, directive),
      ...letterOf(directive),
      deskOfficer: followerOf(sight.world, work),
      focalUnit: unitRef(sight, work.focalUnit),
      trackedUntil: more.trackedUntil ?? null,
      ...(await kinOf(sight, more)),
      enteredLater: entered.length,
      letterFile: more.letter?.file ?? null,
      chain: chainOf(sight, directive, [...tree.filter(({ definition }) => nameOf(definition) !== 'report-round'), ...rounds]),
      planDue: planDueOf(tree),
      rows: boardRows(
        sight,
        tree.filter(({ id: work }) => !past.has(work)),
      ),
      rounds: rounds.map((round) => roundLine(sight, round, tree)),
      duties: cardsOf(sight, tree, 'duty'),
      lines: linesFor(more.lines, unitsIn(reach, id)),
      urgingLetters: cardsOf(sight, tree, 'urging-letter'),
      extensions: cardsOf(sight, tree, 'extension'),
      proposed: tree.filter((row) => !row.done && row.stage === 'proposed').map((row) => workCard(sight, row)),
      allowed: allowedEvents(sight.needs, sight.world, actor, loaded),
    },
  }
}

/**
 * Plans of years before the letter was taken in and reports of rounds before are on record for themselves: what it asks for now is counted without
 * them, and each unit's row tells today. A round of the past shows its reports.
 */
async function ofThePast({ needs }: Sight, entered: readonly EnteredLater[]): Promise<ReadonlySet<InstanceId>> {
  const rows = entered.length > 0 ? await needs.queries.full(entered.map(({ instance }) => instance)) : []
  return new Set(rows.filter(isOfThePast).map(({ id }) => id))
}

/** What it replaces and what replaced it. */
async function kinOf(
  { needs }: Sight,
  { replaces = [], replacedBy }: ReturnType<typeof directiveMore>,
): Promise<Pick<DirectiveView, 'replaces' | 'replacedBy'>> {
  const rows = replaces.length || replacedBy ? await needs.queries.full([...replaces, ...(replacedBy ? [replacedBy] : [])]) : []
  const refs = new Map(rows.map((row) => [row.id, { id: row.id, number: letterOf(row).number }]))
  return { replaces: replaces.flatMap((id) => refs.get(id) ?? []), replacedBy: (replacedBy && refs.get(replacedBy)) || null }
}

/** Rounds carry no addressed unit of their own: a unit sees those in which it has a report. */
async function roundsSeen({ needs, viewer }: Sight, root: InstanceId, tree: readonly CardRow[]): Promise<CardRow[]> {
  const shown = new Set(tree.map(({ id }) => id))
  const parents = new Set(tree.flatMap((row) => (nameOf(row.definition) === 'unit-report' ? (row.parent ?? []) : [])))
  const all = (await needs.queries.treeOf(root, ['report-round'])).map(byUnitsDay)
  return all.filter((row) => viewer.all || parents.has(row.id) || shown.has(row.id))
}

// A round's own date is the focal unit's, for the consolidated report; to everybody else it is due when the units' reports are.
function byUnitsDay(round: FullRow): CardRow {
  const { unitsDue } = contextOf(round).more as { unitsDue?: Due }
  return { ...round, dueOn: unitsDue?.on ?? round.dueOn, dueSource: unitsDue?.source ?? round.dueSource }
}

function roundLine(sight: Sight, round: CardRow, tree: readonly CardRow[]): DirectiveView['rounds'][number] {
  const reports = tree.filter((row) => row.parent === round.id && nameOf(row.definition) === 'unit-report' && !isGone(row))
  return { card: workCard(sight, round), dueOn: round.dueOn, reports: reports.length, handedIn: reports.filter(isHandedIn).length }
}

function cardsOf(sight: Sight, tree: readonly CardRow[], name: string): DirectiveView['duties'] {
  const extended = extendedIn(tree)
  return tree
    .filter((row) => nameOf(row.definition) === name && !isGone(row))
    .sort(worstFirst)
    .map((row) => workCard(sight, row, extended))
}

/** The date that most plans have: units with more time are the exception. */
function planDueOf(tree: readonly CardRow[]): DirectiveView['planDue'] {
  const plans = tree.filter((row) => nameOf(row.definition) === 'unit-plan' && !isGone(row))
  const times = new Map<string, { due: { on: string | null; source: string }; n: number }>()
  for (const { dueOn, dueSource } of plans) {
    const key = `${dueOn} ${dueSource}`
    times.set(key, { due: { on: dueOn, source: dueSource }, n: (times.get(key)?.n ?? 0) + 1 })
  }
  return [...times.values()].sort((a, b) => b.n - a.n)[0]?.due ?? null
}

function linesFor(lines: ReturnType<typeof directiveMore>['lines'] = [], units: readonly UnitId[] | null): DirectiveView['lines'] {
  return lines.flatMap(({ path, quote, class: kind, authority, units: addressed }) => {
    const own = units === null ? addressed : addressed.filter((unit) => units.includes(unit as UnitId))
    return units !== null && own.length === 0 ? [] : [{ path, quote, class: kind, units: own.length, authority }]
  })
}
