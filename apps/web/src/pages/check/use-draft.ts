import type { DraftConflict, DraftView } from '#contract'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { call, newKey } from '../../api.js'
import { ProblemError, problemOf } from '../../problem-error.js'
import { isSignedOut, noteSignedOut } from '../../queries.js'
import { useMe } from '../../shell/me.js'
import { reading, useRead } from '../../use-read.js'
import { type DraftState, type DraftStore, openDraftStore, type Unsent } from './draft-store.js'

export type { Correction } from './corrections.js'

export interface Draft extends DraftState, Pick<DraftStore, 'type' | 'save' | 'flush' | 'choose' | 'forgetError'> {
  /** As it is this moment, also between two drawings of the page. */
  readonly latest: () => DraftView | null
  readonly loadError: Error | null
  readonly reload: () => void
}

// Leaving the page does not stop what is being saved: the store outlives it.
const open = new Map<string, DraftStore>()

/** The draft of a letter; corrections are saved as they are typed, others’ saves appear by themselves. */
export function useDraft(id: number): Draft {
  const queries = useQueryClient()
  const person = useMe().person.id
  const store = useMemo(() => storeOf(id, person, queries), [id, person, queries])
  const state = useSyncExternalStore(store.listen, store.state)
  const read = useRead('draft', { params: { id } })
  useEffect(() => {
    if (read.data) store.take(read.data)
  }, [store, read.data])
  useLeaving(store)
  const { type, save, flush, choose, forgetError } = store
  return {
    ...state,
    type,
    save,
    flush,
    choose,
    forgetError,
    latest: () => store.state().view,
    loadError: state.view ? null : read.error,
    reload: () => void read.refetch(),
  }
}

function storeOf(id: number, person: number, queries: QueryClient): DraftStore {
  const name = `dondoc.check.${person}.${id}`
  const before = open.get(name)
  if (before) return before
  const store = openDraftStore({
    person,
    newKey,
    send: async ({ key, base, correction }) => {
      const view = await call('changeDraft', { params: { id }, body: { ...correction, revision: base } }, { key, keepalive: isSmall(correction) })
      queries.setQueryData(reading('draft', { params: { id } }).queryKey, view)
      return view
    },
    fateOf: (error) => {
      noteSignedOut(error)
      // Who has to sign in again goes on afterwards with what he typed.
      if (isSignedOut(error) || (error instanceof ProblemError && error.isPassing)) return { is: 'passing' }
      const problem = problemOf(error)
      if (problem?.code !== 'draft.stale') return { is: 'refused' }
      void queries.invalidateQueries({ queryKey: reading('draft', { params: { id } }).queryKey })
      return { is: 'met', conflicts: (problem.params['conflicts'] ?? []) as readonly DraftConflict[] }
    },
    remember: (unsent) => remember(name, unsent),
    remembered: () => remembered(name),
    later: (ms, act) => {
      const timer = setTimeout(act, ms)
      return () => clearTimeout(timer)
    },
  })
  open.set(name, store)
  return store
}

// The platform takes 64 kB of what outlives a page.
const isSmall = (correction: unknown): boolean => JSON.stringify(correction).length < 30_000

let unkept = false

function remember(name: string, unsent: readonly Unsent[]): void {
  try {
    if (unsent.length === 0) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify(unsent))
  } catch {
    // No room or not allowed: it is still in the page, and asked about before the page is closed.
    unkept = true
  }
}

function remembered(name: string): readonly Unsent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? '[]')
    return Array.isArray(kept) ? (kept as Unsent[]) : []
  } catch {
    return []
  }
}

/** What is still being typed goes when the page is hidden or left, and at once when the line is back. */
function useLeaving(store: DraftStore): void {
  useEffect(() => {
    const flush = (): void => void store.flush()
    const hidden = (): void => (document.visibilityState === 'hidden' ? flush() : undefined)
    const warn = (event: BeforeUnloadEvent): void => (unkept && store.state().unsent.length > 0 ? event.preventDefault() : undefined)
    document.addEventListener('visibilitychange', hidden)
    addEventListener('beforeunload', warn)
    addEventListener('pagehide', flush)
    addEventListener('online', flush)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      removeEventListener('beforeunload', warn)
      removeEventListener('pagehide', flush)
      removeEventListener('online', flush)
      flush()
    }
  }, [store])
}
