import type { Clients } from './chaos-clients.js'
import type { OwnPostgres, OwnQueue } from './chaos-places.js'
import type { Processes } from './chaos-processes.js'
import type { Chance } from './chaos-world.js'

/** What the killer does; `cut` ends all connections, to Redis too. */
export const EVENTS = ['killServer', 'killWorker', 'restartPostgres', 'cut', 'flush', 'freeze', 'clock'] as const
export type KillerEvent = (typeof EVENTS)[number]

// Ten events hold each sort at least once, in an order of chance.
const DECK: readonly KillerEvent[] = [
  'killServer',
  'killServer',
  'killWorker',
  'killWorker',
  'killWorker',
  'restartPostgres',
  'cut',
  'flush',
  'freeze',
  'clock',
]
export const ANSWERS_BETWEEN = 50
const HOUR = 3_600_000
// Longer than the queue's lock (LOCK_MS); every fourth also longer than PostgreSQL lets a silent transaction hold its locks.
const FROZEN_MS = 2_000
const FROZEN_LONG_MS = 8_000

export interface Stage {
  readonly clients: Clients
  readonly processes: Processes
  readonly postgres: OwnPostgres
  readonly queue: OwnQueue
  readonly chance: Chance
  readonly say: (line: string) => void
}

/** That many events, each after at least fifty more acknowledged commands and at a moment of chance. Answers how many of each sort. */
export async function killAround(stage: Stage, times: number): Promise<Record<KillerEvent, number>> {
  const { clients, chance, say } = stage
  const counts = Object.fromEntries(EVENTS.map((event) => [event, 0])) as Record<KillerEvent, number>
  let deck: KillerEvent[] = []
  for (let i = 1; i <= times; i++) {
    await clients.reached(clients.acknowledged.length + ANSWERS_BETWEEN + chance(60))
    await new Promise((resolve) => setTimeout(resolve, chance(60)))
    if (!deck.length) deck = shuffled(DECK, chance)
    const event = deck.pop() ?? 'killWorker'
    await act(stage, event)
    counts[event]++
    say(`${i} of ${times}: ${event}, after ${clients.acknowledged.length} commands`)
  }
  return counts
}

function act({ processes, postgres, queue, chance }: Stage, event: KillerEvent): Promise<unknown> {
  switch (event) {
    case 'killServer':
      return processes.kill('server')
    case 'killWorker':
      return processes.kill('worker')
    case 'restartPostgres':
      return postgres.restart()
    case 'cut':
      return Promise.all([postgres.cut(), queue.cut()])
    case 'flush':
      return queue.flush()
    case 'freeze':
      return processes.freeze(chance(4) === 0 ? FROZEN_LONG_MS : FROZEN_MS + chance(1_500))
    case 'clock':
      return processes.moveClock((chance(2) ? 1 : -1) * (1 + chance(48)) * HOUR)
  }
}

function shuffled<One>(list: readonly One[], chance: Chance): One[] {
  const left = [...list]
  return Array.from({ length: left.length }, () => left.splice(chance(left.length), 1)).flat()
}
