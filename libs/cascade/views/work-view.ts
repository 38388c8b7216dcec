import { instant, type InstanceId, type Result, type UnitId } from '#base'
import type { WorkView } from '#contract'
import type { Loaded } from '#engine'
import type { WorkContext } from '#workflows'
import { contextOfLoaded, directiveMore, nameOf } from '../context.js'
import { massKeyOf } from '../effects/mass.js'
import { reviewKeysOf } from '../effects/quarterly.js'
import { unopenedKeyOf } from '../effects/unopened.js'
import type { Actor, CardRow } from '../needs.js'
import { moreTimeRefused } from '../more-time.js'
import { rolesTowards } from '../roles.js'
import { allowedEvents } from '../send.js'
import { within } from '../world.js'
import { rowOf, workCard } from './cards.js'
import { dueSetOf } from './due-view.js'
import { historyEntry, isTold, wholeHistory } from './history.js'
import { letterOf } from './letter.js'
import type { HistoryLine } from './page-queries.js'
import { contactOf, followerOf, personRef } from './people.js'
import { worstFirst } from './rank.js'
import { isSeen, look, sightOf, unitsIn, type Reach, type Reading, type Sight } from './sight.js'
import { told } from './told.js'

const NEWEST = 300

/** One piece of work with all that was said and who was told. Problems: `instance.unknown`, `scope.forbidden`. */
export async function workView(reading: Reading, actor: Actor, id: InstanceId): Promise<Result<WorkView>> {
  const sight = await sightOf(reading, actor)
  const found = await look(sight, id)
  if (!found.ok) return found
  const { loaded, reach } = found.value
  const [directive, tree] = await Promise.all([sight.needs.engine.load(loaded.row.root), sight.needs.queries.tree(loaded.row.root)])
  const below = childrenOf(
    loaded,
    tree.filter((row) => isSeen(reach, row)),
  )
  const past = await pastOf(sight, reach, loaded, below)
  const work = contextOfLoaded(loaded)
  const letter = directive.ok ? { context: directive.value.snapshot.context } : undefined
  return {
    ok: true,
    value: {
      card: workCard(sight, rowOf(loaded)),
      quote: work.quote,
      due: work.due,
      dueSet: await dueSetOf(sight, past.lines, loaded, letter),
      dueFirst: firstDue(past.lines, id, work),
      letter: { directive: loaded.row.root, ...letterOf(letter) },
      answer: work.answer && { is: work.answer.is, number: work.answer.number, issuedOn: work.answer.issuedOn, file: work.answer.file },
      enteredLater: enteredLater(sight, past.lines, id),
      reason: work.reason,
      returns: work.returns,
      allowed: allowedEvents(sight.needs, sight.world, actor, loaded),
      children: below.map((row) => workCard(sight, row)),
      lines: directive.ok ? await standingLines(sight, loaded, contextOfLoaded(directive.value)) : [],
      indicators: directive.ok ? indicatorsFor(loaded, contextOfLoaded(directive.value)) : [],
      extension: extensionOf(sight, work, tree),
      moreTime: moreTimeOf(sight, actor, loaded),
      contact: contactOf(sight.world, work.unit),
      follower: followerOf(sight.world, work),
      history: past.history,
      told: past.told,
    },
  }
}

/** Its own children; an assignment also shows the unit's reports, which hang below their rounds, an urging letter the work that it names. */
function childrenOf({ row, snapshot }: Loaded, tree: readonly CardRow[]): CardRow[] {
  const unit = (snapshot.context as unknown as WorkContext).unit
  const reports = nameOf(row.definition) === 'assignment' ? tree.filter((one) => nameOf(one.definition) === 'unit-report' && one.unit === unit) : []
  const named = new Set((targetsOf(snapshot) ?? []).map(({ instance }) => instance))
  return [...tree.filter((one) => one.parent === row.id || named.has(one.id)), ...reports].sort(worstFirst)
}

function targetsOf({ context }: Loaded['snapshot']): readonly { readonly instance: InstanceId }[] | undefined {
  return (context as unknown as WorkContext).more['targets'] as readonly { readonly instance: InstanceId }[] | undefined
}

