import { at, dayOf, type InstanceId, type LocalDate, type Result } from '#base'
import { workingDaysBetween } from '#calendar'
import type { LeaderPage } from '#contract'
import { contextOf, nameOf } from '../context.js'
import type { Actor, FullRow } from '../needs.js'
import { workCard } from './cards.js'
import { nextRound } from './chain.js'
import { sinceOnStage } from './history.js'
import { letterOf, superiorOf } from './letter.js'
import { personRef } from './people.js'
import { isGone, worstFirst } from './rank.js'
import { forbidden, sightOf, type Reading, type Sight } from './sight.js'

/**
 * Báo cáo nhanh: what is confirmed late in the leader's field, what is owed upward, what waits for an opinion. Names stand only where a leader of
 * the Office confirmed them; the rest is a number (practice 4). Problem `scope.forbidden` for people of units.
 */
export async function leaderPage(reading: Reading, actor: Actor): Promise<Result<LeaderPage>> {
  const sight = await sightOf(reading, actor)
  if (!sight.viewer.all) return forbidden(sight.world, {}, { asker: actor.person })
  const { world, pages, needs } = sight
  const fields = fieldsOf(sight)
  const inField = (row: FullRow): boolean => fields === null || fields.includes(contextOf(row).field ?? '')
  const directives = (await needs.queries.directives()).filter((row) => inField(row) && !isGone(row))
  const waiting = (await needs.queries.full((await pages.waitingForOffice()).map((row) => row.id))).filter(inField)
  const reported = waiting.filter((row) => row.stage === 'reported')
  return {
    ok: true,
    value: {
      title: titleOf(sight, fields),
      at: world.now,
      confirmed: await confirmed(sight, reported, directives),
      beingChecked: await beingChecked(sight, waiting),
      owedUpward: await Promise.all(directives.filter((row) => !row.done && superiorOf(row) !== null).map((row) => owed(sight, row))),
      waitingForOpinion: waiting
        .filter((row) => nameOf(row.definition) === 'extension' && row.dueSource === 'signed')
        .sort(worstFirst)
        .map((row) => workCard(sight, row)),
      thisMonth: await pages.finished(monthStart(world.today, 0), monthStart(world.today, 1), fields),
      lastMonth: await pages.finished(monthStart(world.today, -1), monthStart(world.today, 0), fields),
    },
  }
}

/** A vice chair sees the fields of the post; chair, secretary and the Office see all. */
function fieldsOf({ posts }: Sight): readonly string[] | null {
  const own = posts.filter(({ post, field }) => post === 'viceChair' && field !== null)
  if (own.length === 0 || own.length < posts.filter(({ post }) => post !== 'secretaryOfLeader').length) return null
  return own.flatMap(({ field }) => (field ?? '').split(/[\s,;]+/u))
}

function titleOf({ posts }: Sight, fields: readonly string[] | null): string {
  const post = posts.find((held) => held.post === 'viceChair') ?? posts[0]
  return `Báo cáo nhanh${post ? ` · ${post.title}` : ''}${fields ? ` · lĩnh vực ${fields.join(', ')}` : ''}`
}

async function confirmed(sight: Sight, rows: readonly FullRow[], directives: readonly FullRow[]): Promise<LeaderPage['confirmed']> {
  const letters = new Map(directives.map((row) => [row.id, row]))
  const urging = new Map((await sight.needs.queries.full(rows.flatMap((row) => lastUrged(row) ?? []))).map((row) => [row.id, row]))
  const past = await sight.pages.historyOf(rows.map((row) => row.id))
  return [...rows].sort(worstFirst).map((row) => {
    const said = past.filter((line) => line.instance === row.id && line.type === 'REPORT_TO_LEADER').at(-1)
    const { number, subject } = letterOf(letters.get(row.root))
    return {
      work: workCard(sight, row),
      directive: { number, subject },
      urgingLetter: urging.get(lastUrged(row) as InstanceId)?.note ?? null,
      confirmedBy: said ? personRef(sight.world, said.actor) : null,
      confirmedAt: said?.at ?? null,
    }
  })
}

/**
 * Guard against burial (practice 4): units whose proposal nobody confirmed or struck off for the working days that the policy gives are shown to the
 * leader as a number. Whoever was proposed since is the Office's own matter still.
 */
async function beingChecked(sight: Sight, waiting: readonly FullRow[]): Promise<number> {
  const { calendar, policyOf, today } = sight.world
  const proposed = waiting.filter((row) => row.stage === 'proposed')
  const past = proposed.length > 0 ? await sight.pages.historyOf(proposed.map((row) => row.id)) : []
  const left = proposed.filter((row) => {
    const own = past.filter((line) => line.instance === row.id).sort((a, b) => a.version - b.version)
    const since = sinceOnStage(sight, own, 'proposed') ?? row.at
    return workingDaysBetween(calendar, dayOf(since), today) >= policyOf(row.root).proposalReviewWorkingDays
  })
  return new Set(left.map((row) => row.unit ?? row.id)).size
}

function lastUrged(row: FullRow): InstanceId | undefined {
  return contextOf(row).urged.at(-1) as InstanceId | undefined
}

async function owed(sight: Sight, row: FullRow): Promise<LeaderPage['owedUpward'][number]> {
  const round = nextRound(await sight.needs.queries.tree(row.id))
  return { directive: row.id, number: letterOf(row).number, superior: superiorOf(row), state: workCard(sight, row).stateLabel, dueOn: round?.dueOn ?? null }
}

/** The first moment of a month, `offset` months away. */
function monthStart(day: LocalDate, offset: number): ReturnType<typeof at> {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + offset
  return at(`${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01` as LocalDate, '00:00')
}
