import type { Diagram } from '#contract'
import type { Said, Sketch, SketchState, Way } from './sketch.js'
import { except, FROM_EVERY_RUNG, IN_ALL, LADDER_MOVES, LEGEND, quoted, STAGE_WORDS, STAYS } from './words.js'

/** What is told below the drawing: what moves the ladder, what changes no state and in which states, how the drawing is read. */
export function notesOf({ states, stays, ladder }: Sketch): Diagram['notes'] {
  const resting = states.filter(({ kind }) => kind === 'resting')
  const lines = [...stays].sort((one, other) => other.from.length - one.from.length)
  return [
    { head: LADDER_MOVES, lines: [`${wordsOf(ladder.everywhere)}: ${FROM_EVERY_RUNG}.`, ...ladder.ways.map(rungWay)] },
    ...(lines.length ? [{ head: STAYS, lines: lines.map(({ from, says }) => `${placesOf(resting, from)}: ${wordsOf(says)}.`) }] : []),
    { head: LEGEND.head, lines: LEGEND.lines },
  ]
}

const wordsOf = (says: readonly Said[]): string => says.map(({ words }) => words).join('; ')

function rungWay({ from, to, says }: Way): string {
  const named = (stage: string): string => (STAGE_WORDS as Readonly<Record<string, string>>)[stage] ?? stage
  return `${wordsOf(says)}: ${quoted(from.map(named))} → ${quoted([named(to)])}.`
}

function placesOf(resting: readonly SketchState[], from: readonly string[]): string {
  const [own, others] = [resting.filter(({ state }) => from.includes(state)), resting.filter(({ state }) => !from.includes(state))]
  const labels = (some: readonly SketchState[]): string[] => some.map(({ label }) => label)
  if (!others.length) return IN_ALL
  if (own.length > others.length) return `${IN_ALL}, ${except(labels(others))}`
  return `Ở ${quoted(labels(own))}`
}
