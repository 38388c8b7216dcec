import { Controller } from '@nestjs/common'
import type { InstanceId } from '#base'
import type { Actor, Cascade, Views } from '#cascade'
import { routes } from '#contract'
import { Part } from './parts.js'
import { By, Input, Route, type InputOf } from './route.decorator.js'

/** Running work and the lists of it. */
@Controller()
export class WorkController {
  constructor(
    @Part('cascade') private readonly cascade: Cascade,
    @Part('views') private readonly views: Views,
  ) {}

  @Route(routes.work)
  work(@By() actor: Actor, @Input() { params }: InputOf<typeof routes.work>): ReturnType<Views['work']> {
    return this.views.work(actor, params.id as InstanceId)
  }

  @Route(routes.dueOf)
  dueOf(@By() actor: Actor, @Input() { params }: InputOf<typeof routes.dueOf>): ReturnType<Views['dueOf']> {
    return this.views.dueOf(actor, params.id as InstanceId)
  }

  @Route(routes.underway)
  underway(@By() actor: Actor, @Input() { params }: InputOf<typeof routes.underway>): ReturnType<Views['underway']> {
    return this.views.underway(actor, params.id as InstanceId)
  }

  @Route(routes.diagram)
  diagram(@By() actor: Actor, @Input() { params }: InputOf<typeof routes.diagram>): ReturnType<Views['diagram']> {
    return this.views.diagram(actor, params.id as InstanceId)
  }

  @Route(routes.send)
  send(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.send>): ReturnType<Cascade['send']> {
    const { payload, key, seen = null, reason = null } = body
    return this.cascade.send(actor, { instance: params.id as InstanceId, event: params.event, payload, key, seen, reason })
  }

  @Route(routes.sendMany)
  sendMany(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.sendMany>): ReturnType<Cascade['sendMany']> {
    return this.cascade.sendMany(actor, params.event, body)
  }

  @Route(routes.today)
  today(@By() actor: Actor): ReturnType<Views['today']> {
    return this.views.today(actor)
  }

  @Route(routes.unitWork)
  unitWork(@By() actor: Actor): ReturnType<Views['unitWork']> {
    return this.views.unitWork(actor)
  }

  @Route(routes.board)
  board(@By() actor: Actor): ReturnType<Views['board']> {
    return this.views.board(actor)
  }

  @Route(routes.leaderPage)
  leaderPage(@By() actor: Actor): ReturnType<Views['leaderPage']> {
    return this.views.leaderPage(actor)
  }
}
