import type { ReactNode } from 'react'
import { ErrorState } from '../parts/error-state.js'
import { Page } from '../parts/frame.js'
import { Loading } from '../parts/loading.js'
import { PageHead } from '../parts/section-head.js'

interface Props {
  readonly title: ReactNode
  readonly error: unknown
  readonly onRetry: () => void
  readonly rows?: number
}

/** A page whose answer is on its way, or did not come: its heading is there already. */
export function NotYet({ title, error, onRetry, rows = 8 }: Props) {
  return (
    <Page>
      <PageHead title={title} />
      {error ? <ErrorState error={error} onRetry={onRetry} /> : <Loading rows={rows} />}
    </Page>
  )
}
