import type { AnswerOf, AnyRoute, BodyOf, ParamsOf, QueryOf } from '#contract'

type Input<R extends AnyRoute> = { params?: ParamsOf<R>; query?: QueryOf<R>; body?: BodyOf<R> }

/** A refusal as the house answered it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly params: unknown,
    route: string,
  ) {
    super(`${route}: ${status} ${code} ${JSON.stringify(params)}`)
  }
}

/** One signed-in person over HTTP, as a browser would be: session cookie, CSRF header, JSON. */
export class Client {
  private readonly cookies = new Map<string, string>()

  constructor(private readonly base: string) {}

  async call<R extends AnyRoute>(route: R, input: Input<R> = {}): Promise<AnswerOf<R>> {
    const answer = await fetch(this.base + addressOf(route, input), { method: route.method, headers: this.headersOf(route, input), ...bodyOf(route, input) })
    this.keep(answer)
    const text = await answer.text()
    const body = text === '' ? null : (JSON.parse(text) as unknown)
    if (!answer.ok) throw refusedBy(route, answer.status, body)
    return body as AnswerOf<R>
  }

  private headersOf(route: AnyRoute, input: Input<AnyRoute>): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const type = route.body === 'bytes' ? 'application/octet-stream' : 'application/json'
    return { cookie, 'x-csrf': this.cookies.get('dondoc_csrf') ?? '', ...(input.body === undefined ? {} : { 'content-type': type }) }
  }

  private keep(answer: Response): void {
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      this.cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
  }
}

function addressOf(route: AnyRoute, input: Input<AnyRoute>): string {
  const params = (input.params ?? {}) as Record<string, unknown>
  const query = new URLSearchParams((input.query ?? {}) as Record<string, string>)
  const path = route.path.replace(/:(\w+)/gu, (_, name: string) => encodeURIComponent(String(params[name])))
  return `/api${path}${query.size ? `?${query.toString()}` : ''}`
}

function bodyOf(route: AnyRoute, { body }: Input<AnyRoute>): { body?: Buffer | string } {
  if (body === undefined) return {}
  return { body: route.body === 'bytes' ? Buffer.from(body as Uint8Array) : JSON.stringify(body) }
}

function refusedBy(route: AnyRoute, status: number, body: unknown): Refused {
  const { code = '', params = null } = (body ?? {}) as { code?: string; params?: unknown }
  return new Refused(status, code, params, route.name)
}
