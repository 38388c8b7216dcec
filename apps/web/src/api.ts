import type { AnswerOf, ParamsOf, QueryOf } from '#contract'
import type { z } from 'zod'
import { addresses, type RouteName, type Routes } from './addresses.js'
import { ProblemError, readProblem } from './problem-error.js'

type Nothing<T> = string extends keyof T ? true : false
type ParamsPart<R extends Routes[RouteName]> = Nothing<ParamsOf<R>> extends true ? unknown : { readonly params: ParamsOf<R> }
type QueryPart<Q> = Nothing<Q> extends true ? unknown : Partial<Q> extends Q ? { readonly query?: Q } : { readonly query: Q }
type BodyShape<B> = B extends z.ZodType ? (unknown extends z.input<B> ? z.infer<B> : z.input<B>) : Blob
/** The key of a command is given by `call`, never by a page. */
type BodyPart<B> = Nothing<BodyShape<B>> extends true ? unknown : { readonly body: B extends z.ZodType ? Omit<BodyShape<B>, 'key'> : Blob }

/** What a call takes: parameters, search and body, each only where the route has it. A file goes as it is. */
export type InputOf<N extends RouteName> = ParamsPart<Routes[N]> & QueryPart<QueryOf<Routes[N]>> & BodyPart<Routes[N]['body']>
export type Answer<N extends RouteName> = AnswerOf<Routes[N]>

type HasKey<B> = Nothing<B> extends true ? false : 'key' extends keyof B ? true : false
type Keyed = { [N in RouteName]: HasKey<BodyShape<Routes[N]['body']>> extends true ? N : never }[RouteName]
// Commands carry their key in the body too: it is kept in the history.
const keyed: Readonly<Record<Keyed, true>> = { send: true, sendMany: true, changeDraft: true, pauseUnits: true, writeQuarterly: true }

export interface CallOptions {
  /** The idempotency key of one intention of a person; the same for every attempt. A write without one gets a fresh key. */
  readonly key?: string
  readonly signal?: AbortSignal
  /** Goes on when the page is being left; for small bodies. */
  readonly keepalive?: boolean
}

type Plain = Readonly<Record<string, string | number | boolean | null | undefined>>

interface Raw {
  readonly params?: Plain
  readonly query?: Plain
  readonly body?: unknown
}

type Request = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> }

/**
 * Calls a route of the contract and answers what it promises.
 * Throws a `ProblemError`: the house's refusal, or none when no answer came.
 */
export async function call<N extends RouteName>(name: N, input: InputOf<N>, { key = newKey(), signal, keepalive }: CallOptions = {}): Promise<Answer<N>> {
  const [method, path] = addresses[name]
  // Which parts there are is known for each name, not for a name in general.
  const { params, query, body } = input as Raw
  const request: Request = {
    method,
    ...contentOf(Object.hasOwn(keyed, name) ? withKey(body, key) : body),
    ...(signal && { signal }),
    ...(keepalive && { keepalive }),
  }
  return send(addressOf(path, params, query), request, method === 'GET' ? {} : { 'idempotency-key': key, 'x-csrf': cookie('dondoc_csrf') })
}

/** Where the bytes of a file are: for a link that opens or downloads it. */
export function fileAddress(hash: string): string {
  return addressOf(addresses.downloadFile[1], { hash })
}

/** Where the journal of a directive is as a file. */
export function annexAddress(id: number, format: 'docx' | 'pdf'): string {
  return addressOf(addresses.toldAnnex[1], { id, format })
}

/** A fresh idempotency key. Not `crypto.randomUUID`, which plain-http addresses of an inner network lack. */
export function newKey(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

async function send<A>(address: string, request: Request, guards: Record<string, string>): Promise<A> {
  const headers = { ...request.headers, accept: 'application/json, application/problem+json', ...guards }
  const answer = await reach(address, { ...request, headers, credentials: 'same-origin' })
  const body = await bodyOf(answer)
  if (!answer.ok) throw new ProblemError(readProblem(body), answer.status)
  return body as A
}

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError(null, 0)
  }
}

async function bodyOf(answer: Response): Promise<unknown> {
  const text = await answer.text()
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    // A proxy's HTML page, or a cut answer: no refusal of ours and no answer either.
    throw new ProblemError(null, answer.ok ? 502 : answer.status)
  }
}

function contentOf(body: unknown): Request {
  if (body === undefined) return {}
  if (body instanceof Blob) return { headers: { 'content-type': body.type || 'application/octet-stream' }, body }
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function withKey(body: unknown, key: string): unknown {
  return { ...(typeof body === 'object' ? body : {}), key }
}

function cookie(name: string): string {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`))
  return found ? decodeURIComponent(found.slice(name.length + 1)) : ''
}

function addressOf(path: string, params: Plain = {}, query: Plain = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== null) search.set(name, String(value))
  const address = `/api${path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))}`
  return search.size === 0 ? address : `${address}?${search}`
}
