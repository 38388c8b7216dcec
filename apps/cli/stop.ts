// A stop that hangs is worse than a cut: PostgreSQL recovers by itself, an office PC that never shuts down does not.
const LONGEST_STOP_MS = 20_000

/** Resolves on Ctrl-C or a termination signal; a second one, or a stop that takes too long, ends the process at once. */
export function stopOnSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const stop = (): void => {
      if (asked) process.exit(1)
      asked = true
      setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref()
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}
