import { byId, none } from './common.js'
import type { Route } from './route.js'

/** A place on a diagram, in pixels of its natural size; the origin is above on the left. */
export interface DiagramBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One line of words; `x`, `y` is its anchor on the baseline. `code` is the state's name in the definition. */
export interface DiagramText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle'
  readonly look: 'name' | 'code' | 'who' | 'event' | 'note' | 'head'
}

/** `resting`: work waits here. `passing`: only handed over at birth. `final`: an end. */
export interface DiagramState extends DiagramBox {
  readonly state: string
  readonly kind: 'resting' | 'passing' | 'final'
  readonly label: string
  readonly owner: string | null
  /** The ladder stands over it: who lets it lie is reminded, then it climbs. */
  readonly ladder: boolean
  readonly words: readonly DiagramText[]
  /** Which events lead where, and those that leave it where it is. */
  readonly ways: readonly { readonly events: readonly string[]; readonly to: string }[]
  readonly stays: readonly string[]
}

/** A line with what leads along it. `path` and `head` are the `d` of SVG paths; without a head it ends in a knot. */
export interface DiagramArrow {
  readonly path: string
  readonly head: string | null
  /** Only the house itself goes this way: no person's button. */
  readonly byHouse: boolean
  /** What lies under the words, so that a line that passes does not cross them out. */
  readonly box: DiagramBox | null
  readonly words: readonly DiagramText[]
}

/** A definition as it is drawn: every state and every event, each in its place. */
export interface Diagram {
  /** `duty@1`. */
  readonly definition: string
  readonly label: string
  readonly width: number
  readonly height: number
  readonly states: readonly DiagramState[]
  readonly arrows: readonly DiagramArrow[]
  /** Where it begins (the first), and knots that gather lines of several states. */
  readonly knots: readonly { readonly x: number; readonly y: number; readonly radius: number }[]
  /** “Từ mọi trạng thái”: what can happen anywhere is drawn once. */
  readonly anywhere: readonly (DiagramBox & { readonly words: readonly DiagramText[] })[]
  /** The ladder beside the work, the same for all definitions. */
  readonly rungs: readonly (DiagramBox & { readonly stage: string; readonly label: string; readonly words: readonly DiagramText[] })[]
  /** Headings within the drawing. */
  readonly words: readonly DiagramText[]
  /** What is told below it: events that change no state, what moves the ladder, how it is read. */
  readonly notes: readonly { readonly head: string; readonly lines: readonly string[] }[]
}

export interface DiagramView {
  readonly diagram: Diagram
  readonly present: { readonly state: string; readonly stage: string; readonly done: boolean }
  /** States through which it has come, the present one too, each with the moment at which it was entered last. */
  readonly been: readonly { readonly state: string; readonly at: number }[]
}
export const diagram: Route<typeof byId, typeof none, typeof none, DiagramView> = {
  name: 'diagram',
  method: 'GET',
  path: '/instances/:id/diagram',
  summary: 'The workflow of this instance as a diagram, with the state in which it stands and those it has passed',
  params: byId,
  query: none,
  body: none,
}
