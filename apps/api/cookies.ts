import type { FastifyReply } from 'fastify'
import { CSRF_COOKIE, SESSION_COOKIE } from './gate.js'

/** The session for the server alone, its token for the page to repeat; both go with the browser, the row says when it is over. */
export function setCookies(reply: FastifyReply, { token, csrf }: { token: string; csrf: string }, secure: boolean): void {
  reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure })
  reply.setCookie(CSRF_COOKIE, csrf, { path: '/', httpOnly: false, sameSite: 'lax', secure })
}

export function clearCookies(reply: FastifyReply): void {
  for (const name of [SESSION_COOKIE, CSRF_COOKIE]) reply.clearCookie(name, { path: '/' })
}
