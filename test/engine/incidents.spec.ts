import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Instant, InstanceId, PersonId, Result } from '#base'
import { openEngine, type Deliverers, type Engine, type Failed, type PendingEffect, type Store } from '#engine'
import type { Definition } from '#engine/core'
import { benches, type StoreBench } from './benches.js'
import { asked, errand, errands } from './errand.js'

const CLERK = 11 as PersonId
const ADMIN = 12 as PersonId
const MINUTE = 60_000
/** More than the whole patience of the engine: every next try has come by then. */
const LONG = 60 * MINUTE

/** An errand whose timer cannot be stepped: the fault shows when half of its rows have been planned. */
const poisoned: Definition = {
  ...errand,
  version: 2,
  events: new Proxy(errand.events, {
    get: (events, type) => {
      if (type === 'TIMER') throw new Error('bước này chia cho không')
      return Reflect.get(events, type) as unknown
    },
  }),
}
const withPoison = new Map([...errands, ['errand@2', poisoned]])
const mended = new Map([...errands, ['errand@2', errand]])

let keys = 0
const command = (moves: Parameters<Engine['send']>[0]['moves']) => ({ actor: CLERK, roles: ['handler'] as const, key: `incident-${++keys}`, moves })

describe.each(benches)('What fails, on %s,', (_, open) => {
  let bench: StoreBench
  let engine: Engine
  beforeEach(async () => {
    bench = await open()
    engine = openEngine(bench.store, withPoison)
  })
  afterEach(() => bench.close())

  const sent = async (result: Promise<Result<unknown>>): Promise<void> => expect(await result).toMatchObject({ ok: true })
  /** An errand with one rung, a minute from now. */
  const ask = async (rungs: readonly Instant[] = [], definition = 'errand@1'): Promise<InstanceId> => {
    const [id] = (await engine.newIds(1)) as [InstanceId]
    await sent(engine.send(command([{ start: { ...asked(id).start, definition, input: { rungs } } }])))
    return id
  }
  const reported = async (): Promise<InstanceId> => {
    const id = await ask()
    await sent(engine.send(command([{ instance: id, event: { type: 'REPORT', text: 'xong' } }])))
    return id
  }
  const soon = async (): Promise<Instant> => ((await engine.now()) + MINUTE) as Instant
  const rang = async (id: InstanceId): Promise<unknown[]> =>
    (await engine.history(id)).filter(({ type }) => type === 'TIMER').map(({ event }) => (JSON.parse(event) as { dueAt: number }).dueAt)
  const fireAll = async (on = engine): Promise<void> => {
    while ((await on.fireDue()) > 0);
  }
  /** Delivers until nothing is pending now; answers for whom, in order. `broken` are refused. */
  const deliverAll = async (broken: readonly InstanceId[] = [], seen: PendingEffect[] = []): Promise<PendingEffect[]> => {
    const tell = async (effects: readonly PendingEffect[]): Promise<void> => {
      if (effects.some(({ instance }) => broken.includes(instance))) throw new Error('hộp thư bên nhận từ chối')
      seen.push(...effects)
    }
    while ((await engine.deliver({ tell, look: async () => undefined })) > 0);
    return seen
  }

  test('an effect that keeps failing is one incident with its error and its tries, and the others go on beside it', async () => {
    const bad = await reported()
    const order: PendingEffect[] = []
    const others: InstanceId[] = []
    for (let i = 0; i < 6; i++) {
      others.push(await reported())
      await deliverAll([bad], order)
      if (i === 0) {
        const [failing] = await engine.failing()
        expect(failing).toMatchObject({ what: 'effect', kind: 'tell', instance: bad, attempts: 1, error: 'hộp thư bên nhận từ chối' })
        expect((failing?.nextTryAt ?? 0) > (failing?.lastTriedAt ?? 0)).toBe(true)
      }
      await bench.advance(LONG)
    }
    expect(order.map(({ instance }) => instance)).toEqual(others)
    expect(await engine.failing()).toEqual([])
    expect(await engine.incidents()).toMatchObject([
      {
        what: 'effect',
        kind: 'tell',
        instance: bad,
        attempts: 5,
        error: 'hộp thư bên nhận từ chối',
        nextTryAt: null,
        args: '{"about":"reported","to":["deskOfficer"]}',
      },
    ])
  })

  const incidentOf = async (id: InstanceId): Promise<number> => {
    for (let i = 0; i < 5; i++) {
      await deliverAll([id])
      await bench.advance(LONG)
    }
    const [incident] = await engine.incidents()
    if (incident?.instance !== id) throw new Error('no incident')
    return incident.id
  }

  test('who opened the engine hears of each try that failed, of an effect and of a timer, and that the last one waits for a person', async () => {
    const heard: Failed[] = []
    engine = openEngine(bench.store, withPoison, undefined, { failed: (failure) => void heard.push(failure) })
    const effect = await reported()
    const timer = await ask([await soon()], 'errand@2')
    await incidentOf(effect)
    for (let i = 0; i < 5; i++) {
      await fireAll()
      await bench.advance(LONG)
    }
    const tries = (instance: InstanceId) => heard.filter((failure) => failure.instance === instance)
    for (const [instance, what, error] of [
      [effect, 'effect', 'hộp thư bên nhận từ chối'],
      [timer, 'timer', 'bước này chia cho không'],
    ] as const) {
      expect(tries(instance)).toMatchObject([1, 2, 3, 4, 5].map((attempts) => ({ what, attempts, error, incident: attempts === 5 })))
    }
  })

  test('what a person edits is what is delivered', async () => {
    const id = await reported()
    const incident = await incidentOf(id)
    const args = { to: ['deputyChiefOfOffice'], about: 'reported', note: 'ệ viết rời: e\u0323\u0302' }
    await sent(engine.answerIncident(incident, { answer: 'retry', by: ADMIN, reason: 'chuyên viên đã nghỉ', args }))
    expect(await deliverAll()).toMatchObject([{ instance: id, kind: 'tell', args: '{"about":"reported","note":"ệ viết rời: ệ","to":["deputyChiefOfOffice"]}' }])
    expect(await engine.incidents()).toEqual([])
  })

  test('what a person dismisses is never delivered, and a second answer hears that there was a first', async () => {
    const id = await reported()
    const incident = await incidentOf(id)
    const dismiss = { answer: 'dismiss', by: ADMIN, reason: 'đã gọi điện' } as const
    const both = await Promise.all([engine.answerIncident(incident, dismiss), engine.answerIncident(incident, { ...dismiss, by: CLERK })])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await engine.answerIncident(incident, { ...dismiss, answer: 'retry' })).toMatchObject({
      ok: false,
      problem: { code: 'incident.answered', params: { incident, answer: 'dismiss', at: expect.any(Number) } },
    })
    await bench.advance(LONG)
    expect([await deliverAll(), await engine.incidents(), await engine.failing()]).toEqual([[], [], []])
  })

  test('an answer that cannot be carried out is refused with what is wrong, and the incident stays', async () => {
    const incident = await incidentOf(await reported())
    const answer = { answer: 'retry', by: ADMIN, reason: 'thử' } as const
    const codeOf = async (result: Promise<Result<null>>): Promise<unknown> => {
      const said = await result
      return said.ok ? null : [said.problem.code, said.problem.params['why']]
    }
    expect(await codeOf(engine.answerIncident(incident, { ...answer, args: ['a'] }))).toEqual(['incident.argsWrong', 'notAnObject'])
    expect(await codeOf(engine.answerIncident(incident, { ...answer, args: 'a' }))).toEqual(['incident.argsWrong', 'notAnObject'])
    expect(await codeOf(engine.answerIncident(incident, { ...answer, answer: 'dismiss', args: {} }))).toEqual(['incident.argsWrong', 'dismissed'])
    expect(await codeOf(engine.answerIncident(incident, { ...answer, args: { to: 'a\0b' } }))).toEqual(['text.notWellFormed', undefined])
    expect(await codeOf(engine.answerIncident(987_654_321, answer))).toEqual(['incident.unknown', undefined])
    expect(await engine.incidents()).toHaveLength(1)
  })

  test('a delivery that hangs has failed after its time, and what was delivered before it stays delivered', async () => {
    const patient = openEngine(bench.store, errands, undefined, { deliveryMs: 25 })
    const [first, hanging, last] = [await reported(), await reported(), await reported()]
    const told: InstanceId[] = []
    const deliverers: Deliverers = {
      look: async () => undefined,
      tell: async (effects) => {
        if (effects.some(({ instance }) => instance === hanging)) await new Promise(() => undefined)
        told.push(...effects.map(({ instance }) => instance))
      },
    }
    // Together nobody knows which of them it is: they are tried again one by one.
    expect(await patient.deliver(deliverers)).toBeGreaterThan(0)
    // They come back one after the other, in an order that their numbers give.
    expect((await engine.failing()).toSorted((a, b) => a.instance - b.instance)).toMatchObject(
      [first, hanging, last].map((instance) => ({ instance, attempts: 1, error: expect.stringContaining('0.025 s') })),
    )
    await bench.advance(7_000)
    while ((await patient.deliver(deliverers)) > 0);
    expect(told.toSorted((a, b) => a - b)).toEqual([first, last])
    expect(await engine.failing()).toMatchObject([{ instance: hanging, attempts: 2 }])
  })

  test('a deliverer that throws at once, or throws what is no error, costs the others nothing', async () => {
    const [first, bad, last] = [await reported(), await reported(), await reported()]
    const told: InstanceId[] = []
    const tell = (effects: readonly PendingEffect[]): Promise<void> => {
      if (effects.some(({ instance }) => instance === bad)) throw Object.create(null)
      told.push(...effects.map(({ instance }) => instance))
      return Promise.resolve()
    }
    await engine.deliver({ tell, look: async () => undefined })
    expect(told).toEqual([first, last])
    expect(await engine.failing()).toMatchObject([{ instance: bad, error: 'something that is no error was thrown' }])
  })

  test('a timer that cannot be stepped delays two hundred others by nothing, and becomes an incident', async () => {
    const due = await soon()
    const bad = await ask([due], 'errand@2')
    const ids = await engine.newIds(200)
    await Promise.all(ids.map((id) => sent(engine.send(command([asked(id, { rungs: [due] })])))))
    await bench.advance(MINUTE + 1)
    expect(await engine.fireDue()).toBe(200)
    expect(await engine.failing()).toMatchObject([{ what: 'timer', kind: 'timer', instance: bad, attempts: 1, error: 'bước này chia cho không', dueAt: due }])
    await fireAll()
    for (const id of ids) expect(await rang(id)).toEqual([due])
    for (let i = 0; i < 4; i++) {
      await bench.advance(LONG)
      await fireAll()
    }
    expect(await rang(bad)).toEqual([])
    expect(await engine.incidents()).toMatchObject([
      { what: 'timer', instance: bad, attempts: 5, error: 'bước này chia cho không', dueAt: due, nextTryAt: null, args: `{"dueAt":${due},"type":"TIMER"}` },
    ])
    await bench.advance(LONG)
    expect([await engine.fireDue(), await engine.failing()]).toEqual([0, []])
  })

  const timerIncidentOf = async (definitions: ReadonlyMap<string, Definition>, id: InstanceId): Promise<number> => {
    const helpless = openEngine(bench.store, definitions)
    for (let i = 0; i < 5; i++) {
      await bench.advance(LONG)
      await fireAll(helpless)
    }
    const [incident] = await engine.incidents()
    if (incident?.instance !== id) throw new Error('no incident')
    return incident.id
  }

  test('once the fault is mended, a retry fires the timer exactly once, under its own date', async () => {
    const due = await soon()
    const bad = await ask([due], 'errand@2')
    const incident = await timerIncidentOf(withPoison, bad)
    expect(await engine.answerIncident(incident, { answer: 'retry', by: ADMIN, reason: 'x', args: {} })).toMatchObject({
      problem: { code: 'incident.argsWrong' },
    })
    await sent(engine.answerIncident(incident, { answer: 'retry', by: ADMIN, reason: 'đã cài bản mới' }))
    const [one, other] = [openEngine(bench.store, mended), openEngine(bench.store, mended)]
    await Promise.all([fireAll(one), fireAll(other)])
    await bench.advance(LONG)
    await fireAll(one)
    expect(await rang(bad)).toEqual([due])
    expect([await engine.incidents(), await engine.failing()]).toEqual([[], []])
  })

  test('a retry that fails again is tried as often as the first time, and is a new incident then', async () => {
    const bad = await ask([await soon()], 'errand@2')
    const first = await timerIncidentOf(withPoison, bad)
    await sent(engine.answerIncident(first, { answer: 'retry', by: ADMIN, reason: 'thử lại' }))
    await fireAll()
    expect([await engine.incidents(), await engine.failing()]).toMatchObject([[], [{ instance: bad, attempts: 1 }]])
    expect(await timerIncidentOf(withPoison, bad)).not.toBe(first)
  })

  test('a timer that is dismissed rings no more, until the instance arms another', async () => {
    const bad = await ask([await soon()], 'errand@2')
    const incident = await timerIncidentOf(withPoison, bad)
    await sent(engine.answerIncident(incident, { answer: 'dismiss', by: ADMIN, reason: 'không cần nhắc nữa' }))
    const later = openEngine(bench.store, mended)
    await bench.advance(LONG)
    await fireAll(later)
    expect(await rang(bad)).toEqual([])
    const due = await soon()
    await sent(later.send(command([{ instance: bad, event: { type: 'MOVE_DATE', rungs: [due] } }])))
    await bench.advance(2 * MINUTE)
    await fireAll(later)
    expect(await rang(bad)).toEqual([due])
  })

  test('an incident whose instance has moved on is over: its new timer rings as usual', async () => {
    const bad = await ask([await soon()], 'errand@2')
    const incident = await timerIncidentOf(withPoison, bad)
    const later = openEngine(bench.store, mended)
    const due = await soon()
    await sent(later.send(command([{ instance: bad, event: { type: 'MOVE_DATE', rungs: [due] } }])))
    expect(await engine.incidents()).toEqual([])
    expect(await engine.answerIncident(incident, { answer: 'dismiss', by: ADMIN, reason: 'x' })).toMatchObject({
      problem: { code: 'incident.answered', params: { answer: 'overtaken' } },
    })
    await bench.advance(2 * MINUTE)
    await fireAll(later)
    expect(await rang(bad)).toEqual([due])
  })

  test('a row that stands on a version which this program does not know is an incident and no crash', async () => {
    const due = await soon()
    const [strange, known] = [await ask([due], 'errand@2'), await ask([due])]
    const incident = await timerIncidentOf(errands, strange)
    expect(await rang(known)).toEqual([due])
    expect(await engine.incidents()).toMatchObject([{ id: incident, instance: strange, error: 'definition.unknown {"definition":"errand@2"}' }])
    await sent(engine.answerIncident(incident, { answer: 'retry', by: ADMIN, reason: 'đã cài bản có quy trình 2' }))
    await fireAll(openEngine(bench.store, mended))
    expect(await rang(strange)).toEqual([due])
  })

  test('a database that is away says nothing about the timers: none is counted as failed', async () => {
    const id = await ask([await soon()])
    await bench.advance(2 * MINUTE)
    const away = Object.assign(Object.create(bench.store) as Store, { fireDue: () => Promise.reject(new Error('connection terminated')) })
    await expect(openEngine(away, errands).fireDue()).rejects.toThrow('connection terminated')
    expect(await engine.failing()).toEqual([])
    await fireAll()
    expect(await rang(id)).toHaveLength(1)
  })
})
