import { Controller } from '@nestjs/common'
import type { InstanceId } from '#base'
import type { Actor, Cascade, Views } from '#cascade'
import { routes } from '#contract'
import { Part } from './parts.js'
import { By, Input, Route, type InputOf } from './route.decorator.js'

/** The rules of reminding. */
@Controller()
export class PolicyController {
  constructor(
    @Part('cascade') private readonly cascade: Cascade,
    @Part('views') private readonly views: Views,
  ) {}

  @Route(routes.policy)
  policy(@By() actor: Actor): ReturnType<Views['policy']> {
    return this.views.policy(actor)
  }

  @Route(routes.previewPolicy)
  preview(@By() actor: Actor, @Input() { body }: InputOf<typeof routes.previewPolicy>): ReturnType<Cascade['previewPolicy']> {
    return this.cascade.previewPolicy(actor, body)
  }

  @Route(routes.adoptPolicy)
  adopt(@By() actor: Actor, @Input() { body }: InputOf<typeof routes.adoptPolicy>): ReturnType<Cascade['adoptPolicy']> {
    return this.cascade.adoptPolicy(actor, body)
  }

  @Route(routes.directivePolicy)
  directivePolicy(@By() actor: Actor, @Input() { params }: InputOf<typeof routes.directivePolicy>): ReturnType<Views['directivePolicy']> {
    return this.views.directivePolicy(actor, params.id as InstanceId)
  }

  @Route(routes.previewDirectivePolicy)
  previewOfDirective(
    @By() actor: Actor,
    @Input() { params, body }: InputOf<typeof routes.previewDirectivePolicy>,
  ): ReturnType<Cascade['previewDirectivePolicy']> {
    return this.cascade.previewDirectivePolicy(actor, params.id as InstanceId, body)
  }

  @Route(routes.adoptDirectivePolicy)
  adoptForDirective(@By() actor: Actor, @Input() { params, body }: InputOf<typeof routes.adoptDirectivePolicy>): ReturnType<Cascade['adoptDirectivePolicy']> {
    return this.cascade.adoptDirectivePolicy(actor, params.id as InstanceId, body)
  }

  @Route(routes.carryOnPolicy)
  async carryOn(): Promise<{ moved: number }> {
    return { moved: await this.cascade.carryOnPolicy() }
  }
}
