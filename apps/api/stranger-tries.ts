export interface Tries {
  readonly failures: number
  readonly lockedUntil: number | null
}

const MOST = 10_000

/**
 * Counts tries at names that nobody has, exactly as tries at real ones are counted: whoever guesses learns nothing from the answer.
 * Kept in memory; the oldest are forgotten first.
 */
export function strangerTries(lockAt: number, lockMs: number, now: () => number): { lockedUntil(name: string): number | null; wrong(name: string): Tries } {
  const tries = new Map<string, Tries>()
  const current = (name: string): Tries => {
    const found = tries.get(name)
    return found && (found.lockedUntil === null || found.lockedUntil > now()) ? found : { failures: 0, lockedUntil: null }
  }
  return {
    lockedUntil: (name) => current(name).lockedUntil,
    wrong: (name) => {
      const failures = current(name).failures + 1
      const next = { failures, lockedUntil: failures >= lockAt ? now() + lockMs : null }
      tries.delete(name)
      tries.set(name, next)
      const [oldest] = tries.keys()
      if (tries.size > MOST && oldest !== undefined) tries.delete(oldest)
      return next
    },
  }
}
