import type { Problem, ProblemCode, ProblemParams } from '#base'
import { sentences, type Sentence } from './text/problems.js'

/** Who can help: name, post, telephone as far as known. */
export interface Helper {
  readonly name: string
  readonly post?: string
  readonly phone?: string
}

export interface Told extends Sentence {
  readonly helper?: Helper
}

/** A refusal as a person reads it: what is wrong, what to do, and who can help where the refusal names somebody. */
export function sentenceOf(problem: Problem): Told {
  const told = sentenceFor(problem.code, problem.params)
  const helper = helperOf(problem.params.helper)
  return helper ? { ...told, helper } : told
}

function sentenceFor<C extends ProblemCode>(code: C, params: Record<string, unknown>): Sentence {
  // The wire carries the parameters of the code by contract; a missing one reads as an empty fact.
  return sentences[code](params as ProblemParams<C>)
}

function helperOf(fact: unknown): Helper | null {
  if (typeof fact === 'string' && fact !== '') return { name: fact }
  if (typeof fact !== 'object' || fact === null) return null
  const said = (key: string): string | undefined => {
    const value: unknown = Reflect.get(fact, key)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const [name, post, phone] = [said('name'), said('post') ?? said('title'), said('phone')]
  return name === undefined ? null : { name, ...(post && { post }), ...(phone && { phone }) }
}
