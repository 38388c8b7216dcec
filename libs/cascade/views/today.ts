import { addDays, weekdayOf, type LocalDate, type Result } from '#base'
import type { Today, ToDo } from '#contract'
import { nameOf } from '../context.js'
import type { Actor, CardRow } from '../needs.js'
import { workCard } from './cards.js'
import { historyEntry } from './history.js'
import { worstFirst } from './rank.js'
import { forbidden, sightOf, type Reading, type Sight } from './sight.js'

const NEWS = 30
const DUE = 200

const OF_UNITS: readonly CardRow['holder'][] = ['unitClerk', 'handler', 'headOfUnit', 'focalUnit', 'drafter']

type Asks = (name: string, row: CardRow) => boolean
/** Chờ xử lý: what each group asks for, in the order of the page. */
const GROUPS: readonly (readonly [Exclude<ToDo['kind'], 'unsent' | 'notReached' | 'late'>, Asks])[] = [
  ['check', (name, { state }) => name === 'directive' && state === 'underReview'],
  [
    'confirm',
    (name, { state }) => (name === 'duty' && (state === 'reported' || state === 'notApplicable')) || (name === 'unit-plan' && state === 'awaitingApproval'),
  ],
  ['extension', (name) => name === 'extension'],
  ['proposed', (_, { stage }) => stage === 'proposed'],
  ['urging', (name, { state }) => name === 'urging-letter' && (state === 'drafted' || state === 'confirmed')],
  ['round', (name, { state }) => name === 'report-round' && state === 'submitted'],
  ['otherUnit', (name, { state }) => name === 'assignment' && state === 'notOurs'],
  ['finish', (name, { state }) => name === 'directive' && state === 'reportingUpward'],
]

/** Việc hôm nay of the Office: what waits, what is new, what falls due this week. Problem `scope.forbidden` for people of units. */
export async function today(reading: Reading, actor: Actor): Promise<Result<Today>> {
  const sight = await sightOf(reading, actor)
  const { world, pages, viewer } = sight
  if (!viewer.all) return forbidden(world, {}, { asker: actor.person })
  const [waiting, unsent, gaps, due, news] = await Promise.all([
    pages.waitingForOffice(),
    unsentMails(sight),
    notReached(sight),
    pages.dueBetween(world.today, endOfWeek(world.today), null, DUE),
    pages.news(null, NEWS),
  ])
  return {
    ok: true,
    value: {
      now: world.now,
      today: world.today,
      toDo: [
        ...GROUPS.map(([kind, asks]) =>
          group(
            sight,
            kind,
            waiting.filter((row) => asks(nameOf(row.definition), row)),
          ),
        ),
        ...late(sight, waiting),
        unsent,
        gaps,
      ].filter(({ count }) => count > 0),
      dueThisWeek: due.map((row) => workCard(sight, row)),
      news: news.map((line) => historyEntry(sight, line)),
    },
  }
}

function group(sight: Sight, kind: ToDo['kind'], rows: readonly CardRow[]): ToDo {
  return { kind, count: rows.length, items: [...rows].sort(worstFirst).map((row) => workCard(sight, row)) }
}

const SHOWN_LATE = 3

/** Units that the Office has been told of and that still have their work in hand: a line a directive, with the worst of them and how many. */
function late(sight: Sight, waiting: readonly CardRow[]): ToDo[] {
  const byRoot = new Map<number, CardRow[]>()
  for (const row of waiting.filter(({ stage }) => stage === 'office' || stage === 'leaders')) {
    if (!OF_UNITS.includes(row.holder)) continue
    byRoot.set(row.root, [...(byRoot.get(row.root) ?? []), row])
  }
  return [...byRoot.values()].map((rows) => ({
    kind: 'late',
    count: new Set(rows.map(({ unit }) => unit)).size,
    items: [...rows]
      .sort(worstFirst)
      .slice(0, SHOWN_LATE)
      .map((row) => workCard(sight, row)),
  }))
}

async function unsentMails(sight: Sight): Promise<ToDo> {
  const { mails, instances } = await sight.pages.unsent()
  const rows = mails === 0 ? [] : await sight.needs.queries.full(instances)
  return { kind: 'unsent', count: mails, items: rows.map((row) => workCard(sight, row)) }
}

/** Posts that nobody holds and addresses that are refused, one line for all. */
async function notReached({ pages }: Sight): Promise<ToDo> {
  return { kind: 'notReached', count: (await pages.notReached()).length, items: [] }
}

/** The coming Sunday, today included. */
function endOfWeek(day: LocalDate): LocalDate {
  return addDays(day, 7 - weekdayOf(day))
}
