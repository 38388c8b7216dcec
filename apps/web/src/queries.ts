import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ProblemError } from './problem-error.js'

/** No session any more, or none yet. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401
}

export const queries = new QueryClient({
  queryCache: new QueryCache({
    // A page that loses its session while it is read: asking who is here shows the sign-in over it, so that nothing typed is lost.
    onError: (error, query) => {
      if (isSignedOut(error) && query.queryKey[0] !== 'whoAmI') void queries.invalidateQueries({ queryKey: ['whoAmI'] })
    },
  }),
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; only what passes by itself is asked again.
      retry: (failures, error) => failures < 2 && error instanceof ProblemError && error.isPassing,
      staleTime: 10_000,
    },
  },
})
