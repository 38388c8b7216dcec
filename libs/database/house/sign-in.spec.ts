import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { unitId, type PersonId } from '#base'
import type { Unit } from '#directory'
import { freshDatabase, type FreshDatabase } from '../../../test/support/database.js'
import {
  hashPassword,
  isPassword,
  openAccounts,
  openDatabase,
  openFileReader,
  openFiles,
  openSessions,
  saveProvince,
  statement,
  sweepUnusedFiles,
  type Accounts,
  type Database,
} from '../index.js'

const LAN = 7 as PersonId
const OFFICE: Unit = {
  id: unitId('van-phong'),
  name: 'Văn phòng Ủy ban nhân dân tỉnh',
  shortName: 'Văn phòng UBND tỉnh',
  abbr: 'VP',
  kind: 'office',
  parent: null,
  aliases: [],
  predecessors: [],
  validFrom: null,
  validTo: null,
  successor: null,
  order: 1,
  source: 'test',
  confidence: 'high',
}
const leavesPost = statement<{ days: number | null }, never>(
  'test-leaves-post',
  ['days'],
  "update house.post_held set valid_to = (house.now() at time zone 'Asia/Ho_Chi_Minh')::date + $1::int",
)
const forward = statement<{ ms: number }, never>(
  'test-forward',
  ['ms'],
  "update house.account set locked_until = locked_until - $1::bigint * interval '1 millisecond'",
)
const age = statement<{ ms: number }, never>(
  'test-age',
  ['ms'],
  "update house.session set expires_at = expires_at - $1::bigint * interval '1 millisecond', created_at = created_at - $1::bigint * interval '1 millisecond', last_seen = last_seen - $1::bigint * interval '1 millisecond'",
)
const kept = statement<Record<never, never>, { token_hash: string }>('test-kept', [], 'select token_hash from house.session')
const retire = statement<{ person: PersonId; active: boolean }, never>(
  'test-retire',
  ['person', 'active'],
  'update house.person set active = $2::boolean where id = $1::bigint',
)

describe('Accounts, sessions and files in the database', () => {
  let fresh: FreshDatabase
  let database: Database
  let accounts: Accounts
  beforeAll(async () => {
    fresh = await freshDatabase()
    database = await openDatabase({ url: fresh.url })
    accounts = openAccounts(database.sql)
    await saveProvince(
      database.sql,
      {
        units: [OFFICE],
        groups: [],
        people: [{ id: LAN, name: 'Phạm Thị Lan', phone: null, email: null }],
        posts: [{ person: LAN, unit: OFFICE.id, post: 'registryClerk', field: null, title: 'Văn thư', from: null, to: null }],
      },
      { list: [{ username: 'vanthu', person: LAN }], passwordHash: await hashPassword('mot-mat-khau'), mustChange: true },
    )
  })
  afterAll(async () => {
    await database.close()
    await fresh.drop()
  })

  test('A password is kept as argon2id and as nothing else', async () => {
    const account = await accounts.byName('VanThu')
    expect(account).toMatchObject({ person: LAN, mustChange: true, failures: 0, lockedUntil: null })
    expect(account?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await isPassword(account?.passwordHash ?? '', 'mot-mat-khau')).toBe(true)
    expect(await isPassword(account?.passwordHash ?? '', 'mot-mat-khau ')).toBe(false)
  })

  test('The fifth wrong try locks; when the lock has run out the count begins anew; ten tries at once are ten tries', async () => {
    for (let i = 1; i < 5; i++) expect(await accounts.wrong(LAN, 5, 900_000)).toEqual({ failures: i, lockedUntil: null })
    expect((await accounts.wrong(LAN, 5, 900_000)).lockedUntil).toBeGreaterThan(0)
    expect((await accounts.byName('vanthu'))?.lockedUntil).toBeGreaterThan(0)
    await database.sql.run(forward, { ms: 900_000 })
    expect(await accounts.byName('vanthu')).toMatchObject({ failures: 0, lockedUntil: null })
    await Promise.all(Array.from({ length: 10 }, () => accounts.wrong(LAN, 100, 900_000)))
    expect((await accounts.byName('vanthu'))?.failures).toBe(10)
    await accounts.right(LAN)
    expect((await accounts.byName('vanthu'))?.failures).toBe(0)
  })

  test('The database never holds a session’s token, and twelve idle hours end it', async () => {
    const sessions = openSessions(database.sql)
    const { token, csrf } = await sessions.begin(LAN)
    expect(await sessions.find(token)).toEqual({ person: LAN, csrf, mustChange: true })
    expect((await database.sql.run(kept, {})).map(({ token_hash: hash }) => hash)).not.toContain(token)
    await database.sql.run(age, { ms: 11 * 3_600_000 })
    expect(await sessions.find(token)).not.toBeNull()
    await database.sql.run(age, { ms: 11 * 3_600_000 })
    expect(await sessions.find(token)).not.toBeNull()
    await database.sql.run(age, { ms: 12 * 3_600_000 + 1 })
    expect(await sessions.find(token)).toBeNull()
    await sessions.sweep()
    expect(await database.sql.run(kept, {})).toEqual([])
  })

  test('Whoever leaves is signed out at that moment', async () => {
    const sessions = openSessions(database.sql)
    const { token } = await sessions.begin(LAN)
    await database.sql.run(retire, { person: LAN, active: false })
    expect([await sessions.find(token), await accounts.byName('vanthu')]).toEqual([null, null])
    await database.sql.run(retire, { person: LAN, active: true })
  })

  test('Without a post today or later the account is closed and the open session ended for good; a post that ends today still opens it, and so does a new one', async () => {
    const sessions = openSessions(database.sql)
    const first = await sessions.begin(LAN)
    await database.sql.run(leavesPost, { days: 0 })
    expect([(await accounts.byName('vanthu'))?.closed, (await sessions.find(first.token))?.person]).toEqual([false, LAN])
    await database.sql.run(leavesPost, { days: -1 })
    expect([(await accounts.byName('vanthu'))?.closed, await sessions.find(first.token)]).toEqual([true, null])
    await database.sql.run(leavesPost, { days: null })
    expect([(await accounts.byPerson(LAN))?.closed, await sessions.find(first.token)]).toEqual([false, null])
    const second = await sessions.begin(LAN)
    expect((await sessions.find(second.token))?.person).toBe(LAN)
  })

  test('The same bytes under two names are one file; what nothing refers to is swept after its time, and not before', async () => {
    const [files, read] = [openFiles(database.sql), openFileReader(database.sql)]
    const bytes = new TextEncoder().encode('kế hoạch')
    const hash = await files.keep({ name: 'a.txt', media: 'text/plain', bytes, by: LAN })
    expect(await files.keep({ name: 'b.txt', media: 'text/plain', bytes, by: LAN })).toBe(hash)
    expect(await read(hash)).toMatchObject({ name: 'a.txt', media: 'text/plain', bytes: Buffer.from(bytes) })
    expect(await sweepUnusedFiles(database.sql, (Date.now() - 60_000) as never)).toBe(0)
    expect(await sweepUnusedFiles(database.sql, (Date.now() + 60_000) as never)).toBe(1)
    expect(await read(hash)).toBeNull()
  })
})
