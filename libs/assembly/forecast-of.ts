import { at, dayOf, type Instant, type LocalDate } from '#base'
import { loadDirectory, openCalendarBook, openDirectivePolicyBook, openMailRoom, openNotices, openPolicyBook, standingOf } from '#database'
import { keptCalendar } from './kept-calendar.js'
import { keptPolicy } from './kept-policy.js'
import type { AsItIs } from './open-as-it-is.js'
import { forecast, type ForecastMail } from './rehearsal/forecast.js'
import { WrongSetting, type Settings } from './settings.js'

export type { ForecastMail } from './rehearsal/forecast.js'

/** Notices that are written now and delivered by then. */
const FOR_EVER = 8_640_000_000_000_000 as Instant

/** What would go out on that morning, of a house that is only looked at. Throws `WrongSetting` for a morning that has passed. */
export async function forecastOf({ database, engine }: AsItIs, settings: Settings, on: LocalDate): Promise<readonly ForecastMail[]> {
  const { sql } = database
  const now = await engine.now()
  const policies = await keptPolicy(openPolicyBook(sql), openDirectivePolicyBook(sql)).read()
  if (at(on, policies.general.morning) <= now) throw new WrongSetting(`The morning of ${on} has passed: what went out then stands in the outbox.`)
  const [standing, unmailed, province, calendar] = await Promise.all([
    standingOf(sql, at(dayOf(now), '00:00')),
    openNotices(sql).unmailed(FOR_EVER),
    loadDirectory(sql),
    keptCalendar(openCalendarBook(sql)).read(),
  ])
  const { definitions } = engine
  const rules = openMailRoom(sql)
  return forecast({ definitions, standing, unmailed, province, calendar, policies, publicUrl: settings.publicUrl, now, rules }, on)
}
