import { dayOf, type InstanceId, type Rung } from '#base'
import type { PolicyDay, PolicyPreview } from '#contract'
import type { Moving } from './calendar-moves.js'
import { contextOf } from './context.js'
import type { FullRow, Needs } from './needs.js'

const TREE = ['directive', 'assignment', 'unit-plan', 'duty', 'report-round', 'unit-report', 'extension', 'urging-letter']
type Day = Omit<PolicyDay, 'was' | 'is' | 'tell'> & { readonly was: Set<string>; readonly is: Set<string>; readonly tell: Set<string> }

/** Each coming day's messages of a directive, by the ladders that run and by those that would; to how many units of it at all. */
export async function daysOf(needs: Needs, directive: InstanceId | null, moving: readonly Moving[]): Promise<Pick<PolicyPreview, 'days' | 'directiveUnits'>> {
  if (directive === null) return { days: [], directiveUnits: 0 }
  const rows = (await needs.queries.treeOf(directive, TREE)).filter(({ done, hold }) => !done && hold === null)
  const moved = new Map(moving.map(({ loaded, recounted }) => [loaded.row.id, recounted.ladder]))
  const days = new Map<string, Day>()
  for (const row of rows) {
    const { ladder } = contextOf(row)
    const work = needs.engine.definitions.get(row.definition)?.labels.name ?? row.definition
    gather(days, { row, work, ladder, side: 'was' })
    gather(days, { row, work, ladder: moved.get(row.id) ?? ladder, side: 'is' })
  }
  const units = new Set(rows.flatMap(({ unit }) => unit ?? []))
  return {
    directiveUnits: units.size,
    days: [...days.values()]
      .sort(byDay)
      .slice(0, MOST_DAYS)
      .map(({ was, is, tell, ...day }) => ({ ...day, was: was.size, is: is.size, tell: [...tell] })),
  }
}

const MOST_DAYS = 120
const byDay = (one: Day, other: Day): number => (one.on === other.on ? one.level - other.level : one.on < other.on ? -1 : 1)

interface Gathered {
  readonly row: FullRow
  readonly work: string
  readonly ladder: readonly Rung[]
  readonly side: 'was' | 'is'
}

function gather(days: Map<string, Day>, { row, work, ladder, side }: Gathered): void {
  for (const { at, kind, level, tell } of ladder) {
    if (kind !== 'reminder' && kind !== 'escalation' && kind !== 'proposal' && kind !== 'review') continue
    const on = dayOf(at)
    const key = `${on} ${work} ${kind} ${level}`
    const day = days.get(key) ?? { on, work, kind, level, was: new Set<string>(), is: new Set<string>(), tell: new Set<string>() }
    days.set(key, day)
    day[side].add(row.unit ?? `#${row.id}`)
    for (const role of tell) day.tell.add(role)
  }
}
