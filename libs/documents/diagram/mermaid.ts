import { STAGES } from '#base'
import type { Said, Sketch, SketchState } from './sketch.js'
import { ANYWHERE, except, LADDER, STAGE_WORDS, WAITS_WORDS } from './words.js'

/** The same diagram for who writes Mermaid; it lays itself out. */
export function mermaidOf(sketch: Sketch): string {
  const { definition, label, states, ways, anywhere, stays, ladder } = sketch
  const labelOf = (state: string): string => states.find((one) => one.state === state)?.label ?? state
  const lines = [
    `%% ${definition}: ${label}. Printed by dondoc workflow diagram.`,
    'stateDiagram-v2',
    ...states.flatMap((state) => [named(state.state, state.label), ...detailOf(state).map((detail) => `  ${state.state} : ${plain(detail)}`)]),
    `  [*] --> ${sketch.initial}`,
    ...ways.flatMap(({ from, to, says }) => from.map((state) => line(state, to, says))),
    ...anywhere.flatMap(({ to, says, except: without }, i) => [
      named(`anywhere${i}`, without.length ? `${ANYWHERE}, ${except(without.map(labelOf))}` : ANYWHERE),
      line(`anywhere${i}`, to, says),
    ]),
    ...stays.flatMap(({ from, says }) => from.map((state) => line(state, state, says))),
    ...states.filter(({ kind }) => kind === 'final').map(({ state }) => `  ${state} --> [*]`),
    `  state "${plain(LADDER)}" as ladder {`,
    ...STAGES.map((stage) => `  ${named(rung(stage), STAGE_WORDS[stage])}`),
    `    [*] --> ${rung('onTime')}`,
    `    note right of ${rung('onTime')} : ${plain(wordsOf(ladder.everywhere))}`,
    ...ladder.ways.flatMap(({ from, to, says }) => from.map((stage) => `  ${line(rung(stage), rung(to), says)}`)),
    '  }',
  ]
  return `${lines.join('\n')}\n`
}

const named = (id: string, label: string): string => `  state "${plain(label)}" as ${id}`
const rung = (stage: string): string => `rung_${stage}`
const wordsOf = (says: readonly Said[]): string => says.map(({ words }) => words).join('; ')
const line = (from: string, to: string, says: readonly Said[]): string => `  ${from} --> ${to} : ${plain(wordsOf(says))}`

function detailOf({ owner, waits, ladder }: SketchState): string[] {
  const details = [owner, waits && WAITS_WORDS[waits], ladder ? 'có thời hạn, theo thang nhắc' : null]
  const said = details.filter((detail) => detail !== null)
  return said.length ? [said.join(', ')] : []
}

// Mermaid reads these as its own marks.
function plain(text: string): string {
  return text.replace(/["“”]/gu, "'").replace(/[;:#]/gu, ',')
}
