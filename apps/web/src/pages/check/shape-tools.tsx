import type { DraftObligation, DraftView } from '#contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { text } from '../../text/text.js'
import type { Hand } from './hand.js'
import { nextOf } from './rows.js'
import { SplitTool } from './split-tool.js'
import styles from './editor.module.css'

interface Props {
  readonly obligation: DraftObligation
  readonly view: DraftView
  readonly hand: Hand
}

/** Cuts a task in two, or puts it together with the one after it. */
export function ShapeTools({ obligation: { path }, obligation, view, hand }: Props) {
  const [splitting, setSplitting] = useState(false)
  const next = nextOf(path, view.obligations)
  if (splitting) {
    const split = (at: number): void => {
      setSplitting(false)
      hand.arrange({ do: 'split', path, at }, text['split.done'](path), path)
    }
    return <SplitTool letter={view.text} obligation={obligation} onSplit={split} onCancel={() => setSplitting(false)} />
  }
  return (
    <div className={styles.buttons}>
      <Button variant="subtle" size="xs" data-act="split" onClick={() => setSplitting(true)}>
        {text['split.act']}
      </Button>
      {next && (
        <Button
          variant="subtle"
          size="xs"
          data-act="merge"
          onClick={() => hand.arrange({ do: 'merge', path, with: next.path }, text['merge.done'](path, next.path), path)}
        >
          {text['merge.act'](next.path)}
        </Button>
      )}
    </div>
  )
}
