import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'

interface Props {
  readonly label: string
  readonly saved: string
  /** Every change of the words, as they are typed. */
  readonly onType: (words: string) => void
  /** The field was left, or Enter pressed: what waits may go. */
  readonly onLeave?: () => void
  /** May be left empty. */
  readonly empty?: boolean
  readonly lines?: boolean
}

/** Words that are saved as they are typed. While one is in the field it shows what one types, else what is saved. */
export function SavedText({ label, saved, onType, onLeave, empty = false, lines = false }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const [before, setBefore] = useState(saved)
  if (before !== saved) {
    setBefore(saved)
    // Somebody else changed what stood here as one left it: nobody types on over what he has not seen.
    if (typed !== null && typed.trim() === before) setTyped(saved)
  }
  const type = (words: string): void => {
    setTyped(words)
    const trimmed = words.trim()
    if (trimmed !== saved && (trimmed !== '' || empty)) onType(trimmed)
  }
  const leave = (): void => {
    setTyped(null)
    onLeave?.()
  }
  const field = { label, value: typed ?? saved, onBlur: leave, onFocus: () => setTyped(saved) }
  if (lines) return <Textarea {...field} autosize minRows={2} maxRows={8} onChange={(event) => type(event.currentTarget.value)} />
  return <TextInput {...field} onChange={(event) => type(event.currentTarget.value)} onKeyDown={(event) => event.key === 'Enter' && onLeave?.()} />
}
