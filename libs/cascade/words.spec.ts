import { describe, expect, test } from '@jest/globals'
import { HOLD } from '#engine/core'
import { definitionsOf } from '#workflows'
import { companions } from './companions.js'
import { effectsOf } from './effects/index.js'
import { ladderRecipes } from './ladders.js'

const definitions = [...definitionsOf(new Proxy({}, { get: () => 'any hash' })).values()]

describe('Every word that a statechart uses is known to the house', () => {
  test('effects have somebody who carries them out', () => {
    const known = Object.keys(effectsOf({} as never))
    const named = new Set(
      definitions.flatMap(({ leaves }) =>
        [...Object.values(leaves.work), ...Object.values(leaves.deadline)].flatMap((leaf) =>
          [...leaf.on.values(), leaf.always].flat().flatMap(({ actions }) => actions.flatMap((action) => (action.is === 'effect' ? [action.kind] : []))),
        ),
      ),
    )
    // The engine's own is carried out in the commit of its step.
    named.delete(HOLD)
    expect([...named].filter((kind) => !known.includes(kind))).toEqual([])
    expect(known.filter((kind) => !named.has(kind))).toEqual([])
  })

  test('ladders and companions that events ask for are computed', () => {
    const specs = definitions.flatMap(({ events }) => Object.values(events))
    expect(specs.flatMap(({ ladder }) => (ladder !== undefined && !(ladder in ladderRecipes) ? [ladder] : []))).toEqual([])
    expect(specs.flatMap(({ companion }) => (companion !== undefined && !(companion in companions) ? [companion] : []))).toEqual([])
  })

  test('every event of a state is specified, every state and event has its Vietnamese word', () => {
    for (const { name, leaves, events, labels } of definitions) {
      const taken = [...Object.values(leaves.work), ...Object.values(leaves.deadline)]
        .flatMap((leaf) => [...leaf.on.keys()])
        .filter((event) => event !== 'TIMER')
      expect({ name, missing: taken.filter((event) => !(event in events)) }).toEqual({ name, missing: [] })
      expect({ name, missing: Object.keys(leaves.work).filter((state) => !(state in labels.states)) }).toEqual({ name, missing: [] })
      expect({ name, missing: Object.keys(events).filter((event) => !(event in labels.events)) }).toEqual({ name, missing: [] })
      const fields = Object.values(events).flatMap((spec) => spec.fields)
      expect({ name, missing: fields.filter((field) => !(field.name in labels.fields)).map((field) => field.name) }).toEqual({ name, missing: [] })
    }
  })
})
