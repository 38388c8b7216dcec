import type { DiagramBox } from '#contract'

export interface Point {
  readonly x: number
  readonly y: number
}

const HEAD = { long: 8, half: 3.5 }

/** The `d` of a line through these points: straight where it goes upright, else swung so that it leaves and arrives upright. */
export function pathOf([first, ...rest]: readonly Point[]): string {
  if (!first) return ''
  let last = first
  const parts = rest.map((point) => {
    const half = (last.y + point.y) / 2
    const isStraight = Math.abs(last.x - point.x) < 0.5 || Math.abs(last.y - point.y) < 0.5
    const part = isStraight ? `L${at(point)}` : `C${at({ x: last.x, y: half })} ${at({ x: point.x, y: half })} ${at(point)}`
    last = point
    return part
  })
  return `M${at(first)} ${parts.join(' ')}`
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

/** A box around a point. */
export function around({ x, y }: Point, width: number, height: number): DiagramBox {
  return { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width: Math.ceil(width), height: Math.ceil(height) }
}

export function centerOf({ x, y, width, height }: DiagramBox): Point {
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
}

const ZERO: Point = { x: 0, y: 0 }
const at = ({ x, y }: Point): string => `${short(x)},${short(y)}`
// One digit behind the point: the same bytes on every machine.
const short = (value: number): string => String(Math.round(value * 10) / 10)
