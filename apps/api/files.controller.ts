import { Controller, Headers, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { fileHash, Refusal } from '#base'
import type { Actor, Views } from '#cascade'
import { routes, type AnswerOf } from '#contract'
import { Part, type FileShelf } from './parts.js'
import { By, Input, Route, type InputOf } from './route.decorator.js'

@Controller()
export class FilesController {
  constructor(
    @Part('files') private readonly files: FileShelf,
    @Part('views') private readonly views: Views,
  ) {}

  @Route(routes.uploadFile)
  async upload(
    @By() { person }: Actor,
    @Input() { query, body }: InputOf<typeof routes.uploadFile>,
    @Headers('content-type') media: string | undefined,
  ): Promise<AnswerOf<typeof routes.uploadFile>> {
    const hash = await this.files.keep({ name: query.name, media: media ?? 'application/octet-stream', bytes: body, by: person })
    return { hash, name: query.name, size: body.length }
  }

  @Route(routes.downloadFile)
  async download(
    @By() actor: Actor,
    @Input() { params }: InputOf<typeof routes.downloadFile>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const may = await this.views.mayRead(actor, params.hash)
    const file = may.ok ? await this.files.read(fileHash(params.hash)) : null
    if (!file) throw new Refusal(may.ok ? { code: 'file.unknown', params: { hash: params.hash } } : may.problem)
    asDownload(reply, file.name, file.media)
    return Buffer.from(file.bytes)
  }
}

// Never shown inside our own page: a file that somebody uploaded is opened by whatever the person's machine has for it.
function asDownload(reply: FastifyReply, name: string, media: string): void {
  void reply.header('content-type', /^[\w.+-]+\/[\w.+-]+$/u.test(media) && !/html|svg|xml/u.test(media) ? media : 'application/octet-stream')
  void reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
}
