import type { Edge } from './edges.js'
import type { Drawing } from './page-words.js'

/** A page whose words run from left to right, and how large it is then. */
export interface Page extends Drawing {
  readonly width: number
  readonly height: number
}

/** The page as most of its words run: a table drawn sideways is turned, what runs another way than the most is dropped. */
export function upright({ words, edges, strokes }: Drawing, width: number, height: number): Page {
  const counts = [0, 1, 2, 3].map((turn) => words.filter((word) => word.turn === turn).length)
  const turn = counts.indexOf(Math.max(...counts))
  const kept = words.filter((word) => word.turn === turn)
  if (turn === 0) return { words: kept, edges, strokes, width, height }
  const [right, down] = turn === 1 ? [height, 0] : turn === 2 ? [width, height] : [0, width]
  const shifted = kept.map((word) => ({ ...word, x0: word.x0 + right, x1: word.x1 + right, y: word.y + down }))
  return {
    words: shifted,
    edges: edges.map((edge) => turned(edge, turn, right, down)),
    strokes,
    width: turn === 2 ? width : height,
    height: turn === 2 ? height : width,
  }
}

function turned({ x0, y0, x1, y1 }: Edge, turn: number, right: number, down: number): Edge {
  const [a, b] = turn === 2 ? [-x0, -x1] : turn === 1 ? [-y0, -y1] : [y0, y1]
  const [c, d] = turn === 2 ? [-y0, -y1] : turn === 1 ? [x0, x1] : [-x0, -x1]
  return { x0: Math.min(a, b) + right, x1: Math.max(a, b) + right, y0: Math.min(c, d) + down, y1: Math.max(c, d) + down }
}
