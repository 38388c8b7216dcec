import { Button, type ButtonProps, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { text } from '../text/text.js'
import { announce } from './announce.js'

interface Props {
  /** The text with names, number of the letter, date and link; called when the button is pressed. */
  readonly content: () => string
  readonly variant?: NonNullable<ButtonProps['variant']>
}

/** Copies a message for Zalo. Where the browser forbids it (plain http), the text is shown to be copied by hand. */
export function CopyZalo({ content, variant = 'default' }: Props) {
  const [byHand, setByHand] = useState<string | null>(null)
  const copy = async (): Promise<void> => {
    const words = content()
    try {
      await navigator.clipboard.writeText(words)
      announce(text['zalo.copied'])
    } catch {
      setByHand(words)
    }
  }
  return (
    <>
      <Button variant={variant} onClick={() => void copy()}>
        {text['zalo.copy']}
      </Button>
      <Modal opened={byHand !== null} onClose={() => setByHand(null)} title={text['zalo.text']} closeButtonProps={{ 'aria-label': text['panel.close'] }}>
        <Textarea
          readOnly
          autosize
          minRows={6}
          label={text['zalo.notCopied']}
          value={byHand ?? ''}
          onFocus={(event) => event.currentTarget.select()}
          data-autofocus
        />
      </Modal>
    </>
  )
}
