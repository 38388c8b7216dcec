import { applyDecorators, createParamDecorator, HttpCode, RequestMapping, RequestMethod, SetMetadata, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { Refusal } from '#base'
import type { Actor } from '#cascade'
import type { AnyRoute, BodyOf, ParamsOf, QueryOf } from '#contract'
import { SESSION_COOKIE } from './gate.js'
import { inputOf } from './input.js'

export const ROUTE = Symbol('route')

/** What a route takes, checked by its own schemas. */
export interface InputOf<R extends AnyRoute> {
  readonly params: ParamsOf<R>
  readonly query: QueryOf<R>
  readonly body: BodyOf<R>
}

/** Mounts a route of the contract on a controller method. */
export function Route(route: AnyRoute): MethodDecorator {
  return applyDecorators(RequestMapping({ path: `/api${route.path}`, method: RequestMethod[route.method] }), HttpCode(200), SetMetadata(ROUTE, route))
}

/** The checked input. Problems `input.invalid` with each issue, `file.empty`. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext): unknown => {
  const route = routeOf(context)
  if (!route) throw new Error('@Input() stands on a method without @Route()')
  return inputOf(route, requestOf(context))
})

/** Whoever is signed in. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { signedIn } = requestOf(context)
  if (!signedIn) throw new Refusal({ code: 'session.required', params: {} })
  return { person: signedIn.person }
})

/** The session's own token, for ending it. */
export const Token = createParamDecorator((_: unknown, context: ExecutionContext): string => requestOf(context).cookies[SESSION_COOKIE] ?? '')

export function routeOf(context: Pick<ExecutionContext, 'getHandler'>): AnyRoute | undefined {
  return Reflect.getMetadata(ROUTE, context.getHandler()) as AnyRoute | undefined
}

export function requestOf(context: Pick<ExecutionContext, 'switchToHttp'>): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>()
}
