import { type Problem, problems } from '#base'

/** What `call` throws: a refusal of the house, or `null` when no answer came (network) or none that we understand. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem | null,
    readonly status: number,
  ) {
    super(problem?.code ?? (status === 0 ? 'no connection' : `answer ${status}`))
    this.name = 'ProblemError'
  }

  /** No connection, or a house that is starting or busy: the same request may go again with the same key. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

/** The refusal inside any error; null for what is none. */
export function problemOf(error: unknown): Problem | null {
  return error instanceof ProblemError ? error.problem : null
}

/** Reads an RFC 9457 body: the code stands in `code`, the facts in `params` or beside it. Null when it is no refusal that we know. */
export function readProblem(body: unknown): Problem | null {
  if (typeof body !== 'object' || body === null || !('code' in body) || !isCode(body.code)) return null
  const inner: unknown = 'params' in body ? body.params : body
  return { code: body.code, params: typeof inner === 'object' && inner !== null ? { ...inner } : {} }
}

function isCode(code: unknown): code is Problem['code'] {
  return typeof code === 'string' && Object.hasOwn(problems, code)
}
