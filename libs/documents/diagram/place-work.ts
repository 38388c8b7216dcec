import type { Diagram, DiagramArrow, DiagramBox, DiagramState } from '#contract'
import { layersOf, type Layers, type Size } from './layers.js'
import { around, centerOf, pathOf, withHead, type Point } from './lines.js'
import { routesOf } from './routes.js'
import type { Said, Sketch, SketchState, Way } from './sketch.js'
import { ANYWHERE, blockOf, except, setBlock, WAITS_WORDS, type Block } from './words.js'

const LABEL = { widest: 150, aside: 4, above: 3 }
const STATE = { widest: 150, narrowest: 116, side: 20, above: 7 }
const PILL = { side: 10, above: 4 }
const KNOT = 3
const BEGIN = 'the beginning'

interface Line {
  readonly from: string
  readonly to: string
  readonly says: readonly Said[]
  /** It ends in a knot. */
  readonly bare: boolean
}

/** The work, from its beginning downwards, at least `narrowest` wide. `left` are the states that stand elsewhere. */
export function placeWork(
  sketch: Sketch,
  left: ReadonlySet<string>,
  narrowest: number,
): Pick<Diagram, 'states' | 'arrows' | 'knots' | 'anywhere' | 'width' | 'height'> {
  const states = sketch.states.filter(({ state }) => !left.has(state))
  const anywhere = sketch.anywhere.filter(({ to }) => !left.has(to)).map((way) => ({ ...way, pill: `anywhere ${way.to} ${way.except.join(' ')}` }))
  const begin: Line = { from: BEGIN, to: sketch.initial, says: [], bare: false }
  const lines = [begin, ...inOrder(sketch, linesOf(sketch.ways)), ...anywhere.map(({ pill, to, says }) => ({ from: pill, to, says, bare: false }))]
  const knots = [...new Set(lines.filter(({ bare }) => bare).map(({ to }) => to))]
  const nodes = new Map<string, Size>([
    [BEGIN, knotSize(KNOT + 2)],
    ...states.map((state) => [state.state, sizeOfState(blockOfState(state))] as const),
    ...knots.map((knot) => [knot, knotSize(KNOT)] as const),
    ...anywhere.map(({ pill, except: without }) => [pill, sizeOfPill(pillOf(sketch, without))] as const),
  ])
  const layers = layersOf(
    nodes,
    lines.map((line) => ({ ...line, words: sizeOfSays(line.says) })),
    narrowest,
  )
  const pointsOf = routesOf(layers, lines)
  return {
    width: layers.width,
    height: layers.height,
    states: states.map((state) => stateAt(state, layers.boxOf(state.state), sketch)),
    arrows: lines.map((line) => arrowOf(layers, line, pointsOf(line))),
    knots: [BEGIN, ...knots].map((knot) => ({ ...centerOf(layers.boxOf(knot)), radius: knot === BEGIN ? KNOT + 2 : KNOT })),
    anywhere: anywhere.map(({ pill, except: without }) => pillAt(pillOf(sketch, without), layers.boxOf(pill))),
  }
}

/** Where a way has many beginnings, or its beginnings many ways, a knot gathers them: fewer lines, and each word once. */
function linesOf(ways: readonly Way[]): Line[] {
  const lines = new Map<string, Line>()
  const add = (from: string, to: string, says: readonly Said[], bare = false): void => {
    const key = JSON.stringify([from, to])
    lines.set(key, { from, to, says: [...(lines.get(key)?.says ?? []), ...says], bare })
  }
  for (const { from, to, says } of ways) {
    const goals = ways.filter((way) => String(way.from) === String(from)).length
    const isKnotted = from.length > 2 || (from.length > 1 && from.length * goals > from.length + goals)
    const knot = `knot ${from.join(' ')}`
    for (const state of from) add(state, isKnotted ? knot : to, isKnotted ? [] : says, isKnotted)
    if (isKnotted) add(knot, to, says)
  }
  return [...lines.values()]
}

