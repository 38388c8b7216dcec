import { LATE_STAGES, type InstanceId, type Role } from '#base'
import { nameOf } from '../context.js'
import type { CardRow, FullRow, Needs } from '../needs.js'
import { isGone } from '../views/rank.js'
import type { World } from '../world.js'
import type { Many, News } from './many.js'

type Owed = Pick<CardRow, 'root' | 'definition' | 'path' | 'label'>

/** What several units owe alike: the same clause, or the same round. */
const obligationOf = (row: Owed): string => `${row.root} ${nameOf(row.definition)} ${row.path ?? row.label}`

/** By this key a person is told once of many units late on one date; it also finds that line again for each of their steps. */
export const massKeyOf = (row: Owed & Pick<CardRow, 'dueOn'>): string => `mass:${obligationOf(row)}:${row.dueOn}`

interface Mass {
  readonly late: number
  readonly all: number
}
export type Masses = ReadonlyMap<string, Mass>

export const isClimb = ({ kind, level }: News): boolean => kind === 'escalation' && (level === 1 || level === 2)

/**
 * More than 30 % of the units late on one obligation (and more than a few) is a fault of the date, not of the units: one line about the date, for
 * whoever follows it at level 1, for the deputy chief and on the chief's weekly list at level 2; no climb per unit (DESIGN §4, practice 2.7). Units on hold and work that was
 * taken away count on neither side.
 */
export async function massesOf(needs: Needs, world: World, climbing: readonly FullRow[]): Promise<Masses> {
  const roots = new Set<InstanceId>(climbing.map(({ root }) => root))
  const found: [string, Mass][] = []
  for (const root of roots) {
    const masses = new Map<string, Mass>()
    for (const row of await needs.queries.tree(root)) {
      if (row.hold !== null || isGone(row)) continue
      const mass = masses.get(obligationOf(row)) ?? { late: 0, all: 0 }
      masses.set(obligationOf(row), { all: mass.all + 1, late: mass.late + (LATE_STAGES.includes(row.stage) && !row.done ? 1 : 0) })
    }
    const { massLateShare, massLateUnits } = world.policyOf(root)
    found.push(...[...masses].filter(([, { late, all }]) => late > massLateUnits && late / all > massLateShare))
  }
  return new Map(found)
}

/** The one line in the place of this work's climb, where it is one of many. */
export function massOf(masses: Masses, news: News, row: FullRow): Many | undefined {
  const mass = isClimb(news) ? masses.get(obligationOf(row)) : undefined
  return mass && { about: 'massLate', key: massKeyOf(row), count: mass.late, of: mass.all }
}

const ABOVE: readonly Role[] = ['deskOfficer', 'focalUnit', 'deputyChiefOfOffice', 'chiefOfOffice']

/** To those above the units whom the rung meant, on the weekly list where it says so; where it meant nobody of them, to whoever follows the letter. */
export function toldOfMass(news: News): News {
  const above = news.to.filter((role) => ABOVE.includes(role))
  return { ...news, to: above.length > 0 ? above : ['deskOfficer'], weekly: (news.weekly ?? []).filter((role) => above.includes(role)) }
}
