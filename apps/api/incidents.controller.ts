import { Controller } from '@nestjs/common'
import type { Actor, Cascade, Views } from '#cascade'
import { routes } from '#contract'
import { Part } from './parts.js'
import { By, Input, Route, type InputOf } from './route.decorator.js'

/** What keeps failing and waits for a person. */
@Controller()
export class IncidentsController {
  constructor(
    @Part('cascade') private readonly cascade: Cascade,
    @Part('views') private readonly views: Views,
  ) {}

  @Route(routes.incidents)
  incidents(@By() actor: Actor): ReturnType<Views['incidents']> {
    return this.views.incidents(actor)
  }

  @Route(routes.answerIncident)
  answer(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.answerIncident>): ReturnType<Cascade['answerIncident']> {
    return this.cascade.answerIncident(actor, params.id, body)
  }
}
