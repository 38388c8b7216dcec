import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { ENGINE, type Instant, type InstanceId, type PersonId, type Role } from '#base'
import { NotCommitted, openEngine, type Batch, type Command, type Engine, type Store } from '#engine'
import { byHash, replayOne, snapshotText, type Snapshot } from '#engine/core'
import { benches, type StoreBench } from './benches.js'
import { asked, errand, errands } from './errand.js'

const CLERK = 11 as PersonId
const OTHER = 12 as PersonId
const HANDLER: readonly Role[] = ['handler']
const MINUTE = 60_000

let keys = 0
const command = (moves: Command['moves'], more: Partial<Command> = {}): Command => ({ actor: CLERK, roles: HANDLER, key: `key-${++keys}`, moves, ...more })
const event = (instance: InstanceId, type: string, payload: Record<string, unknown> = {}) => ({ instance, event: { type, ...payload } })

/** The same store, counting its commits; `guilty` makes each batch that holds its key fail as a database would. */
function watched(store: Store): Store & { commits: number; guilty: string | null } {
  const seen = { commits: 0, guilty: null as string | null }
  return Object.assign(Object.create(store) as Store, seen, {
    async commit(this: typeof seen, batch: Batch) {
      this.commits++
      if ([...batch.births, ...batch.moves].some(({ key }) => key === this.guilty)) throw new Error('value too long')
      await store.commit(batch)
    },
  })
}

