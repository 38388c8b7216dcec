/** Why the embedded PostgreSQL cannot run here: `message` is one sentence for the person who started the program, with what to do. */
export class CannotServe extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.name = 'CannotServe'
  }
}

/** The system's own word for what went wrong (`EACCES`, `57P03` …), or an empty text. By shape: Jest's errors are of another realm. */
export function codeOf(error: unknown): string {
  return textOf(error, 'code')
}

export function messageOf(error: unknown): string {
  return textOf(error, 'message')
}

function textOf(error: unknown, name: 'code' | 'message'): string {
  return typeof error === 'object' && error !== null && name in error ? String((error as Record<string, unknown>)[name]) : ''
}
