import { isLevel, type Edge } from './edges.js'
import type { Word } from './page-words.js'

/** A ruled table as drawn: where it stands, its columns, and the words of each cell; a merged cell's words stand where it begins. */
export interface Grid {
  readonly top: number
  readonly bottom: number
  readonly columns: readonly number[]
  readonly rows: readonly (readonly GridCell[])[]
}

export interface GridCell {
  readonly words: readonly Word[]
  readonly right: number
}

// Lines of one frame meet within this distance (points); what stands closer than the second is one line drawn twice.
const MEET = 3.5
const SAME = 4
// A page with more lines is a map or a form's raster; no table of a letter has so many.
const MAX_EDGES = 4000
const MAX_CELLS = 20_000

const touches = (a: Edge, b: Edge): boolean => a.x0 <= b.x1 + MEET && b.x0 <= a.x1 + MEET && a.y0 <= b.y1 + MEET && b.y0 <= a.y1 + MEET

/** Lines that hang together, each group by itself. */
function framesOf(edges: readonly Edge[]): readonly (readonly Edge[])[] {
  const left = new Set(edges.toSorted((a, b) => a.y0 - b.y0))
  const frames: Edge[][] = []
  for (const seed of left) {
    left.delete(seed)
    const frame = [seed]
    for (const edge of frame) {
      for (const other of left) {
        if (other.y0 > edge.y1 + MEET) break
        if (!touches(edge, other)) continue
        left.delete(other)
        frame.push(other)
      }
    }
    frames.push(frame)
  }
  return frames
}

/** Places that lie close together as one. */
function places(values: readonly number[]): readonly number[] {
  const found: number[] = []
  for (const value of values.toSorted((a, b) => a - b)) if (found.length === 0 || value - (found.at(-1) ?? 0) > SAME) found.push(value)
  return found
}

interface Frame {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly level: readonly Edge[]
  readonly upright: readonly Edge[]
}

/** The columns and rows of a frame, with the sides that were left open; null where there are not two columns and two rows at least. */
function frameOf(edges: readonly Edge[]): Frame | null {
  const [level, upright] = [edges.filter(isLevel), edges.filter((edge) => !isLevel(edge))]
  if (level.length < 2 || upright.length === 0) return null
  const xs = places([...upright.map((edge) => edge.x0), Math.min(...level.map((edge) => edge.x0)), Math.max(...level.map((edge) => edge.x1))])
  const ys = places([...level.map((edge) => edge.y0), Math.min(...upright.map((edge) => edge.y0)), Math.max(...upright.map((edge) => edge.y1))])
  const cells = (xs.length - 1) * (ys.length - 1)
  return xs.length >= 3 && ys.length >= 3 && cells <= MAX_CELLS ? { xs, ys, level, upright } : null
}

const at = (list: readonly number[], i: number): number => list[i] ?? 0
const middleOf = (list: readonly number[], i: number): number => (at(list, i) + at(list, i + 1)) / 2

/** For each small cell the number of the one it is merged with: no line between them. */
function mergedCells({ xs, ys, level, upright }: Frame): readonly number[] {
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  const owner = Array.from({ length: columns * rows }, (_, i) => i)
  const byColumn = xs.map((x) => upright.filter((edge) => Math.abs(edge.x0 - x) <= SAME))
  const byRow = ys.map((y) => level.filter((edge) => Math.abs(edge.y0 - y) <= SAME))
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [x, y, here] = [middleOf(xs, column), middleOf(ys, row), row * columns + column]
      const leftOpen = column > 0 && !byColumn[column]?.some((edge) => edge.y0 <= y && edge.y1 >= y)
      const topOpen = row > 0 && !byRow[row]?.some((edge) => edge.x0 <= x && edge.x1 >= x)
      if (leftOpen) owner[here] = owner[here - 1] ?? here
      else if (topOpen) owner[here] = owner[here - columns] ?? here
    }
  }
  return owner
}

/** The interval of `bounds` that holds the value; -1 outside. */
function intervalOf(bounds: readonly number[], value: number): number {
  if (value < at(bounds, 0) - MEET || value > at(bounds, bounds.length - 1) + MEET) return -1
  return Math.min(
    Math.max(
      bounds.findLastIndex((bound) => bound <= value),
      0,
    ),
    bounds.length - 2,
  )
}

function gridOf(frame: Frame, words: readonly Word[], taken: Set<Word>): Grid | null {
  const { xs, ys } = frame
  const columns = xs.length - 1
  const owner = mergedCells(frame)
  const cells = owner.map((): Word[] => [])
  const inside: Word[] = []
  for (const word of words) {
    // A base line lies near the letters' feet: a third of their size above it is their middle.
    const [column, row] = [intervalOf(xs, (word.x0 + word.x1) / 2), intervalOf(ys, word.y - word.size / 3)]
    if (column < 0 || row < 0) continue
    inside.push(word)
    cells[owner[row * columns + column] ?? 0]?.push(word)
  }
  if (cells.filter((cell) => cell.length > 0).length < 2) return null
  for (const word of inside) taken.add(word)
  const last = new Map(owner.map((cell, i) => [cell, i]))
  const rightOf = (cell: number): number => at(xs, ((last.get(cell) ?? cell) % columns) + 1)
  const rows = Array.from({ length: ys.length - 1 }, (_, row) =>
    cells.slice(row * columns, (row + 1) * columns).map((cell, i) => ({ words: cell, right: cell.length > 0 ? rightOf(row * columns + i) : 0 })),
  )
  return { top: at(ys, 0), bottom: at(ys, ys.length - 1), columns: xs, rows }
}

/** The ruled tables of a page and the words that stand in none. */
export function gridsOf(words: readonly Word[], edges: readonly Edge[]): { readonly grids: readonly Grid[]; readonly rest: readonly Word[] } {
  const taken = new Set<Word>()
  const frames = edges.length > MAX_EDGES ? [] : framesOf(edges).map(frameOf)
  const grids = frames.filter((frame): frame is Frame => frame !== null).map((frame) => gridOf(frame, words, taken))
  return { grids: grids.filter((grid): grid is Grid => grid !== null), rest: words.filter((word) => !taken.has(word)) }
}
