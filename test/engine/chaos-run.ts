// npm run chaos -- --kills 40 [--backend postgres|redis|both] [--seed 7] [--clients 24] [--json]: processes, database, queue and clocks are
// maltreated that often while clients send; then every row is held against what the clients were told. Exit 1 when anything was found.
import { parseArgs } from 'node:util'
import { forget, runChaos, type Outcome } from './chaos.js'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    backend: { type: 'string', default: 'postgres' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    clients: { type: 'string', default: '24' },
    json: { type: 'boolean', default: false },
  },
})
const backends = values.backend === 'both' ? (['postgres', 'redis'] as const) : values.backend === 'redis' ? (['redis'] as const) : (['postgres'] as const)
const seed = Number(values.seed)
const started = performance.now()
// What was started is ended when the run is broken off.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const outcomes: Outcome[] = []
try {
  for (const backend of backends) {
    const say = (line: string): void => console.error(`[${backend}] ${line}`)
    outcomes.push(await runChaos({ kills: Number(values.kills), backend, seed, clients: Number(values.clients), say }))
  }
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
const sum = (of: (outcome: Outcome) => object): Record<string, number> => {
  const total: Record<string, number> = {}
  for (const outcome of outcomes) for (const [name, count] of Object.entries(of(outcome)) as [string, number][]) total[name] = (total[name] ?? 0) + count
  return total
}
const { kills, commands } = sum((outcome) => ({ kills: outcome.kills, commands: outcome.commands }))
const findings = sum((outcome) => outcome.findings)
const totals = sum((outcome) => outcome.totals)
const events = sum((outcome) => outcome.events)
const seconds = Math.round((performance.now() - started) / 1000)
const wrong = Object.entries(findings).filter(([, count]) => count > 0)
for (const outcome of outcomes) {
  if (Object.values(outcome.findings).every((count) => count === 0)) forget(outcome)
  else console.error([`logs are kept in ${outcome.dir}`, ...outcome.stories].join('\n'))
}
if (values.json) console.log(JSON.stringify({ kills, commands, ...findings, backend: values.backend, seed, seconds, events, ...totals }))
else {
  const told = Object.entries(events).map(([event, count]) => `${event} ${count}`)
  console.log(`${kills} events in ${seconds} s (${told.join(', ')}), seed ${seed}: ${commands} commands acknowledged`)
  console.log(
    Object.entries(totals)
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
  )
  console.log(wrong.length ? `WRONG: ${wrong.map(([what, count]) => `${what} ${count}`).join(', ')}` : `none: ${Object.keys(findings).join(', ')}`)
}
process.exitCode = wrong.length ? 1 : 0
