import { Controller, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import type { Actor, Views } from '#cascade'
import { routes, type Me } from '#contract'
import { Refusal, type Result } from '#base'
import { clearCookies, setCookies } from './cookies.js'
import { Part } from './parts.js'
import { By, Input, Route, Token, type InputOf } from './route.decorator.js'
import type { SignIn } from './sign-in.js'

@Controller()
export class SessionController {
  constructor(
    @Part('signIn') private readonly session: SignIn,
    @Part('views') private readonly views: Views,
    @Part('secure') private readonly secure: boolean,
  ) {}

  @Route(routes.signIn)
  async signIn(@Input() { body }: InputOf<typeof routes.signIn>, @Res({ passthrough: true }) reply: FastifyReply): Promise<Me> {
    const begun = await this.session.begin(body.username, body.password)
    if (!begun.ok) throw new Refusal(begun.problem)
    setCookies(reply, begun.value, this.secure)
    return this.views.me({ person: begun.value.person }, begun.value.mustChange)
  }

  @Route(routes.whoAmI)
  async whoAmI(@By() actor: Actor, @Token() token: string): Promise<Me> {
    return this.views.me(actor, (await this.session.find(token))?.mustChange ?? false)
  }

  @Route(routes.signOut)
  async signOut(@Token() token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<null> {
    await this.session.end(token)
    clearCookies(reply)
    return null
  }

  @Route(routes.changePassword)
  changePassword(@By() actor: Actor, @Token() token: string, @Input() { body }: InputOf<typeof routes.changePassword>): Promise<Result<null>> {
    return this.session.changePassword(actor.person, token, body.current, body.next)
  }
}
