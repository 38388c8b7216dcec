import { instant } from '#base'
import type { AllowedEvent, WorkCard } from '#contract'
import { useQueryClient } from '@tanstack/react-query'
import { clockInWords } from '../../format.js'
import { announce } from '../../parts/announce.js'
import type { FormValues } from '../../parts/form-values.js'
import { problemOf } from '../../problem-error.js'
import { doneWords } from '../../text/pages/work.js'
import { text } from '../../text/text.js'
import { reading } from '../../use-read.js'
import { useSend } from '../../use-send.js'

export interface Act {
  /** The state on the screen goes along: the house refuses when somebody has changed it meanwhile. */
  readonly send: (act: AllowedEvent, values: FormValues) => void
  readonly busy: boolean
  /** What the house refused; null when it is only that somebody else was faster, which the page says itself. */
  readonly error: Error | null
  readonly isStale: boolean
  readonly reset: () => void
}

/** Sends one act to one piece of work and says what happened. `onDone` runs after the page was read again. */
export function useAct(card: WorkCard, onDone: () => void): Act {
  const queries = useQueryClient()
  const { mutateAsync, isPending, error, reset } = useSend('send')
  const isStale = problemOf(error)?.code === 'instance.stale'
  const send: Act['send'] = (act, values) => {
    const sent = mutateAsync({ params: { id: card.id, event: act.event }, body: { seen: card.state, payload: { ...values } } })
    sent.then(
      ({ stateLabel }) => {
        const house = queries.getQueryData(reading('house', {}).queryKey)
        announce(doneSentence(card.definition, act, stateLabel, house?.now))
        onDone()
      },
      // What is on the page is old: it is read again, and what was typed stays.
      () => void queries.invalidateQueries({ queryKey: ['work'] }),
    )
  }
  return { send, busy: isPending, error: isStale ? null : error, isStale, reset }
}

/** `Đã gửi kế hoạch lúc 14 giờ 05. Tình trạng: Đã ban hành kế hoạch.` */
export function doneSentence(definition: string, { event, label }: AllowedEvent, stateLabel: string, now: number | undefined): string {
  const done = doneWords[`${definition}.${event}`] ?? doneWords[event] ?? text['work.done.other'](label)
  return now === undefined ? `${done}.` : text['work.done.sentence'](done, clockInWords(instant(now)), stateLabel)
}
