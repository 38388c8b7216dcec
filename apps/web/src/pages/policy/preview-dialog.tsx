import type { PolicyPreview, PolicyRules } from '#contract'
import { Select } from '@mantine/core'
import { useEffect, useState } from 'react'
import { number, subjectWords } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { ConsequenceDialog } from '../../parts/consequence-dialog.js'
import { Loading } from '../../parts/loading.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import { Consequence, Days, isReason, Why } from './preview-parts.js'
import styles from './policy.module.css'

interface Props {
  readonly rules: PolicyRules
  readonly onClose: () => void
  readonly onDone: () => void
}

/** In what the edited rules differ and which messages of a directive would fall on which days; then they are adopted with a reason. */
export function PreviewDialog({ rules, onClose, onDone }: Props) {
  const [directive, setDirective] = useState<number | null>(null)
  const [why, setWhy] = useState('')
  const [checked, setChecked] = useState(false)
  const looking = useSend('previewPolicy')
  const adopting = useSend('adoptPolicy', ({ version, moved }) => {
    announce(text['policy.adopted'](number(version), number(moved)))
    onClose()
    onDone()
  })
  const { mutate } = looking
  useEffect(() => mutate({ body: { rules: { ...rules }, directive } }), [mutate, rules, directive])
  const preview = looking.data
  const adopt = (): void => {
    setChecked(true)
    if (preview && isReason(why)) adopting.mutate({ body: { rules: { ...rules }, why: why.trim(), seen: preview.seen } })
  }
  return (
    <ConsequenceDialog
      opened
      title={text['policy.preview.title']}
      consequence={preview ? <Consequence preview={preview} /> : looking.error ? null : <Loading />}
      act={text['policy.adopt']}
      busy={adopting.isPending}
      disabled={!preview || preview.faults.length > 0 || preview.differences.length === 0}
      error={looking.error ?? adopting.error}
      onAct={adopt}
      onClose={onClose}
    >
      {preview && preview.faults.length === 0 && preview.differences.length > 0 && (
        <div className={styles.preview}>
          {preview.directives.length > 0 && <Messages preview={preview} onChoose={setDirective} />}
          <Why value={why} checked={checked} onType={setWhy} />
        </div>
      )}
    </ConsequenceDialog>
  )
}

function Messages({ preview, onChoose }: { readonly preview: PolicyPreview; readonly onChoose: (directive: number) => void }) {
  const { days, directive, directives } = preview
  return (
    <section>
      <Select
        label={text['policy.preview.directive']}
        data={directives.map(({ id, number: symbol, subject }) => ({
          value: String(id),
          label: `${symbol ?? text['policy.preview.noNumber']} ${subject ? subjectWords(subject) : ''}`,
        }))}
        value={directive === null ? null : String(directive)}
        allowDeselect={false}
        onChange={(id) => id !== null && onChoose(Number(id))}
        comboboxProps={{ shadow: 'none', transitionProps: { duration: 0 } }}
      />
      <Days days={days} />
    </section>
  )
}
