/** A backup that cannot be written, read or restored: one sentence that says what is wrong. Nothing was changed. */
export class WrongBackup extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.name = 'WrongBackup'
  }
}

/** The system's own word (`ENOENT`, `23505` …). By shape: Jest's errors are of another realm. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

export function messageOf(error: unknown): string {
  return error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error) ? String((error as Error).message) : String(error)
}
