import { useInfiniteQuery } from '@tanstack/react-query'
import { type Answer, call } from '../../api.js'

/** As many as the house gives at once: fewer mean that there is nothing older. */
const PAGE = 50

type Paged = 'inbox' | 'outbox'

export interface Pages<Row> {
  readonly rows: readonly Row[] | undefined
  readonly error: Error | null
  readonly again: () => void
  /** Reads older ones; null when there are none. */
  readonly older: (() => void) | null
  readonly busy: boolean
}

/** A list that is read from its newest end, page by page; `only` narrows it. */
export function usePages<N extends Paged>(name: N, only: Readonly<Record<string, string>> = {}): Pages<Answer<N>[number]> {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [name, 'pages', only],
    queryFn: ({ pageParam, signal }): Promise<readonly Answer<Paged>[number][]> =>
      call<Paged>(name, { query: { ...only, ...(pageParam === null ? {} : { before: pageParam }) } }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.length < PAGE ? null : (last.at(-1)?.id ?? null)),
  })
  return {
    // The name decides what kind of rows they are.
    rows: data?.pages.flat() as readonly Answer<N>[number][] | undefined,
    error,
    again: () => void refetch(),
    older: hasNextPage ? () => void fetchNextPage() : null,
    busy: isFetchingNextPage,
  }
}
