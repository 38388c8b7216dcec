import { Controller, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { Refusal, type InstanceId, type Result } from '#base'
import type { Actor, Cascade, Views } from '#cascade'
import { routes } from '#contract'
import { Part, type Parts } from './parts.js'
import { By, Input, Route, type InputOf } from './route.decorator.js'

const MEDIA = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf' } as const

/** Channels, silence, previews, what was passed on, and the proof of it all on paper. */
@Controller()
export class MessagesController {
  constructor(
    @Part('cascade') private readonly cascade: Cascade,
    @Part('views') private readonly views: Views,
    @Part('opened') private readonly opened: Parts['opened'],
  ) {}

  @Route(routes.mailRoom)
  mailRoom(@By() actor: Actor): ReturnType<Views['mailRoom']> {
    return this.views.mailRoom(actor)
  }

  @Route(routes.setSilence)
  async setSilence(@By() actor: Actor, @Input() { body }: InputOf<typeof routes.setSilence>): Promise<null> {
    await this.cascade.setSilence(actor, body)
    return null
  }

  @Route(routes.digestChoice)
  digestChoice(@By() actor: Actor): ReturnType<Views['digestChoice']> {
    return this.views.digestChoice(actor)
  }

  @Route(routes.chooseDigest)
  async chooseDigest(@By() actor: Actor, @Input() { body }: InputOf<typeof routes.chooseDigest>): Promise<null> {
    await this.cascade.chooseDigest(actor, body.digest)
    return null
  }

  @Route(routes.previewMany)
  previewMany(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.previewMany>): ReturnType<Cascade['previewMany']> {
    return this.cascade.previewMany(actor, params.event, body)
  }

  @Route(routes.passedOn)
  passedOn(@By() actor: Actor, @Input() { params }: InputOf<typeof routes.passedOn>): ReturnType<Views['passedOn']> {
    return this.views.passedOn(actor, params.id as InstanceId)
  }

  @Route(routes.passOn)
  passOn(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.passOn>): ReturnType<Cascade['passOn']> {
    return this.cascade.passOn(actor, params.id as InstanceId, body)
  }

  @Route(routes.toldAnnex)
  async toldAnnex(@By() actor: Actor, @Input() { params }: InputOf<typeof routes.toldAnnex>, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const file = await this.views.toldAnnex(actor, params.id as InstanceId, params.format)
    if (!file.ok) throw new Refusal(file.problem)
    void reply.header('content-type', MEDIA[params.format])
    void reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`Nhat ky don doc ${params.id}.${params.format}`)}`)
    return Buffer.from(file.value)
  }

  @Route(routes.messageOpened)
  messageOpened(@Input() { body }: InputOf<typeof routes.messageOpened>): Promise<Result<null>> {
    return this.opened(body)
  }
}
