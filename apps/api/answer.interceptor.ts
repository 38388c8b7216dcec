import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { map, type Observable } from 'rxjs'
import { Refusal, type Result } from '#base'

/** A use case answers a `Result`: its value goes out, its refusal is thrown to the filter. Nothing to say is 204. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>()
    void reply.header('cache-control', 'no-store')
    return next.handle().pipe(map((answer: unknown) => sent(reply, isResult(answer) ? valueOf(answer) : answer)))
  }
}

function sent(reply: FastifyReply, value: unknown): unknown {
  if (value !== null && value !== undefined) return value
  void reply.code(204)
  return undefined
}

function valueOf(result: Result<unknown>): unknown {
  if (!result.ok) throw new Refusal(result.problem)
  return result.value
}

function isResult(answer: unknown): answer is Result<unknown> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean' && ('value' in answer || 'problem' in answer)
}
