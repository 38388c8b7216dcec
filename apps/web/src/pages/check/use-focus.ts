import { useEffect, useRef } from 'react'

/** For what opens because somebody asked for it: the next key belongs to it. */
export function useFocus() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return field
}
