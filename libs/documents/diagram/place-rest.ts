import { STAGES } from '#base'
import type { Diagram, DiagramArrow, DiagramBox } from '#contract'
import { centerOf, withHead } from './lines.js'
import { blockOfSays, isByHouse, pillAt, sizeOf, stateAt } from './place-work.js'
import { inRows } from './rows.js'
import type { Said, Sketch, SketchState } from './sketch.js'
import { ANYWHERE, blockOf, except, LADDER, setBlock, STAGE_WORDS, type Block } from './words.js'

const EDGE = 24
const ENDS = { bar: 20, gap: 24, drop: 22, below: 20 }
const RUNG = { gap: 12, below: 10, side: 5, above: 4, widest: 92 }

/** A part of the sheet below the work; the next one begins at `bottom`. */
export type Part = Partial<Pick<Diagram, 'states' | 'arrows' | 'anywhere' | 'rungs' | 'words'>> & { readonly bottom: number }

/** Ends that the work reaches in no other way than from anywhere: they stand in a row of their own. */
export function endsAnywhere({ states, ways, anywhere }: Sketch): SketchState[] {
  return states.filter(({ state, kind }) => kind === 'final' && anywhere.some(({ to }) => to === state) && !ways.some(({ to }) => to === state))
}

/** One bar for all states, and below it what it leads to. */
export function placeEnds(sketch: Sketch, width: number, top: number): Part {
  const ends = endsAnywhere(sketch).map((state) => {
    const says = saysTo(sketch, state)
    const [box, words] = [sizeOf(state), blockOfSays(says)]
    return { state, says, box, words }
  })
  if (!ends.length) return { bottom: top }
  const above = ENDS.bar + ENDS.drop + Math.max(...ends.map(({ words }) => words.height))
  const sizes = ends.map(({ box, words }) => ({ width: Math.max(box.width, words.width + 8), height: above + box.height }))
  const { rows, bottom } = inRows(sizes, { width, top, gap: ENDS.gap, below: ENDS.below })
  const cells = rows.flat()
  const drawn = ends.map(({ state, says, box, words }, i) => {
    const cell = cells[i] ?? NOWHERE
    const x = centerOf(cell).x
    return {
      state: stateAt(state, { x: Math.round(x - box.width / 2), y: cell.y + above, width: box.width, height: box.height }, sketch),
      arrow: dropped(says, words, x, cell.y + ENDS.bar, cell.y + above),
    }
  })
  return {
    bottom,
    states: drawn.map(({ state }) => state),
    arrows: drawn.map(({ arrow }) => arrow),
    anywhere: rows.map((row) => pillAt(blockOf([[ANYWHERE, 'event']], width), barOver(row))),
  }
}

const NOWHERE: DiagramBox = { x: 0, y: 0, width: 0, height: 0 }

function saysTo({ states, anywhere }: Sketch, { state }: SketchState): Said[] {
  const labelOf = (one: string): string => states.find((other) => other.state === one)?.label ?? one
  const ways = anywhere.filter(({ to }) => to === state)
  return ways.flatMap((way) => way.says.map((said) => (way.except.length ? { ...said, words: `${said.words} (${except(way.except.map(labelOf))})` } : said)))
}

function barOver(row: readonly DiagramBox[]): DiagramBox {
  const [first = NOWHERE, last = first] = [row[0], row.at(-1)]
  return { x: first.x, y: first.y, width: last.x + last.width - first.x, height: ENDS.bar }
}

function dropped(says: readonly Said[], block: Block, x: number, from: number, to: number): DiagramArrow {
  const box = { x: Math.round(x - block.width / 2) - 4, y: from + 6, width: block.width + 8, height: block.height }
  return {
    ...withHead([
      { x, y: from },
      { x, y: to },
    ]),
    byHouse: isByHouse(says),
    box,
    words: setBlock(block, x, box.y),
  }
}

/** The clock beside the work: its rungs in their order. */
export function placeLadder(width: number, top: number): Part {
  const head = setBlock(blockOf([[LADDER, 'head']], width - 2 * EDGE), EDGE, top, 'start')
  const blocks = STAGES.map((stage) => blockOf([[STAGE_WORDS[stage], 'who']], RUNG.widest))
  const height = Math.max(...blocks.map((block) => block.height)) + 2 * RUNG.above
  const sizes = blocks.map((block) => ({ width: block.width + 2 * RUNG.side, height }))
  const { rows, bottom } = inRows(sizes, { width: width - 2 * EDGE, top: top + 26, gap: RUNG.gap, below: RUNG.below })
  const chips = rows.flat().map((box) => ({ ...box, x: box.x + EDGE }))
  return {
    bottom,
    rungs: STAGES.map((stage, i) => {
      const [box, block] = [chips[i] ?? NOWHERE, blocks[i] ?? blockOf([], 0)]
      return { stage, label: STAGE_WORDS[stage], ...box, words: setBlock(block, centerOf(box).x, box.y + (box.height - block.height) / 2) }
    }),
    arrows: chips.slice(1, -1).flatMap((box, i) => climbed(chips[i] ?? NOWHERE, box)),
    words: head,
  }
}

// A row is read from its beginning; the last chip, “Không nhắc”, is no rung to climb to.
function climbed(one: DiagramBox, next: DiagramBox): DiagramArrow[] {
  if (next.y !== one.y) return []
  const y = centerOf(one).y
  return [
    {
      ...withHead([
        { x: one.x + one.width, y },
        { x: next.x, y },
      ]),
      byHouse: true,
      box: null,
      words: [],
    },
  ]
}
