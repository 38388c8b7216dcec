import type { DiagramBox } from '#contract'

export interface Point {
  readonly x: number
  readonly y: number
}

const HEAD = { long: 8, half: 3.5 }

/** The `d` of a line through these points, its corners rounded. */
export function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (!first || !last) return ''
  const bends = rest.slice(0, -1).map((point, i) => {
    const next = rest[i + 1] ?? last
    const end = i === rest.length - 2 ? next : middle(point, next)
    return `Q${at(point)} ${at(end)}`
  })
  return `M${at(first)} ${bends.length ? bends.join(' ') : `L${at(last)}`}`
}

/** The line shortened by the head at its end, and the `d` of the head. */
export function withHead(points: readonly Point[]): { readonly path: string; readonly head: string } {
  const [tip, before] = [points.at(-1) ?? ZERO, points.at(-2) ?? ZERO]
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1
  const way = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length }
  const neck = { x: tip.x - way.x * HEAD.long, y: tip.y - way.y * HEAD.long }
  const side = { x: -way.y * HEAD.half, y: way.x * HEAD.half }
  const head = [tip, { x: neck.x + side.x, y: neck.y + side.y }, { x: neck.x - side.x, y: neck.y - side.y }]
  return { path: pathOf([...points.slice(0, -1), neck]), head: `M${head.map(at).join(' L')} Z` }
}

const DOCK = { corner: 14, out: 5, in: 11 }

/** A line leaves a box and enters it upright, from below or from above: one that slants out of its side crosses its neighbours. */
export function docked(points: readonly Point[], from: DiagramBox, to: DiagramBox): Point[] {
  const inner = points.slice(1, -1)
  const down = centerOf(to).y >= centerOf(from).y ? 1 : -1
  const first = dockAt(from, inner[0] ?? centerOf(to), down)
  const last = dockAt(to, inner.at(-1) ?? centerOf(from), -down)
  return [first, { x: first.x, y: first.y + down * DOCK.out }, ...inner, { x: last.x, y: last.y - down * DOCK.in }, last]
}

function dockAt(box: DiagramBox, towards: Point, side: number): Point {
  if (box.width < 2 * DOCK.corner) return centerOf(box)
  const x = Math.min(Math.max(towards.x, box.x + DOCK.corner), box.x + box.width - DOCK.corner)
  return { x, y: side > 0 ? box.y + box.height : box.y }
}

/** A box around a point. */
export function around({ x, y }: Point, width: number, height: number): DiagramBox {
  return { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width: Math.ceil(width), height: Math.ceil(height) }
}

export function centerOf({ x, y, width, height }: DiagramBox): Point {
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
}

const ZERO: Point = { x: 0, y: 0 }
const middle = (one: Point, other: Point): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 })
const at = ({ x, y }: Point): string => `${short(x)},${short(y)}`
// One digit behind the point: the same bytes on every machine.
const short = (value: number): string => String(Math.round(value * 10) / 10)
