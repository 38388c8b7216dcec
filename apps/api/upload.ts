import type { FastifyInstance } from 'fastify'
import { Refusal } from '#base'

/** 25 MB (DESIGN §3.7). */
export const FILE_LIMIT = 25 * 1_048_576

/** Every body that is neither JSON nor a form is a file: its bytes as they came. */
export function takeBytes(server: FastifyInstance): void {
  server.removeContentTypeParser('text/plain')
  server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: FILE_LIMIT }, (_request, body, done) => done(null, body))
}

/** The bytes of an upload. Problem `file.empty`. */
export function bytesOf(body: unknown, name: string): Uint8Array {
  if (body instanceof Uint8Array && body.length > 0) return body
  throw new Refusal({ code: 'file.empty', params: { name } })
}
