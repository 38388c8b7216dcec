import { Controller } from '@nestjs/common'
import type { Actor, QueueRoom } from '#cascade'
import { routes } from '#contract'
import { Part } from './parts.js'
import { By, Input, Route, type InputOf } from './route.decorator.js'

/** The queue of wake-ups, for whoever looks after it. */
@Controller()
export class QueuesController {
  constructor(@Part('queues') private readonly queueRoom: QueueRoom) {}

  @Route(routes.queues)
  queues(@By() actor: Actor): ReturnType<QueueRoom['view']> {
    return this.queueRoom.view(actor)
  }

  @Route(routes.lookNow)
  look(@By() actor: Actor): ReturnType<QueueRoom['look']> {
    return this.queueRoom.look(actor)
  }

  @Route(routes.tryAgain)
  tryAgain(@By() actor: Actor, @Input() { body }: InputOf<typeof routes.tryAgain>): ReturnType<QueueRoom['tryAgain']> {
    return this.queueRoom.tryAgain(actor, body)
  }
}
