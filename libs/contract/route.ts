import type { z } from 'zod'

/**
 * One route of the API: where it is, what goes in (zod schemas, checked on both sides) and what comes out (a type).
 * `body: 'bytes'` marks an upload: the body is the file, its name stands in the query.
 */
export interface Route<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType | 'bytes', Answer> {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `/api`, with `:name` for members of `params`. */
  readonly path: string
  readonly summary: string
  /** Open to callers who are not signed in. */
  readonly open?: true
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** Never set: carries the type of the answer. */
  readonly answer?: Answer
}

export type AnyRoute = Route<z.ZodType, z.ZodType, z.ZodType | 'bytes', unknown>
export type ParamsOf<R extends AnyRoute> = z.infer<R['params']>
export type QueryOf<R extends AnyRoute> = z.infer<R['query']>
export type BodyOf<R extends AnyRoute> = R['body'] extends z.ZodType ? z.infer<R['body']> : Uint8Array
export type AnswerOf<R> = R extends Route<z.ZodType, z.ZodType, z.ZodType | 'bytes', infer Answer> ? Answer : never
