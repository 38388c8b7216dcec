import { ENGINE, type PersonId } from '#base'
import { openDatabase } from '#database'
import { openEngine, type Command, type Engine } from '#engine'
import { migrateQueue } from '#engine/runtime'
import pg from 'pg'
import { anyCommand, definitions, planIds, quickLadder, ROOT, type Answer } from './chaos-cast.js'
import { Pair } from './chaos-pair.js'
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
    await owner.query(
      'create table public.chaos_told (effect text primary key, times int not null default 1); grant select, insert, update on public.chaos_told to dondoc_program',
    )
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
  const start = (id: (typeof planIds)[number], definition: string, parent: typeof ROOT | null, input: object) => ({
    start: { id, definition, parent, input: input as Record<string, unknown> },
  })
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
        this.acknowledged.push({
          actor: this.actor,
          key: command.key,
          instances: command.moves.map((move) => ('instance' in move ? move.instance : move.start.id)),
        })
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