/** From each state first to what the definition names first: what leads back to it is then drawn upwards. */
function inOrder({ states }: Sketch, lines: readonly Line[]): Line[] {
  const place = (node: string): number => states.findIndex(({ state }) => state === node)
  const goal = ({ to, bare }: Line): number => (bare ? Math.min(...lines.filter(({ from }) => from === to).map((line) => place(line.to))) : place(to))
  return [...lines].sort((one, other) => goal(one) - goal(other))
}

const knotSize = (radius: number): Size => ({ width: 2 * radius, height: 2 * radius })

function arrowOf(layers: Layers, { from, to, says, bare }: Line, points: readonly Point[]): DiagramArrow {
  const { label } = layers.lineOf(from, to)
  const block = blockOfSays(says)
  const box = says.length ? around(label, block.width + 2 * LABEL.aside, block.height + 2 * LABEL.above) : null
  return {
    ...(bare ? { path: pathOf(points), head: null } : withHead(points)),
    byHouse: isByHouse(says),
    box,
    words: box ? setBlock(block, label.x, box.y + LABEL.above) : [],
  }
}

export function isByHouse(says: readonly Said[]): boolean {
  return says.length > 0 && says.every(({ byHouse }) => byHouse)
}

/** What leads along one line, an event after the other. */
export function blockOfSays(says: readonly Said[]): Block {
  // Two events may go by one word: who hands over and who is told of it.
  const all = [...new Set(says.map(({ words }) => words))]
  return blockOf(
    all.map((words, i) => [i < all.length - 1 ? `${words};` : words, 'event']),
    LABEL.widest,
  )
}

function sizeOfSays(says: readonly Said[]): Size {
  const { width, height } = blockOfSays(says)
  return says.length ? { width: width + 2 * LABEL.aside, height: height + 2 * LABEL.above } : { width: 0, height: 0 }
}

function pillOf({ states }: Sketch, without: readonly string[]): Block {
  const labels = without.map((state) => states.find((one) => one.state === state)?.label ?? state)
  return blockOf([[ANYWHERE, 'event'], ...(labels.length ? [[except(labels), 'event'] as const] : [])], STATE.widest)
}

const sizeOfPill = ({ width, height }: Block): Size => ({ width: width + 2 * PILL.side, height: height + 2 * PILL.above })

export function pillAt(block: Block, box: DiagramBox): Diagram['anywhere'][number] {
  return { ...box, words: setBlock(block, centerOf(box).x, box.y + (box.height - block.height) / 2) }
}

function blockOfState({ state, label, owner, waits }: SketchState): Block {
  const who = [owner, waits === null ? null : WAITS_WORDS[waits]].flatMap((words) => (words === null ? [] : [[words, 'who'] as const]))
  return blockOf([[label, 'name'], [state, 'code'], ...who], STATE.widest)
}

/** How much room a state takes. */
export function sizeOf(state: SketchState): Size {
  return sizeOfState(blockOfState(state))
}

function sizeOfState({ width, height }: Block): Size {
  return { width: Math.max(STATE.narrowest, width + 2 * STATE.side), height: height + 2 * STATE.above }
}

/** A state in its box, with all that can happen in it. */
export function stateAt(state: SketchState, box: DiagramBox, sketch: Sketch): DiagramState {
  const { waits: _, ...said } = state
  const block = blockOfState(state)
  const labelOf = (to: string): string => sketch.states.find((one) => one.state === to)?.label ?? to
  const isTaken = ({ from }: { readonly from: readonly string[] }): boolean => from.includes(state.state)
  return {
    ...said,
    ...box,
    words: setBlock(block, centerOf(box).x, box.y + (box.height - block.height) / 2),
    ways: [...sketch.ways, ...sketch.anywhere].filter(isTaken).map(({ to, says }) => ({ events: says.map(({ words }) => words), to: labelOf(to) })),
    stays: sketch.stays.filter(isTaken).flatMap(({ says }) => says.map(({ words }) => words)),
  }
}
