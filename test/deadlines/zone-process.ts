// A life of some weeks in a process whose machine stands in another part of the world (TZ), on a database that does too.
import { at, localDate } from '#base'
import { digestsOf, heardOf, houseOn, rangOf, takePartyPaper } from './party-paper.js'

const house = await houseOn(process.env['ZONE_DATABASE_URL'] ?? '', '2026-10-26', '20:30')
const directive = await takePartyPaper(house, '2026-11-02')
await house.moveClock(at(localDate('2026-11-17'), '08:00'))
process.send?.({
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  heard: await heardOf(house, directive),
  digests: await digestsOf(house, directive),
  rang: await rangOf(house, directive),
})
await house.close()
process.disconnect?.()
