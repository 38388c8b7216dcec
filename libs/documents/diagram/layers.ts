import { Graph, layout } from '@dagrejs/dagre'
import type { DiagramBox } from '#contract'
import { around, type Point } from './lines.js'

export interface Size {
  readonly width: number
  readonly height: number
}

/** Upper and lower edge of a layer, which its tallest box gives it. */
interface Layer {
  readonly top: number
  readonly bottom: number
}

/** What was placed: a box for each node, for each line where it passes through the layers between, and the middle of its words. */
export interface Layers extends Size {
  boxOf(node: string): DiagramBox
  layerOf(node: string): Layer
  lineOf(from: string, to: string): { readonly through: readonly (Layer & { readonly x: number })[]; readonly label: Point }
}

const GAPS = { rankdir: 'TB', nodesep: 26, edgesep: 14, ranksep: 52, marginy: 20 }
const ASIDE = 24

type Drawn = Size & Partial<Point>
interface Bent extends Drawn {
  readonly points?: readonly Point[]
}
/** What we use of dagre's graph; its own declarations name files without their endings, which Node's resolution does not find. */
interface Layered {
  setGraph(settings: object): void
  setNode(node: string, size: Size): void
  setEdge(from: string, to: string, words: Size & { readonly labelpos: 'c'; readonly labeloffset: number }): void
  graph(): { readonly height?: number }
  node(node: string): Drawn
  nodes(): string[]
  edge(edge: { readonly v: string; readonly w: string }): Bent
  edges(): { readonly v: string; readonly w: string }[]
}

/** Nodes in layers, from the first node downwards, lines bending round what lies between; at least `narrowest` wide. The only file that knows dagre. */
export function layersOf(
  nodes: ReadonlyMap<string, Size>,
  lines: readonly { readonly from: string; readonly to: string; readonly words: Size }[],
  narrowest: number,
): Layers {
  const graph = new Graph() as Layered
  graph.setGraph({ ...GAPS })
  for (const [node, size] of nodes) graph.setNode(node, { ...size })
  for (const { from, to, words } of lines) graph.setEdge(from, to, { ...words, labelpos: 'c', labeloffset: 0 })
  layout(graph)
  const { height = 0 } = graph.graph()
  const [left, right] = reachOf(graph)
  const width = Math.max(narrowest, right - left + 2 * ASIDE)
  const aside = Math.round((width - left - right) / 2)
  const layerAt = layersIn(graph)
  const moved = ({ x = 0, y = 0 }: Partial<Point>): Point => ({ x: x + aside, y })
  return {
    width,
    height: Math.ceil(height),
    boxOf: (node) => {
      const placed = graph.node(node)
      return around(moved(placed), placed.width, placed.height)
    },
    layerOf: (node) => layerAt(graph.node(node).y ?? 0),
    lineOf: (from, to) => {
      const { points = [], ...label } = graph.edge({ v: from, w: to })
      // The first and the last lie on the edges of the boxes, where the line docks as it likes.
      const through = points.slice(1, -1).map(({ x, y }) => ({ x: x + aside, ...layerAt(y) }))
      return { through, label: moved(label) }
    },
  }
}

/** Everything in a layer has its middle at the same height; what only passes there has none of its own. */
function layersIn(graph: Layered): (y: number) => Layer {
  const halves = new Map<number, number>()
  const known = [...graph.nodes().map((node) => graph.node(node)), ...graph.edges().map((edge) => graph.edge(edge))]
  for (const { y = 0, height } of known) halves.set(Math.round(y), Math.max(halves.get(Math.round(y)) ?? 0, height / 2))
  return (y) => {
    const half = halves.get(Math.round(y)) ?? 0
    return { top: y - half, bottom: y + half }
  }
}

/** How far it goes to the left and to the right: dagre's own width forgets the bends. */
function reachOf(graph: Layered): [left: number, right: number] {
  const sides = ({ x = 0, width }: Drawn): number[] => [x - width / 2, x + width / 2]
  const nodes = graph.nodes().flatMap((node) => sides(graph.node(node)))
  const lines = graph.edges().flatMap((edge) => [...sides(graph.edge(edge)), ...(graph.edge(edge).points ?? []).map(({ x }) => x)])
  const all = [...nodes, ...lines]
  return [Math.floor(Math.min(...all)), Math.ceil(Math.max(...all))]
}
