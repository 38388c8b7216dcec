import { describe, expect, test } from '@jest/globals'
import { partsOf } from '#workflows'
import { CASES, SOUND } from './check-cases.fixture.js'
import { OFFICE, parts, sound, type Shape } from './check.fixture.js'
import { check, FAULT_KINDS, lookOver, type Chart, type FaultKind } from './index.js'
import { triesOf } from './statechart.js'

const faultsOf = (...shapes: Shape[]): { kind: FaultKind; place: string; path: readonly string[] }[] =>
  check(shapes.map(parts)).faults.map(({ kind, place, path }) => ({ kind, place, path }))

describe('The check finds, by the shortest way:', () => {
  test.each(CASES)('%s', (_, shapes, kind, place, path) => {
    const found = faultsOf(...shapes)
    expect(found).toContainEqual({ kind, place, path })
    expect(found.filter((fault) => fault.kind !== kind)).toEqual([])
  })

  test('every kind of fault there is', () => {
    expect([...new Set(CASES.map(([, , kind]) => kind))].sort()).toEqual([...FAULT_KINDS].sort())
  })
})

describe('XState itself', () => {
  const JUMP = { JUMP: { target: '#letter.deadline.office', meta: OFFICE } }
  const TRAPS: readonly (readonly [what: string, shape: Shape, event: string, entered: readonly string[]])[] = [
    [
      'resets both regions on a target at the root',
      { chart: (made) => ({ ...made, on: { RESET: { target: '.work', reenter: true, meta: OFFICE } } }) as Chart },
      'RESET',
      ['work', 'deadline'],
    ],
    [
      'resets the sibling on a target in it',
      { work: { drafting: { ...sound.drafting, on: { ...sound.drafting.on, ...JUMP } } } },
      'JUMP',
      ['work', 'deadline'],
    ],
    ['leaves the sibling alone on a leaf that enters itself again', {}, 'LADDER', ['deadline']],
  ]
  test.each(TRAPS)('%s', (_, shape, event, entered) => {
    const { definition } = lookOver(parts(shape))
    if (!definition) throw new Error('not read')
    const tried = triesOf(definition)({ work: 'drafting', deadline: 'onTime' }).find((one) => one.event === event)
    expect([...(tried?.entered ?? [])].sort()).toEqual([...entered].sort())
  })
})

describe('The check finds nothing wrong with', () => {
  test.each(SOUND)('%s', (_, shapes) => {
    expect(faultsOf(...shapes)).toEqual([])
  })

  test('any workflow of the house', () => {
    const report = check(partsOf(new Proxy({}, { get: () => 'any hash' })))
    expect(report.faults).toEqual([])
    expect(report.definitions).toBeGreaterThanOrEqual(8)
    expect(report.states).toBeGreaterThan(300)
    expect(report.transitions).toBeGreaterThan(10_000)
  })
})
