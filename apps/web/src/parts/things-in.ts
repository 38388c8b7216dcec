import type { ToDo } from '#contract'

/** How many things wait: late units of one document are one, they are answered together. */
export function thingsIn(toDo: readonly ToDo[]): number {
  return toDo.reduce((sum, { kind, count }) => sum + (kind === 'late' ? 1 : count), 0)
}
