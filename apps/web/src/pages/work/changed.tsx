import { instant } from '#base'
import type { AllowedEvent, HistoryEntry, WorkView } from '#contract'
import { Button } from '@mantine/core'
import { clock } from '../../format.js'
import { Notice } from '../../parts/error-state.js'
import { text } from '../../text/text.js'
import styles from './work.module.css'

export const HISTORY = 'qua-trinh-xu-ly'

interface Props {
  readonly view: WorkView
  readonly act: AllowedEvent
  /** The state when typing began; null while nothing is typed. */
  readonly since: string | null
  /** The house has refused because of it. */
  readonly refused: boolean
  readonly onDrop: () => void
}

/** Somebody else was faster: who, when, and what is left to do. What was typed stays. */
export function Changed({ view, act, since, refused, onDrop }: Props) {
  const { card, history, allowed } = view
  if (!refused && (since === null || since === card.state)) return null
  const last = history.find((entry) => entry.instance === card.id)
  const gone = !allowed.some(({ event }) => event === act.event)
  return (
    <div className={styles.block}>
      <Notice tone="kept" title={titleOf(last)} takesFocus={refused}>
        <p>{text['work.changed.kept'](card.stateLabel)}</p>
        {gone && <p>{text['work.changed.gone']}</p>}
        <div className={styles.beside}>
          <Button variant="default" size="xs" onClick={() => document.getElementById(HISTORY)?.focus()}>
            {text['work.changed.see']}
          </Button>
          {gone && (
            <Button variant="default" size="xs" onClick={onDrop}>
              {text['work.changed.drop']}
            </Button>
          )}
        </div>
      </Notice>
    </div>
  )
}

function titleOf(last: HistoryEntry | undefined): string {
  return last?.actor ? text['work.changed'](last.actor.name, clock(instant(last.at))) : text['work.changed.house']
}
