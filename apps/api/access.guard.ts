import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common'
import { Refusal, type InstanceId } from '#base'
import { RULES, type Views } from '#cascade'
import type { routes } from '#contract'
import { Part } from './parts.js'
import { requestOf, routeOf } from './route.decorator.js'

/** Asks the rule of the route before anything of the body is looked at. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(@Part('views') private readonly views: Views) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { signedIn, params } = requestOf(context)
    const route = routeOf(context)
    // Outside the contract there is only the printed contract itself, for whoever is signed in.
    const rule = route ? RULES[route.name as keyof typeof routes] : 'own'
    if (rule === 'anyone') return true
    if (!signedIn) throw new Refusal({ code: 'session.required', params: {} })
    const id = Number((params as { id?: string }).id)
    const may = await this.views.mayCall({ person: signedIn.person }, rule, Number.isSafeInteger(id) && id > 0 ? (id as InstanceId) : null)
    if (!may.ok) throw new Refusal(may.problem)
    return true
  }
}
