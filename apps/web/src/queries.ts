import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ProblemError } from './problem-error.js'

/** No session any more, or none yet. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401
}

/** A page that loses its session while it is worked on asks who is here: sign-in then stands over it, so that nothing typed is lost. */
export function noteSignedOut(error: unknown): void {
  if (isSignedOut(error)) void queries.invalidateQueries({ queryKey: ['whoAmI'] })
}

export const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.queryKey[0] !== 'whoAmI') noteSignedOut(error)
    },
  }),
  mutationCache: new MutationCache({ onError: noteSignedOut }),
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; only what passes by itself is asked again.
      retry: (failures, error) => failures < 2 && error instanceof ProblemError && error.isPassing,
      staleTime: 10_000,
    },
  },
})
