// One engine with its runtime, as the killer's victim: commands come over the channel of its parent, timers and effects by themselves.
import { ENGINE, type InstanceId } from '#base'
import { openDatabase, statement } from '#database'
import { openEngine, type Deliverers, type Engine } from '#engine'
import { openRuntime, type Runtime } from '#engine/runtime'
import { randomUUID } from 'node:crypto'
import { definitions, type Answer, type Ask, type Heard } from './chaos-cast.js'

const url = process.env['CHAOS_DATABASE_URL'] ?? ''
const redis = process.env['CHAOS_REDIS_URL']
const told = statement<{ effects: readonly string[] }, never>(
  'chaos-told',
  ['effects'],
  'insert into public.chaos_told (effect) select unnest($1::text[]) on conflict (effect) do update set times = chaos_told.times + 1',
)

const { store, sql } = await openDatabase({ url, max: 2 })
let runtime: Runtime | null = null
const engine = openEngine(store, definitions, (batch) => runtime?.committed(batch))
const deliverers: Deliverers = {
  tell: async (effects) => void (await sql.run(told, { effects: effects.map(({ instance, version, n }) => `${instance}:${version}:${n}`) })),
  look: async (effects) => look(engine, [...new Set(effects.flatMap(({ target }) => target ?? []))]),
}
const said = (event: string, facts?: object): void => console.error(process.pid, event, JSON.stringify(facts))
const connection = redis ? { redis } : { postgres: url }
runtime = await openRuntime({
  engine,
  deliver: () => engine.deliver(deliverers, 100),
  connection,
  log: said,
  sweepMs: 400,
  queue: process.env['CHAOS_QUEUE'] ?? 'wake',
})

process.on('message', ({ n, command }: Ask) => {
  void engine
    .send(command)
    .then((result): Answer => (result.ok ? { done: result.value } : { refused: result.problem.code }))
    .catch((error: Error): Answer => ({ again: error.message }))
    .then((answer) => report({ n, answer }))
})
process.on('disconnect', () => process.exit(0))
report({ ready: true })

function report(heard: Heard): void {
  if (process.connected) process.send?.(heard)
}

async function look(on: Engine, targets: readonly InstanceId[]): Promise<void> {
  for (const [instance, totals] of await on.totals(targets)) {
    const result = await on.send({
      actor: ENGINE,
      roles: ['engine'],
      key: `look:${randomUUID()}`,
      moves: [{ instance, event: { type: 'CHILDREN', ...totals } }],
    })
    // A directive with nothing to do for these totals says so, and that is an answer.
    if (!result.ok && !result.problem.code.startsWith('event.')) throw new Error(result.problem.code)
  }
}
