import { dayOf, instant } from '#base'
import type { DiagramState, DiagramView } from '#contract'
import { clock, date } from '../../format.js'
import { text } from '../../text/text.js'

/** Where the work stands on its chart; what the chart does not know is null. */
export interface Present {
  readonly state: DiagramState | null
  readonly since: number | null
  readonly rung: DiagramView['diagram']['rungs'][number] | null
}

export function presentOf({ diagram, present, been }: DiagramView): Present {
  return {
    state: diagram.states.find(({ state }) => state === present.state) ?? null,
    since: been.find(({ state }) => state === present.state)?.at ?? null,
    rung: diagram.rungs.find(({ stage }) => stage === present.stage) ?? null,
  }
}

/** `21/11/2026 08:12`: short enough for a box of the chart. */
export function momentWords(at: number): string {
  const moment = instant(at)
  return text['diagram.at'](date(dayOf(moment)), clock(moment))
}
