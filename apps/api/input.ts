import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { Refusal } from '#base'
import type { AnyRoute } from '#contract'
import { bytesOf } from './upload.js'

interface Issue {
  readonly path: string
  readonly message: string
}

/** Params, query and body of a request by the schemas of its route; all issues at once. Throws `Refusal` `input.invalid`, `file.empty`. */
export function inputOf(
  route: AnyRoute,
  request: Pick<FastifyRequest, 'params' | 'query' | 'body' | 'headers'>,
): { params: unknown; query: unknown; body: unknown } {
  const issues: Issue[] = []
  const params = checked(route.params, request.params, issues)
  const query = checked(route.query, { ...nameOf(route, request), ...(request.query as object) }, issues)
  const body = route.body === 'bytes' ? null : checked(route.body, request.body ?? {}, issues)
  if (issues.length > 0) throw new Refusal({ code: 'input.invalid', params: { issues } })
  return { params, query, body: route.body === 'bytes' ? bytesOf(request.body, (query as { name?: string }).name ?? '') : body }
}

function checked(schema: z.ZodType, value: unknown, issues: Issue[]): unknown {
  const result = schema.safeParse(value ?? {})
  if (result.success) return result.data
  issues.push(...result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })))
  return null
}

/** A file's name may also come as a header, percent-encoded: query strings end up in logs of proxies. */
function nameOf(route: AnyRoute, { headers }: Pick<FastifyRequest, 'headers'>): { name?: string } {
  const name = headers['x-file-name']
  if (route.body !== 'bytes' || typeof name !== 'string') return {}
  try {
    return { name: decodeURIComponent(name) }
  } catch {
    return { name }
  }
}
