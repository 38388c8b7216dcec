import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { must, openTestHouse, type TestHouse } from '../../../test/support/house.js'
import { wellsLetter } from '../../../test/support/own-letters.js'
import { chain } from './chain.js'

let house: TestHouse
let before: string | undefined
beforeAll(async () => {
  house = await openTestHouse('2026-11-09')
  before = process.env['DATABASE_URL']
  process.env['DATABASE_URL'] = house.settings.databaseUrl ?? ''
}, 90_000)
afterAll(async () => {
  if (before === undefined) delete process.env['DATABASE_URL']
  else process.env['DATABASE_URL'] = before
  await house.close()
})

const printed = async (...args: string[]): Promise<string> => {
  const said: string[] = []
  const written = jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  await chain(args).finally(() => written.mockRestore())
  return said.join('')
}

test('`dondoc chain` says in English what a letter does to others and what others do to it, with the words that say so', async () => {
  const hang = await house.as('hang')
  const take = async (text: string): Promise<number> =>
    must(await house.cascade.takeInLetter(hang, { name: 'gieng.txt', bytes: new TextEncoder().encode(text), again: false })).directive
  const old = await take(wellsLetter({ number: '701', day: '2026-10-20', subject: 'kiểm tra giếng khoan' }))
  const closing = 'Công văn này thay thế Công văn số 701/UBND-KT ngày 20/10/2026 của Ủy ban nhân dân tỉnh.'
  const next = await take(wellsLetter({ number: '802', day: '2026-11-08', subject: 'kiểm tra giếng khoan trong tình hình mới', closing }))
  expect(await printed('701 / ubnd-kt')).toContain(`  is replaced by 802/UBND-KT (directive ${next})\n    “thay thế Công văn số 701/UBND-KT`)
  expect(await printed(String(next))).toContain(`  replaces 701/UBND-KT, 2026-10-20, Ủy ban nhân dân tỉnh (directive ${old})`)
  expect(await printed(String(next))).toContain('  carries out 88-KH/TU, 2026-10-05, Ban Thường vụ Tỉnh ủy')
  expect(JSON.parse(await printed('802/UBND-KT', '--json'))).toMatchObject({ directive: next, up: [{ relation: 'carriesOut' }, { relation: 'replaces' }] })
  await expect(chain(['9999/UBND-XX'])).rejects.toThrow('No directive here is 9999/UBND-XX.')
})
