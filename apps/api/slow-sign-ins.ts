import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { pathOf } from './gate.js'
import { sendProblem } from './problem-body.js'

// A whole province may sign in at 07:30 from behind one address; guessing at one account is stopped by its own lock (sign-in.ts).
const SIGN_INS_A_MINUTE = 600

/** Whoever tries to sign in too often from one address is told so before a password is looked at. */
export function slowSignIns(server: FastifyInstance): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined> {
  const limit = server.createRateLimit({ max: SIGN_INS_A_MINUTE, timeWindow: 60_000 })
  return async (request, reply) => {
    if (request.method !== 'POST' || pathOf(request) !== '/api/session') return undefined
    const asked = await limit(request)
    if (asked.isAllowed || !asked.isExceeded) return undefined
    return sendProblem(reply.header('retry-after', asked.ttlInSeconds), { code: 'session.locked', params: { until: Date.now() + asked.ttl } })
  }
}
