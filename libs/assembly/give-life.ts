import { localDate, type Instant } from '#base'
import { birthOf, clockOf, giveBirth, hashPassword, saveProvince, setClockAtBirth } from '#database'
import type { House } from './house.js'
import { provinceUnits, sampleProvince } from './sample/index.js'
import { sampleStory } from './sample-story.js'
import { WrongSetting } from './settings.js'

/** What an empty database becomes. `startsAt` sets the day on which a sample's story begins; `story: false` leaves it without a directive. */
export type Beginning =
  | { readonly kind: 'sample'; readonly startsAt?: Instant; readonly story?: boolean }
  | { readonly kind: 'production'; readonly administrator: { readonly name: string; readonly username: string; readonly password: string } }

/** Signs in everybody in a sample. It is printed at the start and has no meaning in a production database, which never holds these accounts. */
export const SAMPLE_PASSWORD = 'dondoc-2026'

/** Fills an empty database once; one that lives already is left as it is. Refuses an empty one for which nobody said what it shall be. */
export async function giveLife(house: Omit<House, 'kind'>, root: string, beginning: Beginning | null, progress: (line: string) => void): Promise<void> {
  const { sql } = house.database
  const born = await birthOf(sql)
  if (born) {
    if (house.settings.demoClock && born.kind === 'production') throw new WrongSetting('--demo-clock is for a sample only: this database is a production.')
    return
  }
  if (beginning === null)
    throw new WrongSetting('DATABASE_URL names an empty database: run "npm run dondoc -- init --sample" or "npm run dondoc -- init --production" first.')
  if (beginning.kind === 'production') return production(house, root, beginning.administrator)
  progress('loading the sample province')
  await giveBirth(sql, 'sample')
  const province = sampleProvince(root)
  await saveProvince(sql, province, { list: province.accounts, passwordHash: await hashPassword(SAMPLE_PASSWORD), mustChange: false })
  if (beginning.startsAt !== undefined) await setClockAtBirth(sql, beginning.startsAt)
  if (beginning.story === false) return
  progress('playing the sample directive')
  await sampleStory(house, root)
}

async function production(house: Omit<House, 'kind'>, root: string, administrator: { name: string; username: string; password: string }): Promise<void> {
  const { sql } = house.database
  await giveBirth(sql, 'production')
  const person = { id: 1 as never, name: administrator.name, phone: null, email: null }
  const since = localDate(new Date((await clockOf(sql)).now).toISOString().slice(0, 10))
  await saveProvince(
    sql,
    {
      ...provinceUnits(root),
      people: [person],
      posts: [{ person: person.id, unit: 'van-phong-ubnd-tinh' as never, post: 'systemAdmin', field: null, title: 'Quản trị hệ thống', from: since, to: null }],
    },
    { list: [{ username: administrator.username, person: person.id }], passwordHash: await hashPassword(administrator.password), mustChange: false },
  )
}
