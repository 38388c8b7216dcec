import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '#base'
import { routes, type AnyRoute } from '#contract'
import type { SignedIn } from '#database'
import { sendProblem } from './problem-body.js'
import type { SignIn } from './sign-in.js'

export const SESSION_COOKIE = 'dondoc_session'
/** Readable by the page, which repeats it in the header `x-csrf`. */
export const CSRF_COOKIE = 'dondoc_csrf'
export const CSRF_HEADER = 'x-csrf'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent it; null for callers who are not signed in. */
    signedIn: SignedIn | null
  }
}

const OPEN = new Set(Object.values<AnyRoute>(routes).flatMap((route) => (route.open ? [`${route.method} /api${route.path}`] : [])))
const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The pattern of the route that was found, however its address was written (`/%61pi/today` is `/api/today`); else the address as it came. */
export function pathOf(request: Pick<FastifyRequest, 'url' | 'routeOptions'>): string {
  return request.routeOptions.url ?? request.url.split('?', 1)[0] ?? ''
}

export function isApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/')
}

/**
 * Stands before every path below `/api`, known or not: whoever is not signed in learns only that, and every write repeats the token of its session
 * (cookie, header and session row must agree).
 */
export function gateOf(signIn: Pick<SignIn, 'find'>): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined> {
  return async (request, reply) => {
    const path = pathOf(request)
    if (!isApi(path)) return undefined
    const token = request.cookies[SESSION_COOKIE]
    request.signedIn = token ? await signIn.find(token) : null
    const problem = OPEN.has(`${request.method} ${path}`) ? null : problemOf(request)
    return problem ? sendProblem(reply, problem) : undefined
  }
}

function problemOf(request: FastifyRequest): Problem | null {
  if (!request.signedIn) return { code: 'session.required', params: {} }
  if (READS.has(request.method)) return null
  const [header, cookie] = [request.headers[CSRF_HEADER], request.cookies[CSRF_COOKIE]]
  const agreed = typeof header === 'string' && cookie === header && isSame(header, request.signedIn.csrf)
  return agreed ? null : { code: 'session.csrf', params: {} }
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
