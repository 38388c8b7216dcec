import type { Cluster } from './cluster.js'

/** What a load measured: transitions a second, and waiting times in milliseconds. */
export interface Measured {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** Processor time of program and PostgreSQL together, microseconds a transition. It barely depends on what else the machine does. */
  readonly cpuMicros: number
}

/** `clients` in a closed loop; each unit's events strictly in their order, the next only after the one before was answered. */
export async function closedLoop(
  cluster: Pick<Cluster, 'cpu'>,
  clients: number,
  units: readonly number[],
  events: number,
  act: (unit: number, event: number) => Promise<unknown>,
): Promise<Measured> {
  const waiting = units.map((unit): readonly [number, number] => [unit, 0])
  const times: number[] = []
  const total = units.length * events
  let head = 0
  const before = cluster.cpu()
  const started = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (times.length < total) {
        const next = waiting[head]
        if (next === undefined) {
          await new Promise((resolve) => setImmediate(resolve))
          continue
        }
        head++
        const [unit, event] = next
        const since = performance.now()
        await act(unit, event)
        times.push(performance.now() - since)
        if (event + 1 < events) waiting.push([unit, event + 1])
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  return { perSecond: total / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99), cpuMicros: (cluster.cpu() - before) / total }
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}
