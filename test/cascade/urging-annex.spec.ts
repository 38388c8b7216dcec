import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { InstanceId } from '#base'
import { openViews, type Annex, type CardRow, type Views } from '#cascade'
import { openPageQueries } from '#database'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'

describe('The annex of an urging letter', () => {
  let house: TestHouse
  let views: Views
  let directive: InstanceId
  let late: CardRow[]
  let annex: Annex | undefined
  beforeAll(async () => {
    house = await openTestHouse()
    const printAnnex: typeof house.needs.printAnnex = (table, format) => {
      annex = table
      return house.needs.printAnnex(table, format)
    }
    views = openViews({ ...house.needs, printAnnex }, openPageQueries(house.database.sql), (actor, sending) => house.cascade.send(actor, sending), {} as never)
    directive = await house.assigned('2026-11-27')
    await house.goTo('2026-12-03')
    late = (await house.cards(directive, 'unit-plan')).slice(0, 2)
  }, 60_000)
  afterAll(() => house.close())

  test('lists the units that it names, what is late since when, and how often each was reminded before', async () => {
    const hang = await house.as('hang')
    const [first] = late
    must(await house.cascade.send(hang, { instance: first?.id as InstanceId, event: 'NUDGE', payload: {}, key: key() }))
    await house.goTo('2026-12-04')
    const { instance } = must(await house.cascade.draftUrgingLetter(hang, directive, { instances: late.map(({ id }) => id) }))
    expect(new TextDecoder().decode(must(await views.toldAnnex(hang, instance as InstanceId, 'docx')).slice(0, 2))).toBe('PK')
    const { title, rows = [] } = annex ?? {}
    expect(title).toEqual(['PHỤ LỤC', 'DANH SÁCH ĐƠN VỊ CHƯA CẬP NHẬT KẾT QUẢ'])
    const { units } = await house.needs.directory()
    expect(new Set(rows.map(([, unit]) => unit))).toEqual(new Set(late.map(({ unit }) => units.get(unit as never)?.name)))
    const rowOf = (card: CardRow | undefined): readonly string[] => rows.find(([, unit]) => unit === units.get(card?.unit as never)?.name) ?? []
    expect(rowOf(late[1])[3]).toBe('27/11/2026, đã quá 7 ngày')
    expect(rowOf(late[1])[4]).toMatch(/^2 lần qua hệ thống, gần nhất .*27\/11\/2026/u)
    expect(rowOf(first)[4]).toMatch(/^3 lần qua hệ thống, gần nhất .*04\/12\/2026/u)
  }, 60_000)
})
