import type { DraftObligation } from '#contract'
import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { text } from '../../text/text.js'
import { cutsOf, likelyCut, wordsOf } from './spans.js'
import { useFocus } from './use-focus.js'
import styles from './editor.module.css'

interface Props {
  readonly letter: string
  readonly obligation: DraftObligation
  readonly onSplit: (at: number) => void
  readonly onCancel: () => void
}

/** One task that carries two: the cut goes word by word with the arrow keys or the mouse, both halves are read before anything is done. */
export function SplitTool({ letter, obligation: { span }, onSplit, onCancel }: Props) {
  const id = useId()
  const cuts = cutsOf(letter, span)
  const field = useFocus()
  const [chosen, setChosen] = useState(() => likelyCut(letter, cuts))
  const at = cuts[chosen]
  if (at === undefined) return null
  const [before, after] = [wordsOf(letter, span.from, at), wordsOf(letter, at, span.to)]
  return (
    <fieldset className={styles.tool} onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
      <label htmlFor={id}>{text['split.where']}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={cuts.length - 1}
        value={chosen}
        aria-valuetext={`${before.slice(-40)} | ${after.slice(0, 40)}`}
        ref={field}
        onChange={(event) => setChosen(Number(event.currentTarget.value))}
        onKeyDown={(event) => event.key === 'Enter' && onSplit(at)}
      />
      <p>
        <b>{text['split.first']}:</b> {before}
      </p>
      <p>
        <b>{text['split.second']}:</b> {after}
      </p>
      <div className={styles.buttons}>
        <Button size="xs" onClick={() => onSplit(at)}>
          {text['split.confirm']}
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          {text['add.cancel']}
        </Button>
      </div>
    </fieldset>
  )
}
