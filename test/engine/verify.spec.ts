import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { InstanceId, PersonId } from '#base'
import { openLedger, statement } from '#database'
import { openEngine, verify } from '#engine'
import { MIGRATE, type Definition } from '#engine/core'
import { errand, errands } from './errand.js'
import { crimeScene, type Crime } from './tampered.js'

describe('A history that nobody touched', () => {
  let crime: Crime
  beforeAll(async () => {
    crime = await crimeScene()
  })
  afterAll(() => crime.close())

  test('is found whole, with its seals', async () => {
    expect(await crime.verify()).toEqual({ instances: 3, moves: 11, seals: 3, faults: [], unlisted: 0 })
  })

  test('is no less whole while the house works on it', async () => {
    const [, , third] = crime.ids
    let working = true
    const work = (async () => {
      for (let i = 0; working; i++)
        await crime.engine.send({
          actor: 7 as PersonId,
          roles: ['handler'],
          key: `busy${i}`,
          moves: [{ instance: third as InstanceId, event: { type: 'NOTE', text: 'x' } }],
        })
    })()
    for (let i = 0; i < 10; i++) expect((await crime.verify()).faults).toEqual([])
    working = false
    await work
    expect((await crime.verify()).moves).toBeGreaterThan(20)
  })

  test.each(['history', 'seal'])('the program may add to engine.%s and may do nothing else to it', async (table) => {
    const { sql } = crime.database
    for (const text of [`update engine.${table} set instance = 1`, `delete from engine.${table}`, `truncate engine.${table}`])
      await expect(sql.run(statement(text, [], table === 'seal' ? text.replace('instance = 1', 'moves = 1') : text), {})).rejects.toMatchObject({
        code: '42501',
      })
    const grants = statement<{ table: string }, { grant: string }>(
      'grants',
      ['table'],
      `select privilege_type as grant from information_schema.role_table_grants where table_schema = 'engine' and table_name = $1 and grantee = 'dondoc_program' order by 1`,
    )
    expect((await sql.run(grants, { table })).map(({ grant }) => grant)).toEqual(['INSERT', 'SELECT'])
  })

  test.each(['history', 'seal'])('not even a slip of its owner changes engine.%s, and no insert pays for that', async (table) => {
    const column = table === 'seal' ? 'moves' : 'instance'
    await expect(crime.slip(`update engine.${table} set ${column} = 1`)).rejects.toThrow('is never changed')
    await expect(crime.slip(`delete from engine.${table}`)).rejects.toThrow('is never changed')
    await expect(crime.slip(`truncate engine.${table}`)).rejects.toThrow('is never changed')
    const ON_INSERT = 4
    const fired = await crime.slip(
      `select tgname from pg_trigger where tgrelid = 'engine.${table}'::regclass and tgtype & ${ON_INSERT} > 0 and not tgisinternal`,
    )
    expect(fired).toMatchObject({ rowCount: 0 })
  })
})

