import { STAGES } from '#base'
import { notesOf } from './notes.js'
import type { Said, Sketch, SketchState } from './sketch.js'
import { wrap } from './text-size.js'
import { ANYWHERE, except, LADDER, STAGE_WORDS, WAITS_WORDS } from './words.js'

/** The same diagram for who writes Mermaid; it lays itself out. */
export function mermaidOf(sketch: Sketch): string {
  const { definition, label, initial, states, ways } = sketch
  const lines = [
    `%% ${definition}: ${label}. Printed by dondoc workflow diagram.`,
    'stateDiagram-v2',
    ...states.flatMap((state) => [named(state.state, state.label), ...detailOf(state).map((detail) => `  ${state.state} : ${plain(detail)}`)]),
    `  [*] --> ${initial}`,
    ...ways.flatMap(({ from, to, says }) => from.map((state) => line(state, to, says))),
    ...anywhereOf(sketch),
    ...states.filter(({ kind }) => kind === 'final').map(({ state }) => `  ${state} --> [*]`),
    ...ladderOf(sketch),
    ...noteOf(sketch),
  ]
  return `${lines.join('\n')}\n`
}

function anywhereOf({ states, anywhere }: Sketch): string[] {
  const labelOf = (state: string): string => states.find((one) => one.state === state)?.label ?? state
  const wordsOn = (without: readonly string[]): string => (without.length ? `${ANYWHERE}, ${except(without.map(labelOf))}` : ANYWHERE)
  const places = [...new Set(anywhere.map((way) => wordsOn(way.except)))]
  const idOf = (words: string): string => `anywhere${places.indexOf(words) || ''}`
  return [...places.map((words) => named(idOf(words), words)), ...anywhere.map((way) => line(idOf(wordsOn(way.except)), way.to, way.says))]
}

function ladderOf({ ladder }: Sketch): string[] {
  const climbing = STAGES.slice(0, -1)
  return [
    `  state "${plain(LADDER)}" as ladder {`,
    ...STAGES.map((stage) => `  ${named(rung(stage), STAGE_WORDS[stage])}`),
    ...climbing.map((stage, i) => `    ${i === 0 ? '[*]' : rung(climbing[i - 1] ?? '')} --> ${rung(stage)}`),
    ...ladder.ways.flatMap(({ from, to, says }) => from.map((stage) => `  ${line(rung(stage), rung(to), says)}`)),
    '  }',
  ]
}

/** What has no line of its own, beside the beginning. */
function noteOf(sketch: Sketch): string[] {
  const texts = notesOf(sketch)
    .slice(0, -1)
    .flatMap(({ head, lines }) => [head, ...lines])
  return [`  note right of ${sketch.initial}`, ...texts.flatMap((text) => wrap(plain(text), 11, 420)).map((text) => `    ${text}`), '  end note']
}

const named = (id: string, label: string): string => `  state "${plain(label)}" as ${id}`
const rung = (stage: string): string => `rung_${stage}`
const line = (from: string, to: string, says: readonly Said[]): string => `  ${from} --> ${to} : ${plain(says.map(({ words }) => words).join('; '))}`

function detailOf({ owner, waits, ladder }: SketchState): string[] {
  const details = [owner, waits === null ? null : WAITS_WORDS[waits], ladder ? 'theo thang nhắc' : null].filter((detail) => detail !== null)
  return details.length ? [details.join(', ')] : []
}

// Mermaid reads these as its own marks.
function plain(text: string): string {
  return text.replace(/["“”]/gu, "'").replace(/[;:#]/gu, ',')
}
