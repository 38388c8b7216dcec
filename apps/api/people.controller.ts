import { Controller } from '@nestjs/common'
import { personId } from '#base'
import type { Actor, Cascade, Views } from '#cascade'
import { routes } from '#contract'
import { Part } from './parts.js'
import { By, Input, Route, type InputOf } from './route.decorator.js'

/** Units with their people; posts, leaves, addresses. */
@Controller()
export class PeopleController {
  constructor(
    @Part('cascade') private readonly cascade: Cascade,
    @Part('views') private readonly views: Views,
  ) {}

  @Route(routes.unitPage)
  unitPage(@By() actor: Actor, @Input() { params }: InputOf<typeof routes.unitPage>): ReturnType<Views['unitPage']> {
    return this.views.unitPage(actor, params.id)
  }

  @Route(routes.myself)
  myself(@By() actor: Actor): ReturnType<Views['myself']> {
    return this.views.myself(actor)
  }

  @Route(routes.addPerson)
  addPerson(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.addPerson>): ReturnType<Cascade['addPerson']> {
    return this.cascade.addPerson(actor, params.id, body)
  }

  @Route(routes.changePerson)
  changePerson(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.changePerson>): ReturnType<Cascade['changePerson']> {
    return this.cascade.changePerson(actor, personId(params.person), body)
  }

  @Route(routes.beginPost)
  beginPost(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.beginPost>): ReturnType<Cascade['beginPost']> {
    return this.cascade.beginPost(actor, personId(params.person), body)
  }

  @Route(routes.changePost)
  changePost(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.changePost>): ReturnType<Cascade['changePost']> {
    return this.cascade.changePost(actor, personId(params.person), params.post, body)
  }

  @Route(routes.enterLeave)
  enterLeave(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.enterLeave>): ReturnType<Cascade['enterLeave']> {
    return this.cascade.enterLeave(actor, personId(params.person), body)
  }

  @Route(routes.changeLeave)
  changeLeave(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.changeLeave>): ReturnType<Cascade['changeLeave']> {
    return this.cascade.changeLeave(actor, personId(params.person), params.leave, body)
  }

  @Route(routes.takeBackLeave)
  takeBackLeave(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.takeBackLeave>): ReturnType<Cascade['takeBackLeave']> {
    return this.cascade.takeBackLeave(actor, personId(params.person), params.leave, body)
  }

  @Route(routes.resetPassword)
  resetPassword(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.resetPassword>): ReturnType<Cascade['resetPassword']> {
    return this.cascade.resetPassword(actor, personId(params.person), body)
  }
}
