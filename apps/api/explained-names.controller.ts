import { Controller } from '@nestjs/common'
import type { Actor, Cascade, Views } from '#cascade'
import { routes } from '#contract'
import { Part } from './parts.js'
import { By, Input, Route, type InputOf } from './route.decorator.js'

/** Names of letters that officers explained. */
@Controller()
export class ExplainedNamesController {
  constructor(
    @Part('cascade') private readonly cascade: Cascade,
    @Part('views') private readonly views: Views,
  ) {}

  @Route(routes.explainedNames)
  list(@By() actor: Actor): ReturnType<Views['explainedNames']> {
    return this.views.explainedNames(actor)
  }

  @Route(routes.withdrawName)
  withdraw(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.withdrawName>): ReturnType<Cascade['withdrawName']> {
    return this.cascade.withdrawName(actor, params.id, body.reason)
  }
}
