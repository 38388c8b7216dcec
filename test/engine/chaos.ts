import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ENGINE, type PersonId } from '#base'
import { openDatabase } from '#database'
import { openEngine, type Command, type Engine } from '#engine'
import { migrateQueue } from '#engine/runtime'
import pg from 'pg'
import { anyCommand, definitions, planIds, quickLadder, ROOT, type Answer, type Ask, type Heard } from './chaos-cast.js'
import { judge, type Acknowledged, type Verdict } from './chaos-judge.js'
import { seeded } from './seeded.js'

export interface ChaosOptions {
  /** A migrated database that holds nothing yet. */
  readonly url: string
  readonly kills: number
  /** The same seed gives the same wishes, not the same moments. */
  readonly seed?: number
  readonly clients?: number
  readonly redis?: string
  readonly say?: (line: string) => void
}

export interface Outcome extends Verdict {
  readonly kills: number
  readonly acknowledged: number
  readonly refused: number
  /** Sent again because the process that had them died. */
  readonly resent: number
  /** Of those, answered from the first time. */
  readonly replayed: number
  /** Second sends of an answered command that were not answered like the first: must be none. */
  readonly answeredOtherwise: number
}

// Actors below are the engine and the runner itself.
const FIRST_CLIENT = 10
const QUIET_WITHIN_MS = 20_000

/**
 * Two engine processes on one database, killed at random with SIGKILL while clients send, each command with its key until it is answered.
 * Then every row is held against what the clients were told. Resolves with the counts; all findings must be zero.
 */
export async function runChaos(options: ChaosOptions): Promise<Outcome> {
  const { url, kills, clients = 16, seed = 1, say = () => undefined } = options
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  const database = await openDatabase({ url, max: 2 })
  const pair = new Pair(options, seeded(seed))
  try {
    await migrateQueue(url)
    await owner.query('create table public.chaos_told (effect text primary key, times int not null default 1); grant select, insert, update on public.chaos_told to dondoc_program')
    const engine = openEngine(database.store, definitions)
    await plant(engine, seeded(seed))
    await pair.start()
    const crowd = Array.from({ length: clients }, (_, i) => new Client(FIRST_CLIENT + i, pair, seeded(seed + 1 + i)))
    const ended = crowd.map((client) => client.live())
    await pair.killed(kills, say)
    for (const client of crowd) client.stop()
    await Promise.all(ended)
    await quiet(engine)
    await pair.stop()
    const sum = (of: (client: Client) => number): number => crowd.reduce((total, client) => total + of(client), 0)
    const acknowledged = crowd.flatMap((client) => client.acknowledged)
    return {
      kills,
      acknowledged: acknowledged.length,
      refused: sum(({ refused }) => refused),
      resent: sum(({ resent }) => resent),
      replayed: sum(({ replayed }) => replayed),
      answeredOtherwise: sum(({ otherwise }) => otherwise),
      ...(await judge(owner, definitions, acknowledged, FIRST_CLIENT)),
    }
  } finally {
    await pair.stop()
    await database.close()
    await owner.end()
  }
}

async function plant(engine: Engine, chance: (below: number) => number): Promise<void> {
  const as = { actor: ENGINE, roles: ['engine', 'deskOfficer'] as const }
  const start = (id: (typeof planIds)[number], definition: string, parent: typeof ROOT | null, input: object) => ({ start: { id, definition, parent, input: input as Record<string, unknown> } })
  const plans = planIds.map((id) => start(id, 'unit-plan@1', ROOT, { unit: `xa-${id}`, title: 'Kế hoạch', ladder: quickLadder(chance, Date.now() + 2_000) }))
  for (const command of [
    { ...as, actor: 1 as PersonId, key: 'plant', moves: [start(ROOT, 'directive@1', null, { more: { letter: 'x' } }), ...plans] },
    { ...as, actor: 1 as PersonId, key: 'assign', moves: [{ instance: ROOT, event: { type: 'ASSIGN', more: {} } }] },
  ] satisfies Command[]) {
    const planted = await engine.send(command)
    if (!planted.ok) throw new Error(`could not plant: ${planted.problem.code}`)
  }
}

/** Resolves when nothing is armed and nothing is pending any more. */
async function quiet(engine: Engine): Promise<void> {
  const until = Date.now() + QUIET_WITHIN_MS
  while (Date.now() < until && (await engine.nextDue()) !== null) await new Promise((resolve) => setTimeout(resolve, 50))
}

