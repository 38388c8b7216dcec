import { describe, expect, test } from '@jest/globals'
import { at, localDate, type UnitId } from '#base'
import { DEFAULT_POLICY, provincialCalendar } from '#calendar'
import type { Context, Definition, Leaf } from '#engine/core'
import { definitionsOf, type WorkContext } from '#workflows'
import { ladderRecipes } from './ladders.js'
import type { World } from './world.js'

const definitions = [...definitionsOf(new Proxy({}, { get: () => 'any hash' })).values()]
const today = localDate('2026-11-09')
const world: World = {
  now: at(today, '08:00'),
  today,
  calendar: provincialCalendar(),
  policy: DEFAULT_POLICY,
  directory: {} as never,
}
const SAID = { dueOn: '2026-12-10', until: '2026-12-10', wantedOn: '2026-12-20', number: '1/KH', opinion: 'đồng ý', openWork: 0, allWork: 1 }

interface Met {
  readonly place: string
  readonly lapses: boolean
  readonly listens: boolean
}

/** Every ladder that the house computes for an event of a person, over the state in which the work then is. */
function laddersOf(definition: Definition, needsApproval: boolean): Met[] {
  const work = {
    needsApproval,
    step: 'duty',
    urgency: 'normal',
    due: { on: null, source: 'none', text: null, rules: [] },
    ladder: [],
    extension: null,
    unit: 'so-y-te' as UnitId,
    held: null,
    more: {},
  }
  return Object.entries(definition.leaves.work).flatMap(([state, leaf]) =>
    Object.entries(definition.events).flatMap(([event, { ladder: name }]): Met[] => {
      const recipe = name === undefined ? undefined : ladderRecipes[name]
      const said = { ...SAID, type: event, at: world.now }
      const edge = leaf.on.get(event)?.find(({ guard }) => guard === null || guard({ context: work as unknown as Context, event: said }))
      if (!recipe || !edge) return []
      const { ladder } = recipe(world, work as unknown as WorkContext, 'onTime', said)
      const next = definition.leaves.work[edge.target ?? state] as Leaf
      return [{ place: `${definition.name}.${state} on ${event}`, lapses: ladder.some(({ stage }) => stage === 'lapsed'), listens: next.on.has('LAPSE') }]
    }),
  )
}

describe.each([true, false])('Every ladder that an event of a person brings (a plan that must be approved: %s)', (needsApproval) => {
  const met = definitions.flatMap((definition) => laddersOf(definition, needsApproval))

  // `workflow check` takes this for granted: a clock that lapses where nobody listens would stand still over work that waits.
  test('lapses only over a state that listens to it', () => {
    expect(met.filter(({ lapses }) => lapses).length).toBeGreaterThan(5)
    expect(met.filter(({ lapses, listens }) => lapses && !listens).map(({ place }) => place)).toEqual([])
  })
})

describe('A plan that the letter wants approved', () => {
  const { ladder } = ladderRecipes['consentOrApproval']?.(world, { needsApproval: true, urgency: 'normal' } as WorkContext, 'onTime', {}) ?? { ladder: [] }

  test('is no later for the time that the Office takes, and the Office hears of it higher and higher', () => {
    expect([...new Set(ladder.map(({ stage }) => stage))]).toEqual(['onTime'])
    expect(ladder.map(({ level, tell }) => [level, tell])).toEqual([
      [1, ['deskOfficer']],
      [2, ['deputyChiefOfOffice']],
    ])
  })
})
