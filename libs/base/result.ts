import type { Problem, ProblemCode, ProblemParams } from './problem.js'

/** What a rule answers: a value, or the one problem that stands in the way. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** A refusal with its stable code and the facts a sentence needs. */
export function refuse<C extends ProblemCode>(code: C, params: ProblemParams<C>): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { code, params: params as Record<string, unknown> } }
}

/** The floor of a switch over a union: a new member fails to compile here. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
