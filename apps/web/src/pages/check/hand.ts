import type { Correction } from './use-draft.js'

/** What the parts of the page may do to the draft. */
export interface Hand {
  /** Saved at once. */
  readonly change: (correction: Correction) => void
  /** Saved as it is typed, after a moment of quiet. */
  readonly type: (correction: Correction) => void
  /** What was typed goes now. */
  readonly flush: () => void
  /** Adds, splits or merges; says what was done and opens the task of `path`, or the new one. */
  readonly arrange: (task: NonNullable<Correction['tasks']>[number], said: string, path: string | null) => void
  readonly answer: (question: string, value: unknown) => void
}