describe.each(benches)('The engine on %s', (_, open) => {
  let bench: StoreBench
  let store: ReturnType<typeof watched>
  let engine: Engine
  beforeEach(async () => {
    bench = await open()
    store = watched(bench.store)
    engine = openEngine(store, errands)
  })
  afterEach(() => bench.close())

  const ask = async (more: Parameters<typeof asked>[1] = {}): Promise<InstanceId> => {
    const [id] = (await engine.newIds(1)) as [InstanceId]
    expect(await engine.send(command([asked(id, more)]))).toMatchObject({ ok: true, value: { instance: id, version: 1, state: 'asked', replayed: false } })
    return id
  }
  const within = async (ms: number): Promise<Instant> => ((await engine.now()) + ms) as Instant
  const standing = async (id: InstanceId) => {
    const loaded = await engine.load(id)
    if (!loaded.ok) throw new Error('not there')
    const { row, snapshot } = loaded.value
    return { version: row.version, ...snapshot.value }
  }
  const settleAll = async (): Promise<void> => {
    await engine.deliver({ tell: async () => undefined, look: async () => undefined })
  }

  test('answers two hundred commands that come at once, each for itself, in a handful of commits', async () => {
    const ids = await engine.newIds(200)
    store.commits = 0
    const answers = await Promise.all(ids.map((id) => engine.send(command([asked(id)]))))
    expect(answers.map((answer) => answer.ok && answer.value.instance)).toEqual(ids)
    expect(store.commits).toBeLessThanOrEqual(6)
  })

  test('lets the moves of one command stand or fall together', async () => {
    const [a, b] = [await ask(), await ask()]
    expect(await engine.send(command([event(b, 'REPORT', { text: 'xong' })]))).toMatchObject({ ok: true })
    const [child] = (await engine.newIds(1)) as [InstanceId]
    const refused = await engine.send(command([event(a, 'START'), asked(child, { parent: a }), event(b, 'START')]))
    expect(refused).toMatchObject({ ok: false, problem: { code: 'instance.ended' } })
    expect([(await standing(a)).version, (await engine.load(child)).ok]).toEqual([1, false])
    expect(await engine.send(command([event(a, 'START'), asked(child, { parent: a })]))).toMatchObject({ ok: true, value: { instance: a, version: 2 } })
    expect(await engine.openBelow(a)).toEqual([child])
  })

  test('refuses what nobody may do here, and an instance named twice', async () => {
    const id = await ask()
    const codeOf = async (sent: Command): Promise<string | null> => {
      const result = await engine.send(sent)
      return result.ok ? null : result.problem.code
    }
    expect(await codeOf(command([event(id, 'START')], { roles: ['auditor'] }))).toBe('event.notPermitted')
    expect(await codeOf(command([event(id, 'STOP')]))).toBe('event.notPermitted')
    expect(await codeOf(command([event(id, 'FLY')]))).toBe('event.notAllowedHere')
    expect(await codeOf(command([event(id, 'REPORT', { text: '' })]))).toBe('event.guardRefused')
    expect(await codeOf(command([event(id, 'START'), event(id, 'NOTE')]))).toBe('command.instanceTwice')
    expect(await codeOf(command([event(999_999_999 as InstanceId, 'START')]))).toBe('instance.unknown')
    expect((await standing(id)).version).toBe(1)
  })

  test('gives the same body under the same key its first answer, also when the state no longer allows it', async () => {
    const id = await ask()
    const start = command([event(id, 'START')])
    const first = await engine.send(start)
    await engine.send(command([event(id, 'REPORT', { text: 'xong' })]))
    expect(first).toMatchObject({ ok: true, value: { state: 'doing', version: 2, replayed: false } })
    expect(await engine.send(start)).toEqual({ ok: true, value: { instance: id, state: 'doing', version: 2, replayed: true } })
    expect(await openEngine(bench.store, errands).send(start)).toMatchObject({ ok: true, value: { replayed: true } })
    const [twin, same] = await Promise.all([
      engine.send(command([event(await ask(), 'START')], { key: 'twin' })),
      engine.send(command([event(id, 'START')], { key: 'twin' })),
    ])
    expect([twin.ok, same.ok]).toContain(false)
  })

  test('refuses another body under a key that is spent', async () => {
    const id = await ask()
    const note = command([event(id, 'NOTE', { text: 'lần một' })])
    await engine.send(note)
    expect(await engine.send({ ...note, moves: [event(id, 'NOTE', { text: 'lần hai' })] })).toMatchObject({ ok: false, problem: { code: 'command.keyReused' } })
    expect(await engine.send({ ...note, actor: OTHER, moves: [event(id, 'NOTE', { text: 'lần hai' })] })).toMatchObject({ ok: true })
  })

  test('minds what the person was looking at: a rung in between does not matter, another state does', async () => {
    const id = await ask({ rungs: [await within(MINUTE)] })
    await bench.advance(MINUTE + 1)
    expect(await engine.fireDue()).toBe(1)
    expect(await standing(id)).toEqual({ version: 2, work: 'asked', deadline: 'overdue' })
    expect(await engine.send(command([event(id, 'START')], { seen: 'asked' }))).toMatchObject({ ok: true, value: { version: 3 } })
    const late = await engine.send(command([event(id, 'NOTE', { text: 'x' })], { actor: OTHER, seen: 'asked' }))
    expect(late).toMatchObject({ ok: false, problem: { code: 'instance.stale', params: { expected: 'asked', found: 'doing', by: CLERK } } })
  })

  test('lets two commands on one instance wait for each other, in one process and in two', async () => {
    const id = await ask()
    const second = openEngine(bench.store, errands)
    const both = await Promise.all([engine.send(command([event(id, 'START')])), engine.send(command([event(id, 'REPORT', { text: 'xong' })]))])
    expect(both.map((answer) => answer.ok && answer.value.version)).toEqual([2, 3])
    const shared = await ask()
    const notes = await Promise.all(
      Array.from({ length: 16 }, (_, i) => (i % 2 ? engine : second).send(command([event(shared, 'NOTE', { text: `ý kiến ${i}` })]))),
    )
    const versions = notes.map((answer) => (answer.ok ? answer.value.version : 0))
    expect([...versions].sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, i) => i + 2))
  })

  test('saves the neighbours of a command that the database refuses', async () => {
    const ids = await engine.newIds(9)
    const sent = ids.map((id) => command([asked(id)]))
    store.guilty = sent[4]?.key ?? null
    const answers = await Promise.allSettled(sent.map((one) => engine.send(one)))
    store.guilty = null
    expect(answers.map(({ status }) => status)).toEqual(ids.map((_, i) => (i === 4 ? 'rejected' : 'fulfilled')))
    expect((await engine.loadAll(ids)).map(({ row }) => row.id).sort((a, b) => a - b)).toEqual(ids.filter((_, i) => i !== 4))
  })

  test('refuses at the door a text that no database could keep', async () => {
    const id = await ask()
    for (const text of ['a\0b', 'nửa \ud800']) {
      expect(await engine.send(command([event(id, 'NOTE', { text })]))).toMatchObject({ ok: false, problem: { code: 'text.notWellFormed' } })
    }
    expect((await standing(id)).version).toBe(1)
  })

  test('fires no rung early, and each that was missed at once, with its own date', async () => {
    const rungs = [await within(10 * MINUTE), await within(20 * MINUTE), await within(30 * MINUTE)]
    const id = await ask({ rungs })
    expect(await engine.nextDue()).toBe(rungs[0])
    await bench.advance(9 * MINUTE)
    expect(await engine.fireDue()).toBe(0)
    await bench.advance(30 * MINUTE)
    for (let i = 0; i < 4; i++) await engine.fireDue()
    const rang = (await engine.history(id)).filter(({ type }) => type === 'TIMER')
    expect(rang.map((row) => (JSON.parse(row.event) as { dueAt: number }).dueAt)).toEqual(rungs)
    expect(rang.every((row, i) => row.actor === ENGINE && row.at >= (rungs[i] ?? Infinity))).toBe(true)
    expect(await engine.nextDue()).not.toBeNull() // the rungs' messages
    await settleAll()
    expect(await engine.nextDue()).toBeNull()
  })

  test('rings no more for what was handed in, and by the new date for what was moved', async () => {
    const [done, moved] = [await ask({ rungs: [await within(MINUTE)] }), await ask({ rungs: [await within(MINUTE)] })]
    await engine.send(command([event(done, 'REPORT', { text: 'xong' })]))
    await engine.send(command([event(moved, 'MOVE_DATE', { rungs: [await within(5 * MINUTE)] })]))
    await settleAll()
    await bench.advance(2 * MINUTE)
    expect(await engine.fireDue()).toBe(0)
    await bench.advance(4 * MINUTE)
    expect(await engine.fireDue()).toBe(1)
    expect([(await standing(done)).deadline, (await standing(moved)).deadline]).toEqual(['stopped', 'overdue'])
  })

  test('sleeps under a hold: no rung, no command of people, until released', async () => {
    const root = await ask()
    const child = await ask({ parent: root, rungs: [await within(MINUTE)] })
    await engine.hold(root, 'Bão số 3', CLERK)
    await bench.advance(2 * MINUTE)
    expect([await engine.fireDue(), await engine.nextDue()]).toEqual([0, null])
    expect(await engine.send(command([event(child, 'START')]))).toMatchObject({
      ok: false,
      problem: { code: 'instance.onHold', params: { reason: 'Bão số 3' } },
    })
    const [held] = await engine.loadAll([child])
    expect(held && engine.allowed(held, HANDLER)).toEqual([])
    await engine.release(root)
    expect(await engine.fireDue()).toBe(1)
    expect(await engine.send(command([event(child, 'START')]))).toMatchObject({ ok: true })
  })

  test('sets a timer aside that it cannot fire, and fires the others', async () => {
    const unknown = openEngine(bench.store, new Map([...errands, ['errand@2', errand]]))
    const [strange] = (await engine.newIds(1)) as [InstanceId]
    const rungs = [await within(MINUTE)]
    await unknown.send(command([{ start: { id: strange, definition: 'errand@2', parent: null, input: { rungs } } }]))
    const known = await ask({ rungs })
    await bench.advance(MINUTE + 1)
    expect(await engine.fireDue()).toBe(2)
    expect((await standing(known)).deadline).toBe('overdue')
    expect(await engine.fireDue()).toBe(0)
    await bench.advance(MINUTE + 1)
    expect(await unknown.fireDue()).toBe(1)
  })

  test('tries an effect that fails again later, makes it an incident in the end, and delivers it when a person says so', async () => {
    const id = await ask()
    await engine.send(command([event(id, 'REPORT', { text: 'xong' })]))
    let tries = 0
    const broken = { tell: async () => Promise.reject(new Error(`máy chủ thư không trả lời ${++tries}`)) }
    for (let i = 0; i < 6; i++) {
      await engine.deliver(broken)
      await bench.advance(60 * MINUTE)
    }
    const [incident, ...others] = await engine.incidents()
    expect([incident, others]).toMatchObject([{ instance: id, kind: 'tell', attempts: 5, error: 'máy chủ thư không trả lời 5' }, []])
    expect(await engine.answerIncident(incident?.id ?? 0, { answer: 'retry', by: CLERK, reason: 'đã sửa máy chủ' })).toMatchObject({ ok: true })
    const told: unknown[] = []
    expect(await engine.deliver({ tell: async (effects) => void told.push(...effects) })).toBe(1)
    expect([told, await engine.incidents()]).toMatchObject([[{ instance: id, kind: 'tell', args: '{"about":"reported","to":["deskOfficer"]}' }], []])
  })

  test('delivers the good effects of a batch although one of them fails', async () => {
    const ids = [await ask(), await ask(), await ask()]
    await Promise.all(ids.map((id) => engine.send(command([event(id, 'REPORT', { text: 'xong' })]))))
    const told: number[] = []
    const tell = async (effects: readonly { instance: InstanceId }[]): Promise<void> => {
      if (effects.some(({ instance }) => instance === ids[1])) throw new Error('địa chỉ không có thật')
      told.push(...effects.map(({ instance }) => instance))
    }
    expect(await engine.deliver({ tell })).toBe(3)
    expect(told).toEqual([ids[0], ids[2]])
    await bench.advance(MINUTE)
  })

  test('says once a batch that a parent shall look at its children', async () => {
    const parent = await ask()
    const children = await Promise.all(Array.from({ length: 12 }, () => ask({ parent })))
    await Promise.all(children.map((id) => engine.send(command([event(id, 'REPORT', { text: 'xong' })]))))
    const looks: (InstanceId | null)[] = []
    await engine.deliver({ tell: async () => undefined, look: async (effects) => void looks.push(...effects.map(({ target }) => target)) })
    expect(new Set(looks)).toEqual(new Set([parent]))
    expect(looks.length).toBeLessThan(12)
    expect((await engine.totals([parent])).get(parent)).toMatchObject({ open: 0, all: 12 })
  })

  test('can be rebuilt from its history, at any past moment, link by link', async () => {
    const id = await ask({ title: 'Vở kịch “Đôn đốc”', rungs: [await within(MINUTE)] })
    await bench.advance(2 * MINUTE)
    await engine.fireDue()
    const before = await within(0)
    await bench.advance(MINUTE)
    await engine.send(command([event(id, 'NOTE', { text: 'ệ viết rời: e\u0323\u0302', lạ: { b: 1, a: null } })], { reason: 'theo điện thoại' }))
    await engine.send(command([event(id, 'REPORT', { text: 'xong' })]))
    const rows = await engine.history(id)
    const [loaded] = await engine.loadAll([id])
    let snapshot: Snapshot | null = null
    for (const row of rows) snapshot = replayOne(byHash([errand]), snapshot, row)
    expect(rows.map(({ version, type }) => [version, type])).toEqual([
      [1, 'CREATE'],
      [2, 'TIMER'],
      [3, 'NOTE'],
      [4, 'REPORT'],
    ])
    expect(snapshot && snapshotText(snapshot)).toBe(loaded?.row.snapshot)
    expect(rows.at(-1)?.hash).toBe(loaded?.row.head)
    expect((await engine.at(id, before))?.value).toEqual({ work: 'asked', deadline: 'overdue' })
    expect(await engine.at(id, ((rows[0]?.at ?? 0) - 1) as Instant)).toBeNull()
  })

  test('gives up on an instance that is taken from it again and again, with the store’s word', async () => {
    const stubborn = Object.assign(Object.create(bench.store) as Store, { commit: () => Promise.reject(new NotCommitted('stale')) })
    const [id] = (await engine.newIds(1)) as [InstanceId]
    await expect(openEngine(stubborn, errands).send(command([asked(id)]))).rejects.toBeInstanceOf(NotCommitted)
  })
})
