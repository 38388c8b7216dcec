import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { SAMPLE_PASSWORD } from '#assembly'
import { localDate, type PersonId } from '#base'
import type { KeptPerson } from '#cascade'
import { must } from '../../test/support/house.js'
import { openWholeHouse, type WholeHouse } from './whole-house.fixture.js'

const NAME = 'soyte.cv'
let whole: WholeHouse
beforeAll(async () => void (whole = await openWholeHouse('2026-11-09')), 90_000)
afterAll(() => whole.close())

async function enter(password = SAMPLE_PASSWORD): Promise<{ status: number; code: unknown; cookie: string }> {
  const answer = await fetch(`${whole.http.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: NAME, password }),
  })
  const { code } = (await answer.json()) as { code?: string }
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0] ?? '')
    .join('; ')
  return { status: answer.status, code, cookie }
}
const asks = async (cookie: string): Promise<number> => (await fetch(`${whole.http.url}/api/session`, { headers: { cookie } })).status

test('Whoever has lost the last post is signed out and told why; a new post opens the account again, and a reset password ends what is open', async () => {
  const { cascade, needs, as, goTo } = whole.house
  const [admin, { person }] = [await as('quantri'), await as(NAME)]
  const kept = async (): Promise<KeptPerson> => (await needs.people.people([person as PersonId]))[0] as KeptPerson
  const first = await enter()
  for (const { id } of (await kept()).posts) {
    must(await cascade.changePost(admin, person, id, { revision: (await kept()).revision, to: localDate('2026-11-10') }))
  }
  await goTo('2026-11-10')
  expect([await asks(first.cookie), (await enter()).status]).toEqual([200, 200])
  await goTo('2026-11-11')
  expect(await asks(first.cookie)).toBe(401)
  expect(await enter()).toMatchObject({ status: 403, code: 'account.closed' })
  // Who does not know the password learns nothing of the account.
  expect(await enter('khong-phai-mat-khau')).toMatchObject({ status: 401, code: 'session.wrong' })
  const post = { unit: 'so-noi-vu', post: 'handler', title: '', field: null, from: localDate('2026-12-01'), to: null }
  must(await cascade.beginPost(admin, person, { ...post, revision: (await kept()).revision }))
  expect(await asks(first.cookie)).toBe(401)
  const second = await enter()
  expect([second.status, await asks(second.cookie)]).toEqual([200, 200])
  const { password } = must(await cascade.resetPassword(admin, person, { revision: (await kept()).revision }))
  expect([await asks(second.cookie), (await enter()).status, (await enter(password)).status]).toEqual([401, 401, 200])
}, 60_000)
