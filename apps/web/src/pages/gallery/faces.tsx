import { Button } from '@mantine/core'
import { EmptyState } from '../../parts/empty-state.js'
import { ErrorState } from '../../parts/error-state.js'
import { Loading } from '../../parts/loading.js'
import { ProblemError } from '../../problem-error.js'
import { words } from '../../text/sample.js'

const scan = new ProblemError({ code: 'file.scan', params: {} }, 422)
const secret = new ProblemError({ code: 'letter.secret', params: { level: 'MẬT' } }, 422)
const stale = new ProblemError({ code: 'draft.stale', params: { by: { name: 'Trần Hải Nam' }, at: Date.UTC(2026, 4, 22, 2, 12), changed: ['mục 1.1'] } }, 409)
const forbidden = new ProblemError({ code: 'scope.forbidden', params: { helper: { name: 'Trần Hải Nam', post: words.post, phone: '0214 3000 121' } } }, 403)

export function Faces() {
  return (
    <>
      <EmptyState title={words.emptyTitle} actions={<Button variant="default">{words.emptyNext}</Button>}>
        {words.emptyWhy}
      </EmptyState>
      {[scan, stale, secret, forbidden].map((error) => (
        <ErrorState key={error.message} error={error} />
      ))}
      <ErrorState error={new ProblemError(null, 0)} onRetry={() => undefined} />
      <Loading rows={3} />
    </>
  )
}
