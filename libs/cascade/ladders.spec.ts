import { describe, expect, test } from '@jest/globals'
import { at, clockOf, dayOf, formatDate, localDate, type Rung, type UnitId } from '#base'
import { DEFAULT_POLICY, provincialCalendar } from '#calendar'
import type { Context, Definition, Leaf } from '#engine/core'
import { definitionsOf, type WorkContext } from '#workflows'
import { checkingLadder, decisionLadder, ladderRecipes, receiptLadder } from './ladders.js'
import type { World } from './world.js'

const definitions = [...definitionsOf(new Proxy({}, { get: () => 'any hash' })).values()]
const today = localDate('2026-11-09')
const world: World = {
  now: at(today, '08:00'),
  today,
  calendar: provincialCalendar(),
  policy: DEFAULT_POLICY,
  policyOf: () => DEFAULT_POLICY,
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
    extensionsGranted: 0,
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

describe('Work for which a unit has asked for more time before its date', () => {
  const work = { step: 'duty', urgency: 'normal', due: { on: localDate('2026-11-20'), source: 'signed', text: null, rules: [] } } as unknown as WorkContext
  const levels = (freezesWhileAsked: boolean): number[] => {
    const { ladder } = ladderRecipes['frozen']?.({ ...world, policy: { ...DEFAULT_POLICY, freezesWhileAsked } }, work, 'onTime', {}) ?? { ladder: [] }
    return [...new Set(ladder.map(({ level }) => level))]
  }

  test('does not reach the Office’s leaders until it is answered, unless the rules let it climb on', () => {
    expect(levels(true)).toEqual([0, 1])
    expect(levels(false)).toEqual([0, 1, 2])
  })
})

describe('What the Office owes a hỏa tốc letter', () => {
  const night: World = { ...world, now: at(localDate('2026-11-20'), '20:00'), today: localDate('2026-11-20') }
  const moments = (ladder: readonly Rung[]): string[] => ladder.map((rung) => `${formatDate(dayOf(rung.at)).slice(0, 5)} ${clockOf(rung.at)} ${rung.kind}`)

  test('is checked within two hours, and an unopened one is a line of the Office’s after one, at any time of day', () => {
    const checking = checkingLadder(night, 'hoa-toc')
    expect(moments(checking)).toEqual(['20/11 21:00 reminder', '20/11 22:00 overdue', '20/11 23:00 escalation', '21/11 02:00 escalation'])
    expect(new Set(checking.map(({ due }) => due))).toEqual(new Set(['2026-11-20']))
    expect(moments(receiptLadder(night, 'hoa-toc'))).toEqual(['20/11 20:00 open', '20/11 21:00 reminder'])
    expect(moments(decisionLadder(night, 'hoa-toc'))).toEqual(['20/11 21:00 reminder', '20/11 22:00 overdue', '20/11 23:00 escalation'])
  })

  test('but terms that it gives in working days ring in the morning, as those of thượng khẩn', () => {
    const work = { step: 'ownPlan', urgency: 'hoa-toc', due: { on: null, source: 'none', text: null, rules: [] } } as unknown as WorkContext
    const { ladder } = ladderRecipes['supplement']?.(night, work, 'onTime', {}) ?? { ladder: [] }
    expect(ladder.filter(({ tell }) => tell.length > 0).every((rung) => clockOf(rung.at) === '07:30')).toBe(true)
    expect(ladder.some(({ inHours }) => inHours)).toBe(false)
  })
})
