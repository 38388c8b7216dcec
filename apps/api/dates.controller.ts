import { Controller } from '@nestjs/common'
import type { Actor, Cascade, Views } from '#cascade'
import { routes } from '#contract'
import { Part } from './parts.js'
import { By, Input, Route, type InputOf } from './route.decorator.js'

/** Dates that change for many, and units that are paused. */
@Controller()
export class DatesController {
  constructor(
    @Part('cascade') private readonly cascade: Cascade,
    @Part('views') private readonly views: Views,
  ) {}

  @Route(routes.previewDates)
  previewDates(@By() actor: Actor, @Input() { body }: InputOf<typeof routes.previewDates>): ReturnType<Cascade['previewDates']> {
    return this.cascade.previewDates(actor, body)
  }

  @Route(routes.pauses)
  pauses(@By() actor: Actor): ReturnType<Views['pauses']> {
    return this.views.pauses(actor)
  }

  @Route(routes.pauseUnits)
  pauseUnits(@By() actor: Actor, @Input() { body }: InputOf<typeof routes.pauseUnits>): ReturnType<Cascade['pauseUnits']> {
    return this.cascade.pauseUnits(actor, body)
  }
}
