import { place, type Matrix } from './matrix.js'

/** A straight line of a drawing, upright or level, in points from the top left; thin bars count as lines. */
export interface Edge {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

export const isLevel = (edge: Edge): boolean => edge.x1 - edge.x0 >= edge.y1 - edge.y0

// Thicker bars are shading, shorter strokes are letters and dashes.
const THICK = 3
const SHORT = 6
// pdf.js writes a path as a list: kind of step, then its numbers.
const NUMBERS = [2, 2, 6, 4, 0]
const MOVE = 0
const LINE = 1
const CLOSE = 4
// A drawing of more steps is a picture (a map, a seal), not the frame of a table.
const MAX_NUMBERS = 20_000

type Point = readonly [number, number]

/** The corners of each part of a path; parts with curves are no lines of a table. */
function partsOf(numbers: Float32Array, ctm: Matrix): readonly (readonly Point[])[] {
  const parts: Point[][] = []
  let curved = false
  for (let at = 0; at < numbers.length && at < MAX_NUMBERS;) {
    const kind = numbers[at] ?? CLOSE
    const point = (): Point => place(ctm, numbers[at + 1] ?? 0, numbers[at + 2] ?? 0)
    const part = parts.at(-1)
    if (kind === MOVE) {
      if (curved) parts.pop()
      curved = false
      parts.push([point()])
    } else if (kind === LINE) part?.push(point())
    else if (kind === CLOSE && part?.[0]) part.push(part[0])
    else curved = true
    at += 1 + (NUMBERS[kind] ?? 0)
  }
  if (curved) parts.pop()
  return parts
}

function edgeBetween([ax, ay]: Point, [bx, by]: Point): Edge | null {
  const edge = { x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by) }
  const [wide, high] = [edge.x1 - edge.x0, edge.y1 - edge.y0]
  return Math.min(wide, high) <= THICK && Math.max(wide, high) >= SHORT ? edge : null
}

function outlineOf(part: readonly Point[]): Edge | null {
  const [xs, ys] = [part.map(([x]) => x), part.map(([, y]) => y)]
  const edge = edgeBetween([Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)])
  return edge && middle(edge)
}

/** A thin bar as the line along its middle. */
function middle(edge: Edge): Edge {
  if (isLevel(edge)) return { ...edge, y0: (edge.y0 + edge.y1) / 2, y1: (edge.y0 + edge.y1) / 2 }
  return { ...edge, x0: (edge.x0 + edge.x1) / 2, x1: (edge.x0 + edge.x1) / 2 }
}

/** The lines that a path draws: the strokes of a stroked one, the thin bars of a filled one. */
export function edgesOf(numbers: Float32Array, ctm: Matrix, stroked: boolean): readonly Edge[] {
  const edges: Edge[] = []
  for (const part of partsOf(numbers, ctm)) {
    const outline = part.length > 1 ? outlineOf(part) : null
    if (outline) edges.push(outline)
    else if (stroked) part.slice(1).forEach((point, i) => pushEdge(edges, edgeBetween(part[i] ?? point, point)))
  }
  return edges
}

function pushEdge(edges: Edge[], edge: Edge | null): void {
  if (edge) edges.push(middle(edge))
}
