import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isRefusal, type Problem } from '#base'
import { isApi, pathOf } from './gate.js'
import type { Log } from './parts.js'
import { sendBroken, sendProblem } from './problem-body.js'
import { FILE_LIMIT } from './upload.js'

/** One place for whatever ends a request early: refusals become problems, what broke becomes a number, and a page's address gives the page. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    /** The first page of the web; null when there is none. */
    private readonly index: string | null,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>()
    const reply = host.switchToHttp().getResponse<FastifyReply>()
    if (reply.sent) return
    const path = pathOf(request)
    if (statusOf(error) === 404 && this.index !== null && request.method === 'GET' && !isApi(path) && !/\.\w+$/u.test(path)) {
      void reply.code(200).header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache').send(this.index)
      return
    }
    const problem = problemOf(error, path)
    if (problem) void sendProblem(reply, problem)
    else {
      this.log('request.broken', { request: request.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      void sendBroken(reply, request.id)
    }
  }
}

function problemOf(error: unknown, path: string): Problem | null {
  if (isRefusal(error)) return error.problem
  const { code } = error as { code?: string }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { code: 'file.tooLarge', params: { name: null, size: null, limit: FILE_LIMIT } }
  const status = statusOf(error)
  if (status === 404) return { code: 'route.unknown', params: { path } }
  if (status === 413) return { code: 'file.tooLarge', params: { name: null, size: null, limit: FILE_LIMIT } }
  return status !== null && status >= 400 && status < 500 ? { code: 'input.notJson', params: { at: null } } : null
}

function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus()
  const { statusCode } = (error ?? {}) as { statusCode?: unknown }
  return typeof statusCode === 'number' ? statusCode : null
}