/** Two processes; what dies is started again. */
class Pair {
  private readonly children: (ChildProcess & { isReady?: boolean })[] = []
  private readonly open = new Map<number, { child: ChildProcess; answer: (answer: Answer | null) => void }>()
  private n = 0
  private answered = 0
  private stopping = false
  private waiting: (() => void)[] = []

  constructor(
    private readonly options: ChaosOptions,
    private readonly chance: (below: number) => number,
  ) {}

  async start(): Promise<void> {
    for (const place of [0, 1]) this.spawn(place)
    await this.until(() => this.children.every(({ isReady }) => isReady))
  }

  /** The answer, or null when the process died with the command. */
  async send(command: Command): Promise<Answer | null> {
    await this.until(() => this.children.some(({ isReady }) => isReady))
    const ready = this.children.filter(({ isReady }) => isReady)
    const child = ready[this.chance(ready.length)] as ChildProcess
    const n = ++this.n
    return new Promise((answer) => {
      this.open.set(n, { child, answer })
      child.send({ n, command } satisfies Ask, (error) => {
        if (error) this.settle(n, null)
      })
    })
  }

  /** Kills that many times, each time one that is at work, after some dozens of answers. */
  async killed(times: number, say: (line: string) => void): Promise<void> {
    for (let i = 0; i < times; i++) {
      const enough = this.answered + 30 + this.chance(200)
      await this.until(() => this.answered >= enough && this.children.some(({ isReady }) => isReady))
      const ready = this.children.filter(({ isReady }) => isReady)
      const victim = ready[this.chance(ready.length)]
      if (victim) victim.isReady = false
      victim?.kill('SIGKILL')
      say(`kill ${i + 1} of ${times}: ${this.answered} answers so far`)
    }
    await this.until(() => this.children.every(({ isReady }) => isReady))
  }

  async stop(): Promise<void> {
    this.stopping = true
    const alive = this.children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
    const gone = alive.map((child) => new Promise((resolve) => child.once('exit', resolve)))
    for (const child of alive) child.disconnect()
    await Promise.all(gone)
  }

  private spawn(place: number): void {
    const { url, redis } = this.options
    const child: (typeof this.children)[number] = fork(fileURLToPath(new URL('./chaos-process.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx', '--conditions=source'],
      env: { ...process.env, CHAOS_DATABASE_URL: url, ...(redis ? { CHAOS_REDIS_URL: redis } : {}), CHAOS_QUEUE: 'chaos' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.children[place] = child
    child.on('message', (message: Heard) => {
      if ('ready' in message) child.isReady = true
      else this.settle(message.n, message.answer)
      for (const look of this.waiting.splice(0)) look()
    })
    child.on('exit', () => {
      child.isReady = false
      for (const [n, { child: asked }] of this.open) if (asked === child) this.settle(n, null)
      if (!this.stopping) this.spawn(place)
    })
  }

  private settle(n: number, answer: Answer | null): void {
    if (answer) this.answered++
    this.open.get(n)?.answer(answer)
    this.open.delete(n)
  }

  private async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.waiting.push(resolve))
  }
}

/** Sends one command after the other, each until it is answered, and writes down what it was told. */
class Client {
  readonly acknowledged: Acknowledged[] = []
  refused = 0
  resent = 0
  replayed = 0
  otherwise = 0
  private stopped = false

  constructor(
    private readonly actor: number,
    private readonly pair: Pair,
    private readonly chance: (below: number) => number,
  ) {}

  stop(): void {
    this.stopped = true
  }

  async live(): Promise<void> {
    for (let n = 1; !this.stopped; n++) {
      const command = anyCommand(this.chance, this.actor, n)
      const answer = await this.insist(command)
      if ('refused' in answer) this.refused++
      else {
        this.acknowledged.push({ actor: this.actor, key: command.key, instances: command.moves.map((move) => ('instance' in move ? move.instance : move.start.id)) })
        if (this.chance(20) === 0) await this.sendTwice(command, answer.done.version)
      }
    }
  }

  private async insist(command: Command): Promise<Exclude<Answer, { again: string }>> {
    for (;;) {
      const answer = await this.pair.send(command)
      if (answer && !('again' in answer)) {
        if ('done' in answer && answer.done.replayed) this.replayed++
        return answer
      }
      this.resent++
    }
  }

  private async sendTwice(command: Command, version: number): Promise<void> {
    const second = await this.pair.send(command)
    if (second === null || 'again' in second) return
    if ('refused' in second || !second.done.replayed || second.done.version !== version) this.otherwise++
  }
}
