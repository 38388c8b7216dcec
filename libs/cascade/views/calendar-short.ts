import { addDays, localDate, OFFICE_ROLES } from '#base'
import { lastKnownDay } from '#calendar'
import type { CalendarShort } from '#contract'
import type { Sight } from './sight.js'

/** From this day on next year's days are waited for: the Government announces them in the last quarter. */
const LAST_QUARTER = '-10-01'
/** A ladder climbs for about two weeks after its date, over a Tết a little longer. */
const LADDER_DAYS = 25
const FAR = localDate('2199-12-31')
const MANY = 1_000
const KNOWS: readonly string[] = [...OFFICE_ROLES, 'systemAdmin']

/**
 * The year whose days off are still missing, and how many running dates and ladders come near or into it; null while nothing is wanted of it. Said to
 * the Office and to whoever runs the system, before anybody meets an error.
 */
export async function calendarShort(sight: Pick<Sight, 'world' | 'pages' | 'posts'>): Promise<CalendarShort | null> {
  const { world, pages, posts } = sight
  if (!posts.some(({ post }) => KNOWS.includes(post))) return null
  const known = lastKnownDay(world.calendar)
  const year = Number(known.slice(0, 4)) + 1
  const works = (await pages.dueBetween(addDays(known, -LADDER_DAYS), FAR, null, MANY)).length
  const isTime = world.today >= `${year - 1}${LAST_QUARTER}`
  return isTime || works > 0 ? { year, works } : null
}
