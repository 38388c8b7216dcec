import { useEffect, useRef } from 'react'

export interface Keys {
  readonly next: () => void
  readonly previous: () => void
  readonly add: () => void
  readonly help: () => void
  readonly undo: () => void
  readonly redo: () => void
}

const PLAIN: Readonly<Record<string, keyof Keys>> = { n: 'next', p: 'previous', a: 'add', '?': 'help' }

/** Keys of the page, while nobody types into a field and no dialog stands over it; a field keeps its own undo. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const what = meant(event)
      if (what === null || isTyping(event.target) || document.querySelector('[role=dialog]')) return
      event.preventDefault()
      latest.current[what]()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

function meant(event: KeyboardEvent): keyof Keys | null {
  const key = event.key.toLowerCase()
  if ((event.ctrlKey || event.metaKey) && key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return event.ctrlKey || event.metaKey || event.altKey ? null : (PLAIN[key] ?? null)
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) && !isSwitch(target)
}

const isSwitch = (target: HTMLElement): boolean => target instanceof HTMLInputElement && ['radio', 'checkbox', 'range'].includes(target.type)
