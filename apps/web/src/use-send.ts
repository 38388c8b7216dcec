import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { RouteName } from './addresses.js'
import { type Answer, call, type InputOf, newKey } from './api.js'
import { ProblemError } from './problem-error.js'

interface Intention {
  readonly said: string
  readonly key: string
}

/**
 * A write that a person may press twice: the same input keeps its idempotency key until it was answered well, so it acts once;
 * other input is another intention. A lost connection or a busy house is tried twice more by itself. Lists are read again afterwards.
 * `done` hears the answer, and what was sent, even when whoever asked has left the screen by then: the live feed may be faster than
 * the answer, and what is told to `mutate` itself would be lost then. It runs before the lists are read again.
 */
export function useSend<N extends RouteName>(name: N, done?: (answer: Answer<N>, input: InputOf<N>) => void) {
  const queries = useQueryClient()
  const intention = useRef<Intention | null>(null)
  return useMutation<Answer<N>, Error, InputOf<N>>({
    mutationFn: (input) => call(name, input, { key: keyOf(intention, input) }),
    retry: (failures, error) => failures < 2 && error instanceof ProblemError && error.isPassing,
    retryDelay: (attempt) => 600 * 2 ** attempt,
    onSuccess: (answer, input) => {
      intention.current = null
      done?.(answer, input)
      return queries.invalidateQueries()
    },
  })
}

function keyOf(intention: { current: Intention | null }, input: unknown): string {
  // A file is told apart by name, size and time: its bytes say nothing in JSON.
  const said = JSON.stringify(input, (_, part: unknown) => (part instanceof File ? [part.name, part.size, part.lastModified] : part))
  if (intention.current?.said !== said) intention.current = { said, key: newKey() }
  return intention.current.key
}