describe('Verifying names what the owner of the database did:', () => {
  let crime: Crime
  beforeAll(async () => {
    crime = await crimeScene()
  })
  afterEach(() => crime.undo())
  afterAll(() => crime.close())

  /** The second errand: CREATE, NOTE | START, NOTE | NOTE | REPORT, of which the last is not under a seal. */
  const second = (): InstanceId => crime.ids[1] as InstanceId
  const at = (version: number): string => `instance = ${second()} and version = ${version}`
  const fault = (kind: string, version: number | null) => ({ kind, instance: version === null ? null : second(), version })
  const SEAL = fault('seal', null)

  test.each([
    ['the text of an event', `event = replace(event, 'hai', 'mười')`],
    ['the actor', 'actor = actor + 1'],
    ['the reason', 'reason = null'],
    ['the moment', `at = at - interval '1 second'`],
    ['the moment by less than a millisecond', `at = at + interval '1 microsecond'`],
    ['the key', `key = key || '1'`],
    ['the type', `type = 'START'`],
    ['the definition', `definition_hash = 'errand-2'`],
    ['the hash of the snapshot', `snapshot_hash = sha256('')`],
    ['the answer', `answer = 'elsewhere'`],
    ['the answer, taken away', 'answer = null'],
    ['what boards find it as', `record = 'another', record_root = (select root from engine.instance where id = instance)`],
  ])('%s was changed', async (_, change) => {
    await crime.tamper(`update engine.history set ${change} where ${at(2)}`)
    expect(await crime.faults()).toEqual([fault('changed', 2)])
  })

  test('a row was filed where boards of another root find it', async () => {
    await crime.tamper(`update engine.history set record_root = 1 where ${at(2)}`)
    expect(await crime.faults()).toEqual([fault('trace', 2)])
  })

  test('the hash of a row was changed: it and the one behind it no longer fit', async () => {
    await crime.tamper(`update engine.history set hash = sha256('') where ${at(3)}`)
    expect(await crime.faults()).toEqual([fault('changed', 3), fault('changed', 4)])
  })

  test('a row was deleted in the middle, and at the beginning', async () => {
    await crime.tamper(`delete from engine.history where ${at(3)}`)
    expect(await crime.faults()).toEqual([fault('missing', 3)])
    await crime.undo()
    await crime.tamper(`delete from engine.history where ${at(1)}`)
    expect(await crime.faults()).toEqual([fault('missing', 1)])
  })

  test('a row was deleted at the end, and all of them', async () => {
    await crime.tamper(`delete from engine.history where ${at(6)}`)
    expect(await crime.faults()).toEqual([fault('missing', 6)])
    await crime.undo()
    await crime.tamper(`delete from engine.history where instance = ${second()}`)
    expect(await crime.faults()).toEqual([fault('missing', 1), SEAL])
  })

  test('a row was deleted and the others were numbered anew', async () => {
    await crime.tamper(`delete from engine.history where ${at(3)}; update engine.history set version = version - 1 where instance = ${second()} and version > 3;
      update engine.instance set version = version - 1 where id = ${second()}`)
    const faults = await crime.faults()
    expect(faults).toEqual(expect.arrayContaining([fault('changed', 3), fault('reordered', 4), fault('reordered', 5)]))
  })

  test('two rows were exchanged', async () => {
    await crime.tamper(`update engine.history set version = -2 where ${at(2)}; update engine.history set version = 2 where ${at(4)};
      update engine.history set version = 4 where ${at(-2)}`)
    const { faults } = await crime.verify()
    expect(faults.filter(({ kind }) => kind === 'reordered').map(({ version, says }) => [version, says.replace(/\(.*\)/u, '')])).toEqual([
      [2, 'version 2  was written as version 4'],
      [4, 'version 4  was written as version 2'],
    ])
  })

  const copy = (
    from: number,
    to: number,
  ): string => `insert into engine.history (instance, version, type, at, actor, reason, key, event, snapshot_hash, definition_hash, hash)
    select instance, ${to}, type, at, actor, reason, key || 'x', event, snapshot_hash, definition_hash, sha256(hash) from engine.history where ${at(from)}`

  test('a row was added behind the last', async () => {
    await crime.tamper(copy(6, 7))
    expect(await crime.faults()).toEqual([fault('added', 7)])
  })

  test('a row was put in, and the others were numbered anew', async () => {
    await crime.tamper(`update engine.history set version = -version - 1 where instance = ${second()} and version > 2;
      update engine.history set version = -version where instance = ${second()} and version < 0; ${copy(2, 3)};
      update engine.instance set version = version + 1 where id = ${second()}`)
    const faults = await crime.faults()
    expect(faults).toContainEqual(fault('added', 3))
    expect(faults).toContainEqual(fault('reordered', 4))
  })

  test.each([
    ['its snapshot', `snapshot = replace(snapshot, 'xong', 'dở')`],
    ['its head', `head = sha256('')`],
    ['its card', `late = not late`],
    ['its definition', `definition = 'errand@2'`],
    ['whether it has ended', `done = not done`],
    ['who moved it last', `actor = 8`],
  ])('of an instance, %s was changed', async (_, change) => {
    await crime.tamper(`update engine.instance set ${change} where id = ${second()}`)
    expect(await crime.faults()).toEqual([fault('instance', 6)])
  })

  test('an instance was taken away from its history, put under another parent, or set back', async () => {
    await crime.tamper(`delete from engine.instance where id = ${second()}`)
    expect(await crime.faults()).toContainEqual({ kind: 'orphan', instance: second(), version: null })
    await crime.undo()
    await crime.tamper(`update engine.instance set parent = ${crime.ids[2]}, ancestors = array[${crime.ids[2]}::bigint] where id = ${second()}`)
    expect(await crime.faults()).toEqual([{ kind: 'kin', instance: second(), version: null }])
    await crime.undo()
    for (const change of ['ancestors = array[1::bigint]', 'root = 1']) {
      await crime.tamper(`update engine.instance set ${change} where id = ${second()}`)
      expect(await crime.faults()).toContainEqual({ kind: 'kin', instance: second(), version: null })
      await crime.undo()
    }
    await crime.tamper(`update engine.instance set version = 5 where id = ${second()}`)
    expect(await crime.faults()).toContainEqual(fault('added', 6))
  })

  test('an instance was smuggled in at the far end of all numbers', async () => {
    await crime.tamper(
      `insert into engine.instance select (jsonb_populate_record(i, '{"id": 9223372036854775807, "root": 9223372036854775807}')).* from engine.instance i where id = ${crime.ids[0]}`,
    )
    expect((await crime.faults()).map(({ kind, version }) => [kind, version])).toEqual([['missing', 1]])
  })

  test('a chain was forged from an event on, with every hash and the instance: only the seals show it', async () => {
    await crime.forge(second(), { version: 2, event: '{"text":"mười","type":"NOTE"}' })
    const { faults } = await crime.verify()
    expect(faults).toEqual([
      expect.objectContaining({
        ...SEAL,
        says: expect.stringMatching(/^what happened up to the end of \d\d\/\d\d\/\d{4} is not what was sealed.*nor do the 2 seals after it$/u),
      }),
    ])
  })

  test('the end of a chain was cut below a seal, the instance set back to match, and its traces removed', async () => {
    await cut(4)
    expect(await crime.faults()).toEqual([SEAL])
  })

  test('the end of a chain was cut above the last seal: only what it left behind betrays it, and when that is gone too, nothing does', async () => {
    await cut(5, '')
    const { faults } = await crime.verify()
    expect(faults.map(({ kind, version, says }) => `${kind} ${version} ${says.split(' ').slice(0, 2).join(' ')}`).sort()).toEqual([
      'trace 6 an effect',
      'trace 6 an effect',
    ])
    await crime.undo()
    await cut(5)
    expect(await crime.faults()).toEqual([])
  })

  test('a seal was changed, deleted in between, or deleted at the beginning', async () => {
    const days = `(select day from public.seal order by day`
    await crime.tamper(`update engine.seal set moves = moves + 1 where day = ${days} limit 1)`)
    expect(await crime.faults()).toEqual([SEAL])
    await crime.undo()
    for (const offset of [0, 1]) {
      await crime.tamper(`delete from engine.seal where day = ${days} offset ${offset} limit 1)`)
      expect((await crime.verify()).faults).toEqual([expect.objectContaining({ ...SEAL, says: expect.stringMatching(/^the seals .* are missing$/u) })])
      await crime.undo()
    }
  })

  /** Leaves the second errand at `version` as if nothing had followed; `traces`: removes what else speaks of later versions. */
  async function cut(
    version: number,
    traces = ['effect', 'timer'].map((table) => `delete from engine.${table} where instance = ${second()} and version > ${version};`).join(''),
  ): Promise<void> {
    await crime.tamper(`delete from engine.history where instance = ${second()} and version > ${version}; ${traces}`)
    await crime.forge(second())
    await crime.tamper(`update engine.instance i set version = h.version, at = h.at, actor = h.actor, done = false, state = 'doing',
      stage = (i.snapshot::json -> 'value' ->> 'deadline') from engine.history h where i.id = h.instance and h.instance = ${second()} and h.version = ${version}`)
  }
})

