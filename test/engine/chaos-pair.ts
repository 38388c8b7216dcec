import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Command } from '#engine'
import type { Answer, Ask, Heard } from './chaos-cast.js'

/** Two processes; what dies is started again. */
export class Pair {
  private readonly children: (ChildProcess & { isReady?: boolean })[] = []
  private readonly open = new Map<number, { child: ChildProcess; answer: (answer: Answer | null) => void }>()
  private n = 0
  private answered = 0
  private stopping = false
  private waiting: (() => void)[] = []

  constructor(
    private readonly options: { readonly url: string; readonly redis?: string },
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
