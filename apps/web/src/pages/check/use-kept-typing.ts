import { useState } from 'react'
import type { Typed } from './question-answer.js'

/** What is typed into a question and not confirmed yet, kept by the browser for this page: a reload, or another page in between, loses nothing. */
export function useKeptTyping(question: string, empty: Typed): [Typed, (typed: Typed) => void, forget: () => void] {
  const name = `dondoc.answer.${location.pathname}.${question}`
  const [typed, setTyped] = useState<Typed>(() => ({ ...empty, ...kept(name) }))
  const keep = (next: Typed): void => {
    setTyped(next)
    store(() => sessionStorage.setItem(name, JSON.stringify(next)))
  }
  return [typed, keep, () => store(() => sessionStorage.removeItem(name))]
}

function kept(name: string): Partial<Typed> {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? '{}') as Partial<Typed>
  } catch {
    return {}
  }
}

function store(act: () => void): void {
  try {
    act()
  } catch {
    // Not allowed here: it is still in the page.
  }
}
