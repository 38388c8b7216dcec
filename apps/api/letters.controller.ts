import { Controller } from '@nestjs/common'
import type { InstanceId } from '#base'
import type { Actor, Cascade, Views } from '#cascade'
import { routes } from '#contract'
import { Part } from './parts.js'
import { By, Input, Route, type InputOf } from './route.decorator.js'

/** Papers: taking in, checking, assigning, following. */
@Controller()
export class LettersController {
  constructor(
    @Part('cascade') private readonly cascade: Cascade,
    @Part('views') private readonly views: Views,
  ) {}

  @Route(routes.takeInSuperior)
  takeInSuperior(@By() actor: Actor, @Input() { body }: InputOf<typeof routes.takeInSuperior>): ReturnType<Cascade['takeInSuperior']> {
    return this.cascade.takeInSuperior(actor, body)
  }

  @Route(routes.waitingSuperiors)
  waitingSuperiors(@By() actor: Actor): ReturnType<Views['waitingSuperiors']> {
    return this.views.waitingSuperiors(actor)
  }

  @Route(routes.takeInLetter)
  takeInLetter(@By() actor: Actor, @Input() { query, body }: InputOf<typeof routes.takeInLetter>): ReturnType<Cascade['takeInLetter']> {
    return this.cascade.takeInLetter(actor, { name: query.name, bytes: body, again: query.again === 'true' })
  }

  @Route(routes.draft)
  draft(@By() actor: Actor, @Input() { params }: InputOf<typeof routes.draft>): ReturnType<Cascade['draft']> {
    return this.cascade.draft(actor, params.id as InstanceId)
  }

  @Route(routes.changeDraft)
  changeDraft(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.changeDraft>): ReturnType<Cascade['changeDraft']> {
    return this.cascade.changeDraft(actor, params.id as InstanceId, body)
  }

  @Route(routes.assign)
  assign(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.assign>): ReturnType<Cascade['assign']> {
    return this.cascade.assign(actor, params.id as InstanceId, body.revision)
  }

  @Route(routes.directives)
  directives(@By() actor: Actor): ReturnType<Views['directives']> {
    return this.views.directives(actor)
  }

  @Route(routes.directive)
  directive(@By() actor: Actor, @Input() { params }: InputOf<typeof routes.directive>): ReturnType<Views['directive']> {
    return this.views.directive(actor, params.id as InstanceId)
  }

  @Route(routes.draftUrgingLetter)
  draftUrgingLetter(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.draftUrgingLetter>): ReturnType<Cascade['draftUrgingLetter']> {
    return this.cascade.draftUrgingLetter(actor, params.id as InstanceId, body)
  }

  @Route(routes.askForReport)
  askForReport(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.askForReport>): ReturnType<Cascade['askForReport']> {
    return this.cascade.askForReport(actor, params.id as InstanceId, body)
  }

  @Route(routes.pastePlans)
  pastePlans(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.pastePlans>): ReturnType<Cascade['pastePlans']> {
    return this.cascade.pastePlans(actor, params.id as InstanceId, body)
  }

  @Route(routes.legalChain)
  legalChain(@By() actor: Actor, @Input() { params }: InputOf<typeof routes.legalChain>): ReturnType<Views['legalChain']> {
    return this.views.legalChain(actor, params.id as InstanceId)
  }

  @Route(routes.enterPastSteps)
  enterPastSteps(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.enterPastSteps>): ReturnType<Cascade['enterPastSteps']> {
    return this.cascade.enterPastSteps(actor, params.id as InstanceId, body)
  }

  @Route(routes.enteredSteps)
  enteredSteps(@By() actor: Actor, @Input() { params }: InputOf<typeof routes.enteredSteps>): ReturnType<Views['enteredSteps']> {
    return this.views.enteredSteps(actor, params.id as InstanceId)
  }

  @Route(routes.quarterlyReview)
  quarterlyReview(@By() actor: Actor, @Input() { params }: InputOf<typeof routes.quarterlyReview>): ReturnType<Views['quarterlyReview']> {
    return this.views.quarterlyReview(actor, params.id as InstanceId)
  }

  @Route(routes.writeQuarterly)
  writeQuarterly(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.writeQuarterly>): ReturnType<Cascade['writeQuarterly']> {
    return this.cascade.writeQuarterly(actor, params.id as InstanceId, body)
  }
}
