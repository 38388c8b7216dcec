import { Controller } from '@nestjs/common'
import type { Actor, Cascade, Views } from '#cascade'
import { routes } from '#contract'
import { Part } from './parts.js'
import { By, Input, Route, type InputOf } from './route.decorator.js'

/** Days off, swapped and made up. */
@Controller()
export class CalendarController {
  constructor(
    @Part('cascade') private readonly cascade: Cascade,
    @Part('views') private readonly views: Views,
  ) {}

  @Route(routes.calendar)
  calendar(@By() actor: Actor, @Input() { query }: InputOf<typeof routes.calendar>): ReturnType<Views['calendar']> {
    return this.views.calendar(actor, query.year ?? null)
  }

  @Route(routes.previewCalendar)
  preview(@By() actor: Actor, @Input() { body }: InputOf<typeof routes.previewCalendar>): ReturnType<Cascade['previewCalendar']> {
    return this.cascade.previewCalendar(actor, body)
  }

  @Route(routes.changeCalendar)
  change(@By() actor: Actor, @Input() { body }: InputOf<typeof routes.changeCalendar>): ReturnType<Cascade['changeCalendar']> {
    return this.cascade.changeCalendar(actor, body)
  }

  @Route(routes.carryOnCalendar)
  async carryOn(): Promise<{ moved: number }> {
    return { moved: await this.cascade.carryOnCalendar() }
  }
}
