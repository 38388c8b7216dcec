import type { DraftChange, DraftView } from '#contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../api.js'
import { problemOf } from '../../problem-error.js'
import { noteSignedOut } from '../../queries.js'
import { reading, useRead } from '../../use-read.js'

export type Correction = Omit<DraftChange, 'revision'>

export interface Draft {
  /** What is shown: it changes by one's own saves and when one asks for the newer one, never under the hands. */
  readonly view: DraftView | undefined
  readonly loadError: Error | null
  readonly reload: () => void
  /** Saves at once, one after the other. Null: not saved, kept in `unsaved`. */
  readonly save: (correction: Correction) => Promise<DraftView | null>
  readonly saving: boolean
  readonly savedAt: number | null
  /** Corrections that the house refused or that did not reach it, in order. */
  readonly unsaved: readonly Correction[]
  readonly error: unknown
  /** A revision that somebody else made meanwhile. */
  readonly newer: DraftView | null
  /** Shows the newer revision; with `true` what was not saved goes on top of it. */
  readonly takeNewer: (reapply: boolean) => Promise<void>
  readonly retry: () => Promise<void>
}

/** The draft of a letter with autosave: each correction names the revision that it was made on. */
export function useDraft(id: number): Draft {
  const queries = useQueryClient()
  const read = useRead('draft', { params: { id } })
  const [shown, setShown] = useState<DraftView | null>(null)
  const [running, setRunning] = useState(0)
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const [unsaved, setUnsaved] = useState<readonly Correction[]>([])
  const [error, setError] = useState<unknown>(null)
  const inLine = useLine()
  const latest = useRef<DraftView | null>(null)
  useWarning(unsaved.length > 0)

  const take = useCallback(
    (view: DraftView) => {
      latest.current = view
      setShown(view)
      queries.setQueryData(reading('draft', { params: { id } }).queryKey, view)
    },
    [queries, id],
  )
  // Only the first answer is shown by itself.
  useEffect(() => {
    if (read.data && latest.current === null) take(read.data)
  }, [read.data, take])

  const attempt = async (correction: Correction): Promise<DraftView | null> => {
    setRunning((n) => n + 1)
    try {
      const view = await call('changeDraft', { params: { id }, body: { ...correction, revision: latest.current?.revision ?? 0 } })
      take(view)
      setSavedAt(view.at)
      return view
    } catch (refused) {
      setUnsaved((before) => [...before, correction])
      setError(refused)
      noteSignedOut(refused)
      if (problemOf(refused)?.code === 'draft.stale') await read.refetch()
      return null
    } finally {
      setRunning((n) => n - 1)
    }
  }
  const save = (correction: Correction): Promise<DraftView | null> => inLine(() => attempt(correction))
  const again = async (): Promise<void> => {
    const corrections = unsaved
    setUnsaved([])
    setError(null)
    for (const correction of corrections) await save(correction)
  }
  const view = shown ?? read.data
  const newer = newerOf(read.data, view)
  const takeNewer = async (reapply: boolean): Promise<void> => {
    const fresh = (await read.refetch()).data
    if (fresh) take(fresh)
    if (reapply) return again()
    setUnsaved([])
    setError(null)
  }
  return { view, loadError: read.error, reload: () => void read.refetch(), save, saving: running > 0, savedAt, unsaved, error, newer, takeNewer, retry: again }
}

function newerOf(read: DraftView | undefined, shown: DraftView | undefined): DraftView | null {
  return read && shown && read.revision > shown.revision ? read : null
}

/** One after the other: each save builds on the revision that the one before it made. */
function useLine(): <T>(step: () => Promise<T>) => Promise<T> {
  const last = useRef<Promise<unknown>>(Promise.resolve())
  return <T>(step: () => Promise<T>): Promise<T> => {
    const next = last.current.then(step)
    last.current = next.catch(() => undefined)
    return next
  }
}

/** Closing the tab asks first while something typed is not saved. */
function useWarning(some: boolean): void {
  useEffect(() => {
    if (!some) return
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [some])
}
