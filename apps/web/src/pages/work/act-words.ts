import type { AllowedEvent, WorkView } from '#contract'
import { actWords } from '../../text/pages/work.js'

/** The verb on the button of an act. */
export function actWordsOf({ card }: Pick<WorkView, 'card'>, { event, label }: AllowedEvent): string {
  return actWords[`${card.definition}.${event}`] ?? label
}
