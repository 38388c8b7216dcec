import type { InstanceId, Result } from '#base'
import type { DiagramView } from '#contract'
import type { Actor } from '../needs.js'
import { statesOf } from './history.js'
import { look, sightOf, type Reading } from './sight.js'

/** The workflow of one instance as it is drawn, with the state of now and those it has come through. Problems: `instance.unknown`, `scope.forbidden`. */
export async function diagramView(reading: Reading, actor: Actor, id: InstanceId): Promise<Result<DiagramView>> {
  const sight = await sightOf(reading, actor)
  const found = await look(sight, id)
  if (!found.ok) return found
  const { definition, snapshot } = found.value.loaded
  const lines = await reading.pages.historyOf([id])
  const states = statesOf(sight, lines)
  const been = new Map<string, number>()
  lines.forEach(({ at }, i) => {
    const state = states[i]
    if (state && state !== states[i - 1]) been.set(state, at)
  })
  return {
    ok: true,
    value: {
      diagram: reading.needs.diagramOf(definition),
      present: { state: snapshot.value.work, stage: snapshot.done ? 'stopped' : snapshot.value.deadline, done: snapshot.done },
      been: [...been].map(([state, at]) => ({ state, at })),
    },
  }
}
