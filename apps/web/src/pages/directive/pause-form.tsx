import type { UnitRef } from '#contract'
import { number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { EventForm } from '../../parts/event-form.js'
import type { FormField, FormValues } from '../../parts/form-values.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { upload } from '../../upload.js'
import { useSend } from '../../use-send.js'
import { Refused } from './refused.js'
import styles from './directive.module.css'

export const CAUSES = ['flood', 'tet', 'election', 'other'] as const

/** Why and until when, as a person says it: from the list or in words. */
export function pauseFields(): readonly FormField[] {
  const options = CAUSES.map((value) => ({ value, label: text[`pause.cause.${value}`] }))
  return [
    { name: 'cause', label: text['pause.cause'], kind: 'choice', required: true, options },
    { name: 'reason', label: text['pause.reason'], kind: 'longText', required: false, options: [], neededWhen: { field: 'cause', is: 'other' } },
    { name: 'heldUntil', label: text['pause.until'], kind: 'date', required: false, options: [], hint: text['pause.until.hint'] },
  ]
}

interface Props {
  readonly instances: readonly number[]
  readonly units: readonly UnitRef[]
  readonly onDone: () => void
}

/** Pauses the work that chosen units have of one document. */
export function PauseForm({ instances, units, onDone }: Props) {
  const today = useToday()
  const count = number(units.length)
  const sending = useSend('sendMany', ({ done, refused }) => {
    if (done.length > 0) announce(text['pause.done'](number(done.length)))
    if (refused.length === 0) onDone()
  })
  const send = (said: FormValues): void =>
    sending.mutate({
      params: { event: 'SUSPEND' },
      body: { instances: [...instances], payload: { reason: reasonOf(said), ...(said['heldUntil'] !== undefined && { heldUntil: said['heldUntil'] }) } },
    })
  return (
    <div className={styles.dialog}>
      {sending.data && sending.data.refused.length > 0 && <Refused refused={sending.data.refused} nameOf={(id) => units[instances.indexOf(id)]?.name ?? ''} />}
      <p className={styles.consequence}>{text['group.consequence'](count)}</p>
      <EventForm
        fields={pauseFields()}
        act={text['pause.do'](count)}
        onSubmit={send}
        today={today}
        upload={upload}
        busy={sending.isPending}
        error={sending.error}
      />
    </div>
  )
}

/** `Mưa lũ: ngập sâu`; another cause is said by its words alone. */
function reasonOf({ cause, reason }: FormValues): string {
  const name = CAUSES.find((one) => one === cause && one !== 'other')
  return [name && text[`pause.cause.${name}`], reason].filter(Boolean).join(': ')
}
