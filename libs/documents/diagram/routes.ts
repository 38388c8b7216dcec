import type { DiagramBox } from '#contract'
import type { Layers } from './layers.js'
import { centerOf, type Point } from './lines.js'

interface Line {
  readonly from: string
  readonly to: string
}

/** Where a line leaves or enters a box; `wish`: as near as can be to where it goes on. */
interface End {
  readonly line: Line
  readonly at: 'from' | 'to'
  readonly box: DiagramBox
  readonly wish: number
}

const DOCK = { corner: 14, apart: 16, out: 4, in: 12 }

/**
 * The points of every line. It moves aside only between two layers and passes a layer upright, in the lane that was kept free for it there:
 * so it runs through no box and under no words but its own.
 */
export function routesOf(layers: Layers, lines: readonly Line[]): (line: Line) => Point[] {
  const docks = docksOf(layers, lines)
  return (line) => {
    const { from, to } = line
    const [one, other] = [layers.layerOf(from), layers.layerOf(to)]
    const isDown = other.top >= one.top
    const [start, end] = [edgeOf(layers.boxOf(from), isDown), edgeOf(layers.boxOf(to), !isDown)]
    const [leaves, arrives] = isDown ? [one.bottom + DOCK.out, other.top - DOCK.in] : [one.top - DOCK.out, other.bottom + DOCK.in]
    const [x, last] = [docks.get(line)?.from ?? 0, docks.get(line)?.to ?? 0]
    const between = layers.lineOf(from, to).through.flatMap(({ x: lane, top, bottom }) => (isDown ? [top, bottom] : [bottom, top]).map((y) => ({ x: lane, y })))
    return [{ x, y: start }, { x, y: leaves }, ...between, { x: last, y: arrives }, { x: last, y: end }]
  }
}

const edgeOf = ({ y, height }: DiagramBox, below: boolean): number => (height < 2 * DOCK.corner ? y + height / 2 : below ? y + height : y)

/** Lines that dock at the same side stand apart, in the order in which they go on: no two arrowheads lie on each other. */
function docksOf(layers: Layers, lines: readonly Line[]): ReadonlyMap<Line, { readonly from: number; readonly to: number }> {
  const docks = new Map(lines.map((line) => [line, { from: 0, to: 0 }]))
  for (const ends of sidesOf(layers, lines)) {
    const sorted = [...ends].sort((one, other) => one.wish - other.wish)
    spread(sorted).forEach((x, i) => {
      const end = sorted[i]
      const dock = end && docks.get(end.line)
      if (dock) dock[end.at] = x
    })
  }
  return docks
}

/** The ends of all lines, by the side of the box at which they are. */
function sidesOf(layers: Layers, lines: readonly Line[]): Iterable<readonly End[]> {
  const sides = new Map<string, End[]>()
  for (const line of lines) {
    const { through } = layers.lineOf(line.from, line.to)
    const isDown = layers.layerOf(line.to).top >= layers.layerOf(line.from).top
    for (const at of ['from', 'to'] as const) {
      const box = layers.boxOf(line[at])
      const side = `${line[at]} ${(at === 'from') === isDown ? 'below' : 'above'}`
      const lane = at === 'from' ? through[0] : through.at(-1)
      sides.set(side, [...(sides.get(side) ?? []), { line, at, box, wish: lane?.x ?? centerOf(box).x }])
    }
  }
  return sides.values()
}

function spread(ends: readonly End[]): number[] {
  const [{ box } = { box: null }] = ends
  if (!box) return []
  if (box.width < 2 * DOCK.corner) return ends.map(({ wish }) => (Math.abs(wish - centerOf(box).x) < 2 ? wish : centerOf(box).x))
  const [left, right] = [box.x + DOCK.corner, box.x + box.width - DOCK.corner]
  const apart = Math.min(DOCK.apart, (right - left) / Math.max(1, ends.length - 1))
  const xs = ends.map(({ wish }) => Math.min(Math.max(wish, left), right))
  for (let i = 1; i < xs.length; i++) xs[i] = Math.max(xs[i] ?? 0, (xs[i - 1] ?? 0) + apart)
  for (let i = xs.length - 1, most = right; i >= 0; i--, most -= apart) xs[i] = Math.min(xs[i] ?? 0, most, i < xs.length - 1 ? (xs[i + 1] ?? 0) - apart : most)
  return xs
}
