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
    const params = (input.params ?? {}) as Record<string, unknown>
    const query = new URLSearchParams((input.query ?? {}) as Record<string, string>)
    const address = `${this.base}/api${route.path.replace(/:(\w+)/gu, (_, name: string) => encodeURIComponent(String(params[name])))}${query.size ? `?${query.toString()}` : ''}`
    const bytes = route.body === 'bytes'
    const answer = await fetch(address, {
      method: route.method,
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-csrf': this.cookies.get('dondoc_csrf') ?? '',
        ...(input.body === undefined ? {} : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
      },
      ...(input.body === undefined ? {} : { body: bytes ? Buffer.from(input.body as Uint8Array) : JSON.stringify(input.body) }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      this.cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const text = await answer.text()
    const body = text === '' ? null : (JSON.parse(text) as unknown)
    if (!answer.ok) {
      const problem = body as { code?: string; params?: unknown } | null
      throw new Refused(answer.status, problem?.code ?? '', problem?.params ?? null, route.name)
    }
    return body as AnswerOf<R>
  }
}
