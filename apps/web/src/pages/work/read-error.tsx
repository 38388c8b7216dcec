import { ErrorState } from '../../parts/error-state.js'
import { problemOf } from '../../problem-error.js'

interface Props {
  readonly error: unknown
  readonly onRetry: () => void
}

/** A page that could not be read. A refusal stays a refusal: only what may pass by itself is worth a second try. */
export function ReadError({ error, onRetry }: Props) {
  return problemOf(error) === null ? <ErrorState error={error} onRetry={onRetry} /> : <ErrorState error={error} />
}
