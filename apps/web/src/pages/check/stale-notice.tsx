import { instant } from '#base'
import type { DraftView } from '#contract'
import { Button } from '@mantine/core'
import { clock } from '../../format.js'
import { ErrorState, Notice } from '../../parts/error-state.js'
import { problemOf } from '../../problem-error.js'
import { text } from '../../text/text.js'
import { differences, said } from './diff.js'
import type { Draft } from './use-draft.js'
import styles from './check.module.css'

/** Somebody else was faster: who, when, what; what one typed oneself stays until one says what becomes of it. */
export function StaleNotice({ draft, view }: { readonly draft: Draft; readonly view: DraftView }) {
  const { newer, unsaved, error } = draft
  const stale = problemOf(error)?.code === 'draft.stale'
  if (error && !stale) return <ErrorState error={error} onRetry={() => void draft.retry()} />
  if (!newer) return null
  const changed = differences(view, newer)
  const own = unsaved.flatMap((correction) => said(correction, view))
  const who = newer.by ? text['stale.who'](newer.by.name) : text['stale.somebody']
  return (
    <Notice tone="kept" title={text['stale.newer'](who, clock(instant(newer.at)))} takesFocus={stale}>
      <p>
        {text['stale.changed']} {changed.length === 0 ? text['stale.nothing'] : changed.join('. ')}.
      </p>
      {own.length > 0 && (
        <p>
          {text['stale.yours']} {own.join('. ')}.
        </p>
      )}
      <div className={styles.buttons}>
        {own.length > 0 ? (
          <>
            <Button size="xs" onClick={() => void draft.takeNewer(true)}>
              {text['stale.reapply']}
            </Button>
            <Button size="xs" variant="default" onClick={() => void draft.takeNewer(false)}>
              {text['stale.drop']}
            </Button>
          </>
        ) : (
          <Button size="xs" onClick={() => void draft.takeNewer(false)}>
            {text['stale.reload']}
          </Button>
        )}
      </div>
    </Notice>
  )
}