describe('An instance that was moved to another version of its definition', () => {
  const later: Definition = { ...errand, version: 2, hash: 'errand-2' }
  const both = new Map([...errands, ['errand@2', later]])
  let crime: Crime
  beforeAll(async () => {
    crime = await crimeScene()
  })
  afterAll(() => crime.close())

  test('is replayed by the definition of each row, and must not change it otherwise', async () => {
    const { database } = crime
    const engine = openEngine(database.store, both)
    const [, , third] = crime.ids as [InstanceId, InstanceId, InstanceId]
    const [loaded] = await engine.loadAll([third])
    if (!loaded) throw new Error('not there')
    const event = { type: MIGRATE, migration: 1, plan: '{}', from: 'errand@1', to: 'errand@2', snapshot: loaded.snapshot } as const
    const move = { instance: third, event, migrate: { based: loaded.row.version } }
    const by = { actor: 7 as PersonId, roles: ['engine' as const] }
    expect(await engine.send({ ...by, key: 'migrate', reason: 'mẫu mới', moves: [move] })).toMatchObject({ ok: true })
    expect(await engine.send({ ...by, roles: ['handler'], key: 'after', moves: [{ instance: third, event: { type: 'NOTE', text: 'sau' } }] })).toMatchObject({
      ok: true,
    })
    expect((await engine.history(third)).map(({ type, definitionHash }) => [type, definitionHash])).toEqual([
      ['CREATE', 'errand-1'],
      ['NOTE', 'errand-1'],
      ['MIGRATE', 'errand-2'],
      ['NOTE', 'errand-2'],
    ])
    const ledger = openLedger(database.sql)
    expect((await verify(ledger, both)).faults).toEqual([])
    expect((await verify(ledger, errands)).faults).toMatchObject([{ kind: 'replay', instance: third, version: 4 }])
  })
})
