import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Option } from '../parts/form-values.js'
import { reading } from '../use-read.js'

const LONG_MS = 600_000
const none: readonly Option[] = []

/** Living units to choose from, in official order. The directory changes seldom: read once in ten minutes. */
export function useUnitOptions(wanted = true): readonly Option[] {
  const { data } = useQuery({ ...reading('units', { query: { q: '' } }), staleTime: LONG_MS, enabled: wanted })
  return useMemo(() => data?.map(({ id, name }) => ({ value: id, label: name })) ?? none, [data])
}

/** Desk officers, to choose who follows a document. */
export function useOfficerOptions(wanted = true): readonly Option[] {
  const { data } = useQuery({ ...reading('officers', {}), staleTime: LONG_MS, enabled: wanted })
  return useMemo(() => [...new Map(data?.map(({ id, name, title }) => [id, { value: String(id), label: `${name}, ${title}` }]) ?? []).values()], [data])
}
