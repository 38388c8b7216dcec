import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { InstanceId } from '#base'
import { openViews, type Views } from '#cascade'
import { openPageQueries } from '#database'
import { must, openTestHouse, type TestHouse } from '../support/house.js'

describe('What concerns many units is one line to whoever follows them', () => {
  let house: TestHouse
  let views: Views
  let directive: InstanceId
  beforeAll(async () => {
    house = await openTestHouse()
    views = openViews(house.needs, openPageQueries(house.database.sql), (actor, sending) => house.cascade.send(actor, sending), {} as never)
    directive = await house.assigned('2026-12-11')
  }, 60_000)
  afterAll(() => house.close())

  const lines = async (about: string): Promise<{ person: string; text: string; level: number }[]> =>
    (await house.told(directive)).filter((line) => line.about === about).map(({ person, text, level }) => ({ person, text, level }))
  const openedBy = async (unit: string): Promise<number> => {
    const assignment = (await house.cards(directive, 'assignment')).find((card) => card.unit === unit)
    must(await views.work(await house.clerkOf(unit), assignment?.id as InstanceId))
    return assignment?.id as number
  }

  test('Units that have not opened the letter on the third working day: one line with their number, and it stands on the step of each of them alone', async () => {
    const opened = await openedBy('so-tu-phap')
    await house.goTo('2026-11-12')
    const told = await lines('rung.unopened')
    expect(told.map(({ person }) => person).sort()).toEqual(['hang', 'vanthu'])
    for (const { text } of told) expect(text).toMatch(/^Theo .*, 119\/120 đơn vị chưa tiếp nhận nhiệm vụ được giao\./u)
    const hang = await house.as('hang')
    const waiting = (await house.cards(directive, 'assignment')).find((card) => card.unit === 'so-y-te')
    const aboutOf = async (id: number): Promise<string[]> => must(await views.work(hang, id as InstanceId)).told.map(({ about }) => about)
    expect(await aboutOf(waiting?.id as number)).toContain('rung.unopened')
    expect(await aboutOf(opened)).not.toContain('rung.unopened')
  })

  test('Late units wait for the Office on its first page, a line a directive, with their number', async () => {
    await house.goTo('2026-12-14')
    const { toDo } = must(await views.today(await house.as('hang')))
    const late = toDo.filter(({ kind }) => kind === 'late')
    expect(late.map(({ count, items }) => [count, items.length, items[0]?.directive])).toEqual([[120, 3, directive]])
  })

  test('The chief reads it once, on his Monday list, with the days counted to that Monday', async () => {
    await house.goTo('2026-12-21')
    const ofChief = (await house.told(directive)).filter(({ person, about }) => person === 'chanhvp' && about === 'massLate')
    const plans = ofChief.filter(({ text }) => text.includes('kế hoạch'))
    expect(plans.map(({ text, level }) => [level, /đã quá (\d+) ngày/u.exec(text)?.[1]])).toEqual([[2, '10']])
  })
})
