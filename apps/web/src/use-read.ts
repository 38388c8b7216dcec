import { queryOptions, useQuery } from '@tanstack/react-query'
import type { RouteName } from './addresses.js'
import { call, type InputOf } from './api.js'

/** How a route is read and kept: the key is the route and what was asked. For `useQuery`, `prefetchQuery` and loaders. */
export function reading<N extends RouteName>(name: N, input: InputOf<N>) {
  return queryOptions({ queryKey: [name, input] as const, queryFn: ({ signal }) => call(name, input, { signal }) })
}

/** Reads a route; the page draws `data`, `Loading` or `ErrorState`. */
export function useRead<N extends RouteName>(name: N, input: InputOf<N>) {
  return useQuery(reading(name, input))
}
