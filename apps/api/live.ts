import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '#base'
import type { Actor, Change, Views } from '#cascade'
import type { Parts } from './parts.js'

const LOOK_MS = 250
const ALIVE_MS = 20_000
/** Rights change seldom: a post, a new directive that the unit is addressed in. */
const RIGHTS_MS = 30_000
/** Numbers of history may become visible out of order for as long as a commit takes. */
const OVERLAP_MS = 2_000
const MOST = 2_000

interface Listener {
  readonly actor: Actor
  sees: (change: Change) => boolean
  rightsAt: number
  readonly write: (text: string) => void
  readonly close: () => void
}

/** Live pages: whoever listens hears that an instance changed, by ids alone, and only of what they may see; the page reads again. */
export interface Live {
  listen(request: FastifyRequest, reply: FastifyReply): Promise<void>
  close(): void
}

/** Follows the history four times a second, and only while somebody listens. */
export function openLive(changes: Parts['changes'], views: Pick<Views, 'watcher'>, log: Parts['log']): Live {
  const listeners = new Set<Listener>()
  const follow = followerOf(changes)
  let timer: NodeJS.Timeout | null = null
  let aliveAt = performance.now()

  async function look(): Promise<void> {
    try {
      const news = await follow.next()
      for (const listener of listeners) await tell(listener, news)
      if (performance.now() - aliveAt > ALIVE_MS) {
        aliveAt = performance.now()
        for (const { write } of listeners) write(': alive\n\n')
      }
    } catch (error) {
      log('live.broken', { error: error instanceof Error ? error.message : String(error) })
    }
    timer = listeners.size > 0 ? setTimeout(() => void look(), LOOK_MS) : null
  }

  async function tell(listener: Listener, news: readonly Change[]): Promise<void> {
    if (news.length === 0) return
    if (performance.now() - listener.rightsAt > RIGHTS_MS) {
      listener.sees = await views.watcher(listener.actor)
      listener.rightsAt = performance.now()
    }
    const seen = new Map(news.filter(listener.sees).map(({ instance, root }) => [instance, { instance, root }]))
    for (const change of seen.values()) listener.write(`data: ${JSON.stringify(change)}\n\n`)
  }

  return {
    listen: async (request, reply) => {
      if (!request.signedIn) throw new Refusal({ code: 'session.required', params: {} })
      const actor = { person: request.signedIn.person }
      const sees = await views.watcher(actor)
      await follow.begin(listeners.size === 0)
      reply.hijack()
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        connection: 'keep-alive',
      })
      reply.raw.write(': here\n\n')
      const listener: Listener = { actor, sees, rightsAt: performance.now(), write: (text) => void reply.raw.write(text), close: () => reply.raw.end() }
      listeners.add(listener)
      request.raw.on('close', () => listeners.delete(listener))
      timer ??= setTimeout(() => void look(), LOOK_MS)
    },
    close: () => {
      if (timer) clearTimeout(timer)
      timer = null
      for (const { close } of listeners) close()
      listeners.clear()
    },
  }
}

/** What is new since the last look, each change once, although a smaller number may appear after a greater one. */
function followerOf(changes: Parts['changes']): { begin(anew: boolean): Promise<void>; next(): Promise<Change[]> } {
  let marks: { at: number; seq: number }[] = []
  let told = new Set<number>()
  return {
    begin: async (anew) => {
      if (!anew) return
      marks = [{ at: performance.now(), seq: await changes.lastChange() }]
      told = new Set()
    },
    next: async () => {
      const floor = marks[0]?.seq ?? 0
      const rows = await changes.changesAfter(floor, MOST)
      const news = rows.filter(({ seq }) => !told.has(seq))
      for (const { seq } of rows) told.add(seq)
      marks.push({ at: performance.now(), seq: rows.at(-1)?.seq ?? floor })
      while (marks.length > 1 && (marks[1]?.at ?? 0) < performance.now() - OVERLAP_MS) marks.shift()
      for (const seq of told) if (seq <= (marks[0]?.seq ?? 0)) told.delete(seq)
      return news
    },
  }
}
