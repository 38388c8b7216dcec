import 'reflect-metadata'
import fs from 'node:fs'
import path from 'node:path'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { Module, type DynamicModule } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { AccessGuard } from './access.guard.js'
import { AnswerInterceptor } from './answer.interceptor.js'
import { DatesController } from './dates.controller.js'
import { ExplainedNamesController } from './explained-names.controller.js'
import { FilesController } from './files.controller.js'
import { gateOf } from './gate.js'
import { HouseController } from './house.controller.js'
import { CalendarController } from './calendar.controller.js'
import { PolicyController } from './policy.controller.js'
import { IncidentsController } from './incidents.controller.js'
import { LettersController } from './letters.controller.js'
import { openLive } from './live.js'
import { MessagesController } from './messages.controller.js'
import { providersOf, type Parts } from './parts.js'
import { PeopleController } from './people.controller.js'
import { ProblemFilter } from './problem.filter.js'
import { QueuesController } from './queues.controller.js'
import { SessionController } from './session.controller.js'
import { slowSignIns } from './slow-sign-ins.js'
import { serveWeb } from './static-web.js'
import { ToldController } from './told.controller.js'
import { takeBytes } from './upload.js'
import { WorkController } from './work.controller.js'

@Module({})
class ApiModule {
  static of(parts: Parts): DynamicModule {
    return {
      module: ApiModule,
      controllers: [
        SessionController,
        HouseController,
        PeopleController,
        ExplainedNamesController,
        LettersController,
        WorkController,
        ToldController,
        MessagesController,
        IncidentsController,
        QueuesController,
        CalendarController,
        DatesController,
        PolicyController,
        FilesController,
      ],
      providers: [...providersOf(parts), AccessGuard],
    }
  }
}

export interface Http {
  listen(port: number, host: string): Promise<void>
  close(): Promise<void>
  /** Where it listens; before that 0 and ''. */
  readonly port: number
  readonly url: string
}

const JSON_LIMIT = 2 * 1_048_576

/** The web server on its parts. Nest does HTTP and nothing else: routing, the guard, the filter. */
export async function openHttp(parts: Parts): Promise<Http> {
  const adapter = new FastifyAdapter({
    bodyLimit: JSON_LIMIT,
    trustProxy: parts.secure,
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: requestNames(),
  })
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.of(parts), adapter, { logger: false, abortOnError: false })
  const live = openLive(parts.changes, parts.views, parts.log)
  await furnish(app, parts, live)
  const index = parts.webRoot === null ? null : fs.readFileSync(path.join(parts.webRoot, 'index.html'), 'utf8')
  app.useGlobalGuards(app.get(AccessGuard))
  app.useGlobalInterceptors(new AnswerInterceptor())
  app.useGlobalFilters(new ProblemFilter(parts.log, index))
  let [port, url] = [0, '']
  return {
    listen: async (wanted, host) => {
      await app.listen(wanted, host)
      port = (app.getHttpServer().address() as { port: number }).port
      url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`
    },
    close: async () => {
      live.close()
      await app.close()
    },
    get port() {
      return port
    },
    get url() {
      return url
    },
  }
}

async function furnish(app: NestFastifyApplication, parts: Parts, live: ReturnType<typeof openLive>): Promise<void> {
  const server = app.getHttpAdapter().getInstance()
  server.decorateRequest('signedIn', null)
  await app.register(helmet, { contentSecurityPolicy: { directives: POLICY }, strictTransportSecurity: parts.secure })
  await app.register(cookie)
  await app.register(rateLimit, { global: false })
  server.addHook('onRequest', slowSignIns(server))
  server.addHook('onRequest', gateOf(parts.signIn))
  server.addHook('onResponse', (request, reply, done) => {
    parts.log('request', {
      request: request.id,
      method: request.method,
      route: request.routeOptions.url ?? null,
      instance: (request.params as { id?: string } | undefined)?.id ?? null,
      actor: request.signedIn?.person ?? null,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    })
    done()
  })
  takeBytes(server)
  server.get('/api/live', (request, reply) => live.listen(request, reply))
  if (parts.webRoot !== null) await serveWeb(app, parts.webRoot)
}

/** Styles of the component library are set on elements; everything else comes from this very server. */
const POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  // An office network may serve plain http; a browser must not be sent to https that nobody answers.
  upgradeInsecureRequests: null,
}

/** Short names that are unique within a process: enough to find a request in its log. */
function requestNames(): () => string {
  const start = Math.round(performance.timeOrigin).toString(36)
  let count = 0
  return () => `${start}-${++count}`
}
