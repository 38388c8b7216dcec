import type { WorkCard } from '#contract'
import { Deadline } from '../../parts/deadline.js'
import { DueHint } from './due-hint.js'
import { extendedWords } from './extended-words.js'
import { dueOf } from './paper-words.js'

/** The date of a card in a list. Standing work has none and asks for none: its status says so. */
export function WorkDue({ card }: { readonly card: Pick<WorkCard, 'id' | 'label' | 'dueOn' | 'dueSource' | 'extendedFrom'> }) {
  if (card.dueOn === null && card.dueSource === 'none') return <span data-quiet>–</span>
  const extended = extendedWords(card.extendedFrom)
  return (
    <>
      {card.dueOn === null ? (
        <Deadline due={dueOf(card)} />
      ) : (
        <DueHint id={card.id} label={card.label}>
          <Deadline due={dueOf(card)} />
        </DueHint>
      )}
      {extended && (
        <div data-quiet data-small>
          {extended}
        </div>
      )}
    </>
  )
}
