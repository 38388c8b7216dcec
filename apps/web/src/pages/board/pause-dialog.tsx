import type { LocalDate } from '#base'
import type { Paused, UnitRef } from '#contract'
import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { Notice } from '../../parts/error-state.js'
import { EventForm } from '../../parts/event-form.js'
import type { FormValues } from '../../parts/form-values.js'
import { Loading } from '../../parts/loading.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { upload } from '../../upload.js'
import { reading } from '../../use-read.js'
import { useSend } from '../../use-send.js'
import { CAUSES, pauseFields } from '../directive/pause-form.js'
import styles from './board.module.css'

interface Props {
  readonly units: readonly UnitRef[]
  readonly opened: boolean
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Pauses units over all documents; first in numbers what that is. */
export function PauseDialog({ units, opened, onClose, onDone }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text['pause.title'](number(units.length))}
      size={560}
      padding="xl"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': text['panel.close'] }}
    >
      {opened && <Inside units={units} onClose={onClose} onDone={onDone} />}
    </Modal>
  )
}

function Inside({ units, onClose, onDone }: Omit<Props, 'opened'>) {
  const today = useToday()
  const ids = units.map(({ id }) => id)
  const { data: counts, error } = useQuery(reading('pauseUnits', { body: { units: ids, cause: 'flood', dryRun: true } }))
  const sending = useSend('pauseUnits', ({ paused, refused }) => {
    if (paused > 0) announce(text['pause.done'](number(paused)))
    if (refused.length > 0) return
    onClose()
    onDone()
  })
  const send = ({ cause, reason, heldUntil }: FormValues): void =>
    sending.mutate({
      body: {
        units: ids,
        cause: CAUSES.find((one) => one === cause) ?? 'other',
        ...(typeof reason === 'string' && { reason }),
        ...(heldUntil !== undefined && { heldUntil: heldUntil as LocalDate }),
      },
    })
  return (
    <div className={styles.pausing}>
      {sending.data && <NotPaused refused={sending.data.refused} />}
      <p>{units.map(({ name }) => name).join(', ')}</p>
      {counts ? (
        <p className={styles.consequence} role="status">
          {counts.paused === 0 ? text['pause.nothing'] : text['pause.counts'](number(counts.units), number(counts.paused), number(counts.papers))}
          {counts.already > 0 && ` ${text['pause.already'](number(counts.already))}`}
        </p>
      ) : (
        !error && <Loading rows={2} />
      )}
      {counts?.paused !== 0 && (
        <EventForm
          fields={pauseFields()}
          act={text['pause.do'](number(units.length))}
          onSubmit={send}
          today={today}
          upload={upload}
          busy={sending.isPending}
          error={sending.error ?? error}
        />
      )}
    </div>
  )
}

function NotPaused({ refused }: { readonly refused: Paused['refused'] }) {
  if (refused.length === 0) return null
  return (
    <Notice tone="wrong" title={text['many.refused'](number(refused.length))} takesFocus>
      <ul>
        {refused.map(({ unit, paper, sentence }) => (
          <li key={`${unit?.id} ${paper.id}`}>
            <b>{unit?.name}</b> {paper.number}: {sentence}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
