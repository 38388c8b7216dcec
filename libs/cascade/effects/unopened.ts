import type { Instant, InstanceId } from '#base'
import { contextOf, nameOf } from '../context.js'
import type { CardRow, FullRow, Needs } from '../needs.js'
import { wakes } from '../quiet-hours.js'
import { isGone } from '../views/rank.js'
import type { Many, News } from './many.js'

/** How many of a directive's units have not opened it, of how many. */
export type Unopened = ReadonlyMap<InstanceId, { readonly count: number; readonly all: number }>

const isWaiting = (row: CardRow): boolean => nameOf(row.definition) === 'assignment' && row.state === 'assigned'

/** The rung that tells the Office of a letter nobody has opened. Under hỏa tốc each unit is told of by itself: somebody must be called. */
export function tellsOfUnopened({ kind, rungAt }: News, row: FullRow): boolean {
  return kind === 'reminder' && rungAt !== undefined && isWaiting(row) && !wakes(contextOf(row).urgency)
}

export async function unopenedOf(needs: Needs, roots: ReadonlySet<InstanceId>): Promise<Unopened> {
  const found = new Map<InstanceId, { count: number; all: number }>()
  for (const root of roots) {
    const rows = (await needs.queries.tree(root)).filter((row) => nameOf(row.definition) === 'assignment' && row.hold === null && !isGone(row))
    found.set(root, { count: rows.filter(isWaiting).length, all: rows.length })
  }
  return found
}

/** One line a directive and morning in the place of one a unit: the Office gets a list (practice 4); a single unit is named. */
export function unopenedLine(unopened: Unopened, news: News, row: FullRow): Many | undefined {
  const found = tellsOfUnopened(news, row) ? unopened.get(row.root) : undefined
  if (!found || found.count < 2 || news.rungAt === undefined) return undefined
  return { about: 'rung.unopened', key: unopenedKeyOf(row.root, news.rungAt), count: found.count, of: found.all }
}

/** By this key the line is found again for each unit whose own rung rang at that moment. */
export const unopenedKeyOf = (root: InstanceId, rungAt: Instant): string => `unopened:${root}:${rungAt}`
