import type { FastifyReply } from 'fastify'
import { statusOf, type Problem } from '#base'
import { problemSentence } from '#cascade'

/** A refusal on the wire (RFC 9457). `title` is a sentence for a person, `params` the facts that a screen needs for its own. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
}

export function problemBody(problem: Problem): ProblemBody {
  return { type: `urn:dondoc:${problem.code}`, title: problemSentence(problem), status: statusOf(problem.code), code: problem.code, params: problem.params }
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return send(reply, problemBody(problem))
}

/** Something broke that is no refusal: a number to look for in the log, and nothing of the inside. */
export function sendBroken(reply: FastifyReply, reference: string): FastifyReply {
  return send(reply, {
    type: 'urn:dondoc:internal',
    title: 'Hệ thống gặp lỗi. Đề nghị thử lại; nếu lặp lại, đề nghị báo bộ phận quản trị kèm mã tra cứu.',
    status: 500,
    code: 'internal',
    params: { reference },
  })
}

function send(reply: FastifyReply, body: ProblemBody): FastifyReply {
  return reply
    .code(body.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(body))
}
