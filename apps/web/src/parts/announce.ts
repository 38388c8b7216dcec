export interface Said {
  readonly id: number
  readonly sentence: string
  readonly tone: 'done' | 'wrong'
}

type Listener = () => void

let current: Said | null = null
const listeners = new Set<Listener>()

/** Says what happened, with figures: `Đã giao nhiệm vụ cho 120 đơn vị lúc 14 giờ 05.` Shown below and read by screen readers. */
export function announce(sentence: string, tone: Said['tone'] = 'done'): void {
  current = { id: (current?.id ?? 0) + 1, sentence, tone }
  tell()
}

export function dismiss(id: number): void {
  if (current?.id !== id) return
  current = { ...current, sentence: '' }
  tell()
}

export function saidNow(): Said | null {
  return current
}

export function listen(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
