import type { ExplainedName } from '#contract'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { announce } from '../../parts/announce.js'
import { ConsequenceDialog } from '../../parts/consequence-dialog.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import { meaningOf } from './name-table.js'

/** An explanation is taken back with a reason; the next letter that holds the name asks again. */
export function WithdrawDialog({ name, onClose }: { readonly name: ExplainedName; readonly onClose: () => void }) {
  const [reason, setReason] = useState('')
  const withdrawing = useSend('withdrawName', (gone) => {
    announce(text['explained.withdrawDone'](gone.name))
    onClose()
  })
  return (
    <ConsequenceDialog
      opened
      title={text['explained.withdraw']}
      consequence={text['explained.withdraw.consequence'](name.name, meaningOf(name))}
      act={text['explained.withdraw']}
      busy={withdrawing.isPending}
      disabled={reason.trim() === ''}
      error={withdrawing.error}
      onAct={() => withdrawing.mutate({ params: { id: name.id }, body: { reason: reason.trim() } })}
      onClose={onClose}
    >
      <TextInput label={text['explained.reason']} value={reason} maxLength={500} onChange={(event) => setReason(event.currentTarget.value)} required />
    </ConsequenceDialog>
  )
}
