import { dayOf, type Instant, type InstanceId, type LocalDate, type Role, type UnitId } from '#base'
import { nameOf } from '../context.js'
import type { CardRow, FullRow, Needs } from '../needs.js'
import { isGone, isHandedIn } from '../views/rank.js'
import type { Many, News } from './many.js'

const UNDATED = ['duty', 'unit-plan']
const OF_UNIT: readonly Role[] = ['handler', 'unitClerk', 'headOfUnit']

/** Work without a date that its unit still has in hand: a line of the directive's quarterly list (practice 2.1 B). */
export function isReviewed(row: CardRow): boolean {
  return UNDATED.includes(nameOf(row.definition)) && row.dueOn === null && !row.done && !isGone(row) && !isHandedIn(row)
}

/** `IV/2026`. */
export function quarterOf(day: LocalDate): string {
  return `${['I', 'II', 'III', 'IV'][Math.floor((Number(day.slice(5, 7)) - 1) / 3)]}/${day.slice(0, 4)}`
}

/** The first day of the quarter. */
export function quarterStart(day: LocalDate): LocalDate {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01` as LocalDate
}

/** How many there are below a directive: of each unit, and of all. */
export type Reviews = ReadonlyMap<InstanceId, { readonly all: number; readonly ofUnit: ReadonlyMap<UnitId, number> }>

export async function reviewsOf(needs: Needs, roots: ReadonlySet<InstanceId>): Promise<Reviews> {
  const reviews = new Map<InstanceId, { all: number; ofUnit: Map<UnitId, number> }>()
  for (const root of roots) {
    const rows = (await needs.queries.tree(root)).filter((row) => isReviewed(row) && row.hold === null)
    const ofUnit = new Map<UnitId, number>()
    for (const { unit } of rows) if (unit !== null) ofUnit.set(unit, (ofUnit.get(unit) ?? 0) + 1)
    reviews.set(root, { all: rows.length, ofUnit })
  }
  return reviews
}

/** The one line a directive and quarter in the place of one a duty: of the unit's own for its people, of all for the Office. */
export function reviewOf(reviews: Reviews, news: News, row: FullRow, role: Role, now: Instant): Many | undefined {
  const review = news.kind === 'review' ? reviews.get(row.root) : undefined
  if (!review || row.unit === null) return undefined
  const unit = OF_UNIT.includes(role) ? row.unit : null
  const quarter = quarterOf(dayOf(news.rungAt ?? now))
  const count = unit === null ? review.all : (review.ofUnit.get(unit) ?? 0)
  return { about: 'rung.reviewList', key: reviewKeyOf(row.root, quarter, unit), count, quarter }
}

const reviewKeyOf = (root: InstanceId, quarter: string, unit: UnitId | null): string => `review:${root}:${quarter}:${unit ?? 'all'}`

/** By these keys the lists that named this work are found again: of the last two years. */
export function reviewKeysOf(row: CardRow, today: LocalDate): string[] {
  if (row.dueOn !== null || !UNDATED.includes(nameOf(row.definition))) return []
  const year = Number(today.slice(0, 4))
  const quarters = [year - 1, year].flatMap((one) => ['I', 'II', 'III', 'IV'].map((quarter) => `${quarter}/${one}`))
  return quarters.flatMap((quarter) => [null, row.unit].map((unit) => reviewKeyOf(row.root, quarter, unit)))
}