/** A directive shows the newest of its whole tree; everything else itself and what hangs below it, from the beginning. */
async function pastOf(
  sight: Sight,
  reach: Reach,
  loaded: Loaded,
  below: readonly CardRow[],
): Promise<{ lines: readonly HistoryLine[]; history: WorkView['history']; told: WorkView['told'] }> {
  const { pages } = sight
  const { row } = loaded
  if (row.root === row.id) {
    const units = unitsIn(reach, row.id)
    const [lines, messages] = await Promise.all([pages.historyOfTree(row.id, units, NEWEST), pages.toldInTree(row.id, units, NEWEST)])
    return { lines, history: lines.filter(isTold).map((line) => historyEntry(sight, line)), told: messages.map((one) => told(sight, one)) }
  }
  const ids = [row.id, ...below.map((one) => one.id)]
  // A line about many tells of their number: it is the Office's, and stands on each of their steps.
  const many = [...below, rowOf(loaded)].flatMap((one) => [massKeyOf(one), ...reviewKeysOf(one, sight.world.today)])
  const lines = await pages.historyOf(ids)
  const rang = lines.flatMap(({ event }) => (typeof event['dueAt'] === 'number' ? [unopenedKeyOf(row.root, instant(event['dueAt']))] : []))
  const messages = await pages.toldAbout(ids, reach.units === null ? [...many, ...rang] : [])
  const history = wholeHistory(sight, lines).filter((entry) => isTold({ type: entry.event }))
  return { lines, history: history.sort((a, b) => b.at - a.at || b.version - a.version), told: messages.map((one) => told(sight, one)) }
}

/** The mark that its answer bears where it was put in later, with its true day. */
function enteredLater(sight: Sight, lines: readonly HistoryLine[], id: InstanceId): WorkView['enteredLater'] {
  const line = lines.find(({ instance, event }) => instance === id && event['enteredLater'] === true)
  return line ? { day: (line.event['pastOn'] as string | undefined) ?? null, at: line.at, by: personRef(sight.world, line.actor, line.unit) } : null
}

/** The date of its birth, where another runs now. */
function firstDue(lines: readonly HistoryLine[], id: InstanceId, { due }: WorkContext): string | null {
  const birth = lines.find((line) => line.instance === id && line.version === 1)
  const first = (birth?.event['due'] as { on?: string | null } | undefined)?.on ?? null
  return first !== null && first !== due.on ? first : null
}

function extensionOf(sight: Sight, { extension }: WorkContext, tree: readonly CardRow[]): WorkView['extension'] {
  const open = tree.find((row) => row.id === extension)
  return open ? workCard(sight, open) : null
}

/** Only whoever may ask in this state is told why not now. */
function moreTimeOf({ needs, world }: Sight, actor: Actor, loaded: Loaded): WorkView['moreTime'] {
  const work = contextOfLoaded(loaded)
  const asks = needs.engine.allowed(loaded, rolesTowards(world, actor, work)).some(({ event }) => event === 'REQUEST_EXTENSION')
  const refused = asks && work.due.on !== null ? moreTimeRefused(within(world, loaded.row.root), work) : null
  return { granted: work.extensionsGranted, refused: refused?.problem ?? null }
}

/** Standing clauses are answered inside the report: each with what the unit said last. */
async function standingLines(sight: Sight, { row, snapshot }: Loaded, directive: WorkContext): Promise<WorkView['lines']> {
  const unit = addressed(row.definition, snapshot.context as unknown as WorkContext)
  const lines = (directiveMore(directive).lines ?? []).filter((line) => unit !== null && line.units.includes(unit))
  if (lines.length === 0 || unit === null) return []
  const reports = await sight.pages.records(row.root, 'report', [unit])
  return lines.map(({ path, quote }) => ({ path, quote, last: lastAnswer(reports, path) }))
}

function lastAnswer(reports: readonly { readonly at: number; readonly body: Readonly<Record<string, unknown>> }[], path: string): string | null {
  const said = [...reports].sort((a, b) => b.at - a.at).map(({ body }) => (body['lines'] as Record<string, string> | undefined)?.[path])
  return said.find((text) => typeof text === 'string' && text !== '') ?? null
}

function indicatorsFor({ row, snapshot }: Loaded, directive: WorkContext): WorkView['indicators'] {
  const unit = addressed(row.definition, snapshot.context as unknown as WorkContext)
  const indicators = (directiveMore(directive).indicators ?? []).filter((one) => unit !== null && one.units.includes(unit))
  return indicators.map(({ key, label, unit: measure, target }) => ({ key, label, unit: measure, target }))
}

// Only what a unit answers for carries lines and figures: its assignment and its reports.
function addressed(definition: string, { unit }: WorkContext): UnitId | null {
  return ['assignment', 'unit-report'].includes(nameOf(definition)) ? unit : null
}
