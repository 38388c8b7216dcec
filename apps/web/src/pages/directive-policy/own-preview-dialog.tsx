import { useEffect, useState } from 'react'
import { number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { ConsequenceDialog } from '../../parts/consequence-dialog.js'
import { Loading } from '../../parts/loading.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import { Consequence, Days, isReason, Why } from '../policy/preview-parts.js'
import styles from '../policy/policy.module.css'

interface Props {
  readonly directive: number
  /** What the document shall have of its own; empty: it goes back to the rules for all. */
  readonly part: Readonly<Record<string, unknown>>
  readonly onClose: () => void
  readonly onDone: () => void
}

/** In what the document's rules would differ and which of its messages would fall on which days; then they are adopted with a reason. */
export function OwnPreviewDialog({ directive, part, onClose, onDone }: Props) {
  const [why, setWhy] = useState('')
  const [checked, setChecked] = useState(false)
  const looking = useSend('previewDirectivePolicy')
  const adopting = useSend('adoptDirectivePolicy', ({ version, moved }) => {
    announce(text['ownRules.adopted'](number(version), number(moved)))
    onClose()
    onDone()
  })
  const { mutate } = looking
  useEffect(() => mutate({ params: { id: directive }, body: { rules: part } }), [mutate, directive, part])
  const preview = looking.data
  const changes = preview !== undefined && preview.faults.length === 0 && preview.differences.length > 0
  const adopt = (): void => {
    setChecked(true)
    if (!preview || !isReason(why)) return
    const { seen, general } = preview
    adopting.mutate({ params: { id: directive }, body: { rules: part, why: why.trim(), seen, general } })
  }
  return (
    <ConsequenceDialog
      opened
      title={text['ownRules.preview.title']}
      consequence={preview ? <Consequence preview={preview} /> : looking.error ? null : <Loading />}
      act={text['policy.adopt']}
      busy={adopting.isPending}
      disabled={!changes}
      error={looking.error ?? adopting.error}
      onAct={adopt}
      onClose={onClose}
    >
      {changes && (
        <div className={styles.preview}>
          {preview.fromGeneral.length === 0 && <p>{text['ownRules.preview.asGeneral']}</p>}
          <section>
            <p>{text['ownRules.preview.units'](number(preview.directiveUnits))}</p>
            <Days days={preview.days} />
          </section>
          <Why value={why} checked={checked} onType={setWhy} />
        </div>
      )}
    </ConsequenceDialog>
  )
}
