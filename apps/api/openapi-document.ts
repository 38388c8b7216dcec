import { z } from 'zod'
import { problems } from '#base'
import { routes, type AnyRoute } from '#contract'

type Json = Readonly<Record<string, unknown>>

/** OpenAPI 3.1 of every route, printed from the schemas that check the calls. Answers are described as objects: their types live in `#contract`. */
export function openApiDocument(): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of Object.values<AnyRoute>(routes)) {
    const path = `/api${route.path.replace(/:(\w+)/gu, '{$1}')}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Đôn Đốc',
      version: '1',
      description: 'Every write repeats the cookie dondoc_csrf in the header x-csrf; GET /api/live is a stream of changes (server-sent events).',
    },
    paths,
    components: { schemas: { Problem: problemSchema() }, securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'dondoc_session' } } },
  }
}

function operationOf(route: AnyRoute): Json {
  return {
    operationId: route.name,
    summary: route.summary,
    ...(route.open ? {} : { security: [{ session: [] }] }),
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...bodyOf(route),
    responses: {
      200: { description: 'The answer', content: { [route.name === 'downloadFile' ? 'application/octet-stream' : 'application/json']: { schema: {} } } },
      default: { description: 'A refusal (RFC 9457)', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  }
}

function bodyOf({ method, body }: AnyRoute): Json {
  if (body === 'bytes') return { requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } } }
  return method === 'GET' || method === 'DELETE' ? {} : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }
}

function parametersOf(schema: z.ZodType, where: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema) as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, one]) => ({ name, in: where, required: where === 'path' || required.includes(name), schema: one }))
}

function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>
  return rest
}

function problemSchema(): Json {
  const properties = {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(problems) },
    params: { type: 'object' },
  }
  return { type: 'object', required: ['type', 'title', 'status', 'code', 'params'], properties }
}
