import type { Diagram } from '#contract'
import { notesOf } from './notes.js'
import { endsAnywhere, placeEnds, placeLadder, type Part } from './place-rest.js'
import { placeWork } from './place-work.js'
import type { Sketch } from './sketch.js'

const NARROWEST = 820
const BETWEEN = 22

/** The whole sheet: the work, the ends that can come at any time, the ladder. The same definition gives the same sheet. */
export function placed(sketch: Sketch): Diagram {
  const left = new Set(endsAnywhere(sketch).map(({ state }) => state))
  const work = placeWork(sketch, left, NARROWEST)
  const ends = placeEnds(sketch, work.width, work.height)
  const ladder = placeLadder(work.width, ends.bottom + BETWEEN)
  const parts: readonly Part[] = [{ ...work, bottom: work.height }, ends, ladder]
  return {
    definition: sketch.definition,
    label: sketch.label,
    width: work.width,
    height: ladder.bottom + BETWEEN,
    states: parts.flatMap(({ states = [] }) => states),
    arrows: parts.flatMap(({ arrows = [] }) => arrows),
    knots: work.knots,
    anywhere: parts.flatMap(({ anywhere = [] }) => anywhere),
    rungs: parts.flatMap(({ rungs = [] }) => rungs),
    words: parts.flatMap(({ words = [] }) => words),
    notes: notesOf(sketch),
  }
}
