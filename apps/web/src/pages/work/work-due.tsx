import type { WorkCard } from '#contract'
import { Deadline } from '../../parts/deadline.js'
import { dueOf } from './paper-words.js'

/** The date of a card in a list. Standing work has none and asks for none: its status says so. */
export function WorkDue({ card }: { readonly card: Pick<WorkCard, 'dueOn' | 'dueSource'> }) {
  return card.dueOn === null && card.dueSource === 'none' ? <span data-quiet>–</span> : <Deadline due={dueOf(card)} />
}
