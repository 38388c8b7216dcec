import type { Result } from '#base'
import type { DirectiveRow, WaitingSuperior } from '#contract'
import { contextOf, directiveMore } from '../context.js'
import type { Actor, FullRow } from '../needs.js'
import { unitRef, workCard } from './cards.js'
import { letterOf, superiorOf } from './letter.js'
import type { DirectiveCounts } from './page-queries.js'
import { followerOf } from './people.js'
import { isSeen, reachOf, sightOf, type Reading, type Sight } from './sight.js'

/** Documents that this person may see, the worst first: open before ended, then by units overdue, then by the next date. */
export async function directiveList(reading: Reading, actor: Actor): Promise<Result<readonly DirectiveRow[]>> {
  const sight = await sightOf(reading, actor)
  const reach = await reachOf(sight)
  const seen = (await sight.needs.queries.directives()).filter((row) => isSeen(reach, row))
  const wholes = seen.filter((row) => reach.units === null || reach.whole.has(row.id)).map((row) => row.id)
  const parts = seen.filter((row) => !wholes.includes(row.id)).map((row) => row.id)
  const counted = [...(await sight.pages.counts(wholes, null, sight.world.today)), ...(await sight.pages.counts(parts, reach.units, sight.world.today))]
  const counts = new Map(counted.map((count) => [count.root, count]))
  return { ok: true, value: seen.map((row) => directiveRow(sight, row, counts.get(row.id))).sort(worseFirst) }
}

function directiveRow(sight: Sight, row: FullRow, counts: DirectiveCounts | undefined): DirectiveRow {
  const { number, issuedOn, subject } = letterOf(row)
  return {
    card: workCard(sight, row),
    number,
    issuedOn,
    subject,
    superior: superiorOf(row),
    units: counts?.units ?? 0,
    withoutPlan: counts?.withoutPlan ?? 0,
    withoutReport: counts?.withoutReport ?? 0,
    overdue: counts?.overdue ?? 0,
    extended: counts?.extended ?? 0,
    nextDueOn: counts?.nextDueOn ?? null,
    deskOfficer: followerOf(sight.world, contextOf(row)),
  }
}

function worseFirst(a: DirectiveRow, b: DirectiveRow): number {
  return (
    Number(a.card.done) - Number(b.card.done) || b.overdue - a.overdue || (a.nextDueOn ?? '9999').localeCompare(b.nextDueOn ?? '9999') || b.card.id - a.card.id
  )
}

/** Superior documents whose letter is still being written; a unit sees those that it drafts. */
export async function waitingSuperiors(reading: Reading, actor: Actor): Promise<Result<readonly WaitingSuperior[]>> {
  const sight = await sightOf(reading, actor)
  const rows = (await sight.needs.queries.directives()).filter((row) => !row.done && (row.state === 'drafting' || row.state === 'submitted'))
  const own = ({ drafter }: ReturnType<typeof contextOf>): boolean => sight.viewer.all || (drafter !== null && sight.viewer.units.includes(drafter))
  const value = rows.flatMap((row) => {
    const work = contextOf(row)
    const { superior } = directiveMore(work)
    if (!superior || !own(work)) return []
    const { number, issuedOn, subject, issuer } = superior
    return [{ card: workCard(sight, row), number, issuedOn, subject, issuer, drafter: unitRef(sight, work.drafter) }]
  })
  return { ok: true, value: value.sort((a, b) => (a.card.dueOn ?? '9999').localeCompare(b.card.dueOn ?? '9999')) }
}
