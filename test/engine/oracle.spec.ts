import { describe, expect, test } from '@jest/globals'
import { DUE_SOURCES, localDate, type Instant, type Rung } from '#base'
import { begin, beginByXstate, REGIONS, step, stepByXstate, TIMER, type Definition, type MachineEvent, type Snapshot, type Step } from '#engine/core'
import { definitionsOf } from '#workflows'
import { seeded } from './seeded.js'

const MOVES = 2_500
const HOUR = 3_600_000
const definitions = [...definitionsOf(new Proxy({}, { get: () => 'not published' })).values()]

// They end most walks before these have seen anything, so they come less often.
const ENDS = ['END', 'WITHDRAW', 'MOVED', 'REPLACED', 'CANCEL', 'REPLACE', 'DISCARD']

type Chance = ReturnType<typeof seeded>
const oneOf = <T>(chance: Chance, list: readonly T[]): T => list[chance(list.length)] as T

/** Rungs as a policy might set them, some of them missed already. */
function ladder(chance: Chance, at: number): Rung[] {
  const stages = ['onTime', 'dueSoon', 'overdue', 'office', 'leaders', 'proposed', 'lapsed'] as const
  return Array.from({ length: chance(5) }, (_, i) => ({
    at: (at + (i - 1) * chance(100 * HOUR)) as Instant,
    kind: 'reminder' as const,
    stage: oneOf(chance, stages),
    level: 0 as const,
    tell: chance(3) ? ['handler' as const] : [],
  })).sort((a, b) => a.at - b.at)
}

const due = (chance: Chance) => ({ on: chance(3) ? localDate(`2026-12-${10 + chance(20)}`) : null, source: oneOf(chance, DUE_SOURCES), text: null, rules: [] })
const maybe = (chance: Chance, value: unknown): unknown => (chance(3) ? value : undefined)

/** What anybody might put into an event: every member that a guard or an action reads, there or not. */
function payload(chance: Chance, at: number): Record<string, unknown> {
  const said = {
    number: maybe(chance, oneOf(chance, ['', '12/KH-SYT'])),
    issuedOn: maybe(chance, `2026-12-${10 + chance(20)}`),
    file: maybe(chance, { hash: 'a'.repeat(64), name: 'kh.pdf' }),
    summary: maybe(chance, 'đã xong'),
    figures: maybe(chance, { xa: 1 }),
    reason: maybe(chance, 'lý do'),
    opinion: maybe(chance, oneOf(chance, ['', 'đồng ý'])),
    ladder: maybe(chance, ladder(chance, at)),
    stage: maybe(chance, oneOf(chance, ['onTime', 'dueSoon', 'overdue', 'office', 'leaders', 'proposed'])),
    due: due(chance),
    letter: chance(99),
    extension: chance(99),
    more: { letter: maybe(chance, 'x') },
    title: maybe(chance, 'Kế hoạch'),
    unit: 'so-y-te',
    from: oneOf(chance, ['so-y-te', 'so-noi-vu']),
    of: maybe(chance, 7),
    heldUntil: maybe(chance, '2026-12-24'),
    held: maybe(chance, { from: '2026-12-10', until: '2026-12-11', workingDays: 1, dueBefore: null }),
    dueKept: maybe(chance, '2026-12-12'),
    answer: { is: 'ISSUE', number: null, issuedOn: null, file: null, on: '2026-12-10' },
    open: chance(2),
    all: 2,
    openWork: chance(2),
    allWork: chance(3),
    units: 3,
  }
  return JSON.parse(JSON.stringify(said)) as Record<string, unknown>
}

function input(chance: Chance, at: number): Record<string, unknown> {
  const unit = oneOf(chance, ['so-y-te', 'van-phong-ubnd-tinh'])
  return JSON.parse(
    JSON.stringify({
      unit,
      due: due(chance),
      ladder: ladder(chance, at),
      needsApproval: chance(2) === 1,
      more: { letter: maybe(chance, 'x') },
      title: 'Kế hoạch',
    }),
  ) as Record<string, unknown>
}

/** An event that some leaf of now takes, mostly; sometimes any other of the definition. */
function eventFor(definition: Definition, snapshot: Snapshot, chance: Chance, at: Instant): MachineEvent {
  const here = REGIONS.flatMap((region) => [...(definition.leaves[region][snapshot.value[region]]?.on.keys() ?? [])])
  const staying = here.filter((type) => !ENDS.includes(type))
  const type = here.length && chance(8) ? oneOf(chance, staying.length && chance(5) ? staying : here) : oneOf(chance, Object.keys(definition.events))
  return type === TIMER ? { type, at, dueAt: at } : { ...payload(chance, at), type, at }
}

// As both would be kept: members that are undefined are left out, and "no timer armed" differs from "timer left as it was".
const seen = ({ snapshot, timer, effects }: Step): unknown =>
  JSON.parse(JSON.stringify({ snapshot, timer: timer === undefined ? 'as it was' : timer, effects }))

describe.each(definitions.map((definition) => [`${definition.name}@${definition.version}`, definition] as const))('The table of %s', (_, definition) => {
  test(`does what XState does, on ${MOVES} moves of a random walk`, () => {
    const chance = seeded(20_261_121)
    let at = Date.UTC(2026, 10, 23, 1) as Instant
    const birth = (): Snapshot => {
      const given = input(chance, at)
      const born = begin(definition, given, at)
      expect(seen(born)).toEqual(seen(beginByXstate(definition, given, at)))
      return born.snapshot
    }
    let snapshot = birth()
    const states = new Set<string>()
    for (let i = 0; i < MOVES; i++) {
      at = (at + chance(60 * HOUR)) as Instant
      const event = eventFor(definition, snapshot, chance, at)
      const table = step(definition, snapshot, event)
      const xstate = stepByXstate(definition, snapshot, event)
      if (JSON.stringify(seen(table)) !== JSON.stringify(seen(xstate)))
        expect({ event, before: snapshot.value, ...(seen(table) as object) }).toEqual({ event, before: snapshot.value, ...(seen(xstate) as object) })
      snapshot = JSON.parse(JSON.stringify(table.snapshot)) as Snapshot
      states.add(snapshot.value.work)
      // What has ended takes nothing more; a few moves later another one is born.
      if ((snapshot.done && chance(3)) || chance(200) === 0) snapshot = birth()
    }
    const reachable = Object.entries(definition.leaves.work).filter(([, leaf]) => !leaf.always.length)
    expect([...states].sort()).toEqual(reachable.map(([name]) => name).sort())
  })
})

describe('Every definition', () => {
  test.each(definitions.map((definition) => [definition.name, definition] as const))('%s: its two regions never listen to the same event', (_, definition) => {
    const heard = (region: 'work' | 'deadline'): Set<string> => new Set(Object.values(definition.leaves[region]).flatMap(({ on }) => [...on.keys()]))
    const deadline = heard('deadline')
    expect([...heard('work')].filter((event) => deadline.has(event))).toEqual([])
  })
})
