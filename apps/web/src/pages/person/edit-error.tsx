import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { ErrorState } from '../../parts/error-state.js'
import { ProblemError } from '../../problem-error.js'
import { text } from '../../text/text.js'

/** What was refused, where it was asked. Where somebody else was faster, the way to what stands now. */
export function EditError({ error, onSeen }: { readonly error: unknown; readonly onSeen: () => void }) {
  const queries = useQueryClient()
  if (!error) return null
  const stale = error instanceof ProblemError && error.problem?.code === 'person.stale'
  const see = (): void => {
    onSeen()
    void queries.invalidateQueries()
  }
  return <ErrorState error={error} actions={stale && <Button onClick={see}>{text['contact.seeNew']}</Button>} />
}
