import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { InstanceId } from '#base'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'
import { datedPlan } from '../support/letters.js'

describe('A day that the letter itself names and that is a day off', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse()
  }, 60_000)
  afterAll(() => house.close())

  // Before Sunday is on Saturday: the offices are closed on both.
  const letter = datedPlan.replace(/15\/12\/2026|10\/12\/2026/u, '13/12/2026')
  const datesOf = async (): Promise<{ on: string | null; text: string | null; rules: readonly string[] }[]> => {
    const hang = await house.as('hang')
    const bytes = new TextEncoder().encode(letter)
    const taken = must(await house.cascade.takeInLetter(hang, { name: `${key()}.txt`, bytes, again: true }))
    const draft = must(await house.cascade.draft(hang, taken.directive as InstanceId))
    return draft.obligations.filter(({ due }) => due.source === 'signed').map(({ due }) => due)
  }

  const STAYS = '12/12/2026 là ngày nghỉ; hạn do văn bản ấn định nên giữ nguyên (ngày làm việc tiếp theo: 14/12/2026).'

  test('stays where it is, and says so; where the rules for all say so, it goes to the next working day', async () => {
    const before = (await datesOf()).find(({ text }) => text === 'trước ngày 13/12/2026')
    expect(before).toMatchObject({ on: '2026-12-12', rules: [expect.stringContaining('ngày cuối cùng còn trong hạn là 12/12/2026'), STAYS] })
    const chief = await house.as('chanhvp')
    must(await house.cascade.adoptPolicy(chief, { rules: { fixedDatesRoll: true }, why: 'Thống nhất tại giao ban Văn phòng', seen: 1 }))
    const after = (await datesOf()).find(({ text }) => text === 'trước ngày 13/12/2026')
    expect(after).toMatchObject({ on: '2026-12-14', rules: [expect.anything(), expect.stringContaining('Điều 148 khoản 5')] })
  }, 60_000)
})
