// One engine with its runtime, as the killer's victim: commands come over the channel of its parent, timers and effects by themselves.
import { moveClockBy } from './chaos-clock.js'
import { openCascade } from '#cascade'
import { openCascadeQueries, openDatabase, openQueueQueries, openNotices, statement, type Database } from '#database'
import { openEngine, type Deliverer, type Deliverers, type Engine } from '#engine'
import { openRuntime, type Runtime } from '#engine/runtime'
import { definitions, LOCK_MS, SETTINGS, SWEEP_MS, type Answer, type Heard, type Told } from './chaos-cast.js'

const url = process.env[SETTINGS.url] ?? ''
const redis = process.env[SETTINGS.redis]
const works = process.env[SETTINGS.part] === 'worker'
// The database was away: whoever started the process starts it again.
const NOT_STARTED = 75
const said = (event: string, facts?: object): void => console.error(new Date().toISOString(), process.pid, event, JSON.stringify(facts))

// What every deliverer leaves behind, once an effect however often it comes.
const told = statement<{ effects: readonly string[] }, never>(
  'chaos-told',
  ['effects'],
  'insert into public.chaos_told (effect) select unnest($1::text[]) on conflict (effect) do update set times = chaos_told.times + 1',
)

const database = await openDatabase({ url, max: 3 }).catch((error: Error) => {
  said('not.started', { error: error.message })
  process.exit(NOT_STARTED)
})
let runtime: Runtime | null = null
const engine = openEngine(database.store, definitions, (batch) => runtime?.committed(batch))
const effects = deliverersOf(engine, database)
runtime = await openRuntime({
  engine,
  deliver: () => engine.deliver(effects, 100),
  dueWithin: (from, until) => openQueueQueries(database.sql).dueWithin(from, until),
  connection: redis ? { redis } : { postgres: url },
  log: said,
  works,
  sweepMs: SWEEP_MS,
  lockMs: LOCK_MS,
  queue: 'chaos',
})

process.on('message', (message: Told) => {
  if ('clockBy' in message) moveClockBy(message.clockBy)
  else void answerTo(message.command).then((answer) => report({ n: message.n, answer }))
})
process.on('disconnect', () => process.exit(0))
report({ ready: true })

async function answerTo(command: Parameters<Engine['send']>[0]): Promise<Answer> {
  try {
    const result = await engine.send(command)
    if (result.ok) return { done: result.value }
    const { code, params } = result.problem
    return { refused: code, found: typeof params['state'] === 'string' ? params['state'] : null }
  } catch (error) {
    return { again: (error as Error).message }
  }
}

function report(heard: Heard): void {
  if (process.connected) process.send?.(heard)
}

/** The house's own deliverers for what moves instances; messages to people are written down and nothing more. */
function deliverersOf(on: Engine, { sql }: Database): Deliverers {
  const needs: Partial<Parameters<typeof openCascade>[0]> = { engine: on, queries: openCascadeQueries(sql), notices: openNotices(sql) }
  const house = openCascade(needs as Parameters<typeof openCascade>[0]).effects
  const recorded =
    (deliver: Deliverer | undefined): Deliverer =>
    async (list) => {
      await deliver?.(list)
      await sql.run(told, { effects: list.map(({ instance, version, n }) => `${instance}:${version}:${n}`) })
    }
  const real = ['look', 'endSubtree']
  return Object.fromEntries(Object.entries(house).map(([kind, deliver]) => [kind, recorded(real.includes(kind) ? deliver : undefined)]))
}
