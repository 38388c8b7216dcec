import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Command } from '#engine'
import { SETTINGS, type Answer, type Heard, type Part, type Told } from './chaos-cast.js'
import type { Chance } from './chaos-world.js'

interface Member {
  readonly part: Part
  readonly child: ChildProcess
  isReady: boolean
  isFrozen: boolean
  /** We killed it ourselves, or it found no database when it started: anything else is a process that could not bear what happened. */
  mayEnd: boolean
}

const PARTS: readonly Part[] = ['server', 'worker', 'worker']
// What chaos-process.ts ends with when there is no database to start on.
const NOT_STARTED = 75
// A process that finds no database is not started again at once, as no supervisor would.
const START_AGAIN_MS = 300

/** A server and two workers, each a process of its own; what ends is started again. */
export class Processes {
  private readonly members: Member[] = []
  private readonly open = new Map<number, { child: ChildProcess; command: Command; since: number; answer: (answer: Answer | null) => void }>()
  private n = 0
  private stopping = false
  private waiting: (() => void)[] = []
  /** Processes that ended by themselves: must be none. */
  readonly crashes: string[] = []

  constructor(
    private readonly options: { readonly url: string; readonly redis: string | null; readonly log: number },
    private readonly chance: Chance,
  ) {}

  async start(): Promise<void> {
    process.once('exit', this.endAtOnce)
    for (const place of PARTS.keys()) this.spawn(place)
    await this.allReady()
  }

  allReady(): Promise<void> {
    return this.until(() => this.members.length === PARTS.length && this.members.every(({ isReady, isFrozen }) => isReady && !isFrozen))
  }

  /** The answer, or null when the process died with the command. Most commands go to the server, some to the workers. */
  async send(command: Command): Promise<Answer | null> {
    await this.until(() => this.members.some(({ isReady }) => isReady))
    const ready = this.members.filter(({ isReady }) => isReady)
    const server = ready.find(({ part }) => part === 'server')
    const { child } = server && this.chance(3) > 0 ? server : (ready[this.chance(ready.length)] as Member)
    const n = ++this.n
    return new Promise((answer) => {
      this.open.set(n, { child, command, since: Date.now(), answer })
      this.tell(child, { n, command }, () => this.settle(n, null))
    })
  }

  /** Kills one that is at work, as soon as there is one. */
  async kill(part: Part): Promise<void> {
    const victim = await this.anyOf(part)
    victim.isReady = false
    victim.mayEnd = true
    victim.child.kill('SIGKILL')
  }

  /** Stops a worker for that long; it may be killed meanwhile. One at a time. */
  async freeze(ms: number): Promise<void> {
    await this.until(() => !this.members.some(({ isFrozen }) => isFrozen))
    const victim = await this.anyOf('worker')
    victim.isFrozen = true
    victim.child.kill('SIGSTOP')
    setTimeout(() => {
      victim.isFrozen = false
      victim.child.kill('SIGCONT')
      this.lookAgain()
    }, ms)
  }

  async moveClock(clockBy: number): Promise<void> {
    this.tell((await this.anyOf('worker')).child, { clockBy })
  }

  /** Commands without an answer, the oldest first, and how the processes do: for whoever asks why nothing moves. */
  state(): string {
    const members = this.members.map(
      ({ part, child, isReady, isFrozen }) => `${part} ${child.pid ?? '?'}${isReady ? '' : ' starting'}${isFrozen ? ' frozen' : ''}`,
    )
    const open = [...this.open.values()].slice(0, 10).map(({ child, command, since }) => {
      const moves = command.moves.map((move) => ('start' in move ? `birth of ${move.start.id}` : `${move.event.type} of ${move.instance}`))
      return `  ${command.key} at ${child.pid ?? '?'} for ${Date.now() - since} ms: ${moves.slice(0, 4).join(', ')}`
    })
    return [members.join(' · '), `${this.open.size} commands open`, ...open].join('\n')
  }

  async stop(): Promise<void> {
    this.stopping = true
    const alive = this.members.filter(({ child }) => child.exitCode === null && child.signalCode === null)
    const gone = alive.map(({ child }) => new Promise((resolve) => child.once('exit', resolve)))
    for (const { child, isFrozen } of alive) {
      if (isFrozen) child.kill('SIGCONT')
      if (child.connected) child.disconnect()
    }
    const late = setTimeout(this.endAtOnce, 5_000)
    await Promise.all(gone)
    clearTimeout(late)
    process.off('exit', this.endAtOnce)
  }

  // A frozen process does not even notice that its parent has gone.
  private readonly endAtOnce = (): void => {
    for (const { child } of this.members) child.kill('SIGKILL')
  }

  private async anyOf(part: Part): Promise<Member> {
    const candidates = (): Member[] => this.members.filter((member) => member.part === part && member.isReady)
    await this.until(() => candidates().length > 0)
    const found = candidates()
    return found[this.chance(found.length)] as Member
  }

  private spawn(place: number): void {
    if (this.stopping) return
    const part = PARTS[place] ?? 'worker'
    const { url, redis, log } = this.options
    const child = fork(fileURLToPath(new URL('./chaos-process.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx', '--conditions=source', '--disable-warning=ExperimentalWarning'],
      env: { ...process.env, [SETTINGS.url]: url, [SETTINGS.part]: part, ...(redis === null ? {} : { [SETTINGS.redis]: redis }) },
      stdio: ['ignore', log, log, 'ipc'],
    })
    const member: Member = { part, child, isReady: false, isFrozen: false, mayEnd: false }
    this.members[place] = member
    child.on('message', (message: Heard) => {
      if ('ready' in message) member.isReady = true
      else this.settle(message.n, message.answer)
      this.lookAgain()
    })
    child.on('exit', (code, signal) => this.ended(place, member, code, signal))
  }

  private ended(place: number, member: Member, code: number | null, signal: string | null): void {
    member.isReady = false
    for (const [n, { child }] of this.open) if (child === member.child) this.settle(n, null)
    if (this.stopping) return
    if (!member.mayEnd && code !== NOT_STARTED) this.crashes.push(`${member.part} ${member.child.pid ?? '?'} ended by itself: ${signal ?? code}`)
    setTimeout(() => this.spawn(place), member.mayEnd ? 0 : START_AGAIN_MS)
  }

  private tell(child: ChildProcess, told: Told, lost: () => void = () => undefined): void {
    if (!child.connected) return lost()
    child.send(told, (error) => {
      if (error) lost()
    })
  }

  private settle(n: number, answer: Answer | null): void {
    this.open.get(n)?.answer(answer)
    this.open.delete(n)
  }

  private lookAgain(): void {
    for (const look of this.waiting.splice(0)) look()
  }

  private async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.waiting.push(resolve))
  }
}
