import { Graph, layout } from '@dagrejs/dagre'
import type { DiagramBox } from '#contract'
import { around, type Point } from './lines.js'

export interface Size {
  readonly width: number
  readonly height: number
}

/** What was placed: a box for each node, for each line its bends and the middle of its words. */
export interface Layers extends Size {
  boxOf(node: string): DiagramBox
  lineOf(from: string, to: string): { readonly points: readonly Point[]; readonly label: Point }
}

const GAPS = { rankdir: 'TB', nodesep: 26, edgesep: 12, ranksep: 34, marginy: 20 }
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
  const moved = ({ x = 0, y = 0 }: Partial<Point>): Point => ({ x: x + aside, y })
  return {
    width,
    height: Math.ceil(height),
    boxOf: (node) => {
      const placed = graph.node(node)
      return around(moved(placed), placed.width, placed.height)
    },
    lineOf: (from, to) => {
      const { points = [], ...label } = graph.edge({ v: from, w: to })
      return { points: points.map(moved), label: moved(label) }
    },
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
