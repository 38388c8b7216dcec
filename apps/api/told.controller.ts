import { Controller } from '@nestjs/common'
import type { Actor, Views } from '#cascade'
import { routes } from '#contract'
import { Part } from './parts.js'
import { By, Input, Route, type InputOf } from './route.decorator.js'

/** Notices, mails, and the directory of people and units. */
@Controller()
export class ToldController {
  constructor(@Part('views') private readonly views: Views) {}

  @Route(routes.inbox)
  inbox(@By() actor: Actor, @Input() { query }: InputOf<typeof routes.inbox>): ReturnType<Views['inbox']> {
    return this.views.inbox(actor, query.before ?? null)
  }

  @Route(routes.seen)
  async seen(@By() actor: Actor, @Input() { body }: InputOf<typeof routes.seen>): Promise<null> {
    await this.views.markSeen(actor, body.ids)
    return null
  }

  @Route(routes.outbox)
  outbox(@By() actor: Actor, @Input() { query }: InputOf<typeof routes.outbox>): ReturnType<Views['outbox']> {
    return this.views.outbox(actor, query.before ?? null, query.status ?? null)
  }

  @Route(routes.units)
  units(@By() actor: Actor, @Input() { query }: InputOf<typeof routes.units>): ReturnType<Views['units']> {
    return this.views.units(actor, query.q)
  }

  @Route(routes.officers)
  officers(@By() actor: Actor): ReturnType<Views['officers']> {
    return this.views.officers(actor)
  }
}
