import type { InstanceId } from '#base'
import type { Command } from '#engine'
import fs from 'node:fs'
import { FIRST_CLIENT, type Answer } from './chaos-cast.js'
import type { Processes } from './chaos-processes.js'
import { World, type Chance, type Wish } from './chaos-world.js'
import { seeded } from './seeded.js'

/** A command that a client was told was carried out, and where it was told its first move led. */
export interface Acknowledged {
  readonly actor: number
  readonly key: string
  readonly instances: readonly number[]
  readonly version: number
  readonly state: string
}

/** What happened between the clients and the processes. */
export interface Talk {
  refused: number
  /** Sent again because nobody knew what had become of it. */
  resent: number
  /** Of those, answered from the first time. */
  replayed: number
  /** Second sends of an answered command that were not answered like the first, and refusals that no state explains: must be none. */
  answeredOtherwise: number
}

// Born instances get numbers of the clients' own, far above those that the database draws.
const IDS_A_CLIENT = 10_000_000
const BREATH_MS = 25

/** Clients that send one command after the other, each until it is answered, and write down what they are told. */
export class Clients {
  readonly acknowledged: Acknowledged[] = []
  readonly talk: Talk = { refused: 0, resent: 0, replayed: 0, answeredOtherwise: 0 }
  /** Refusals that no state explains. */
  readonly odd: string[] = []
  private readonly world = new World()
  private readonly log: fs.WriteStream
  private readonly living: Promise<void>[]
  private stopped = false
  private unanswered = 0
  private waiting: (() => void)[] = []
  lastHeard = Date.now()

  constructor(
    private readonly processes: Processes,
    count: number,
    seed: number,
    logFile: string,
  ) {
    this.log = fs.createWriteStream(logFile)
    this.living = Array.from({ length: count }, (_, i) => this.live(FIRST_CLIENT + i, seeded(seed + 1 + i)))
  }

  /** Resolves when that many commands have been acknowledged. */
  async reached(count: number): Promise<void> {
    while (this.acknowledged.length < count && !this.stopped) await new Promise<void>((resolve) => this.waiting.push(resolve))
  }

  /** No new wishes; resolves with how many commands were never answered within that time. */
  async stop(withinMs: number): Promise<number> {
    this.stopped = true
    for (const look of this.waiting.splice(0)) look()
    let giveUp: NodeJS.Timeout | undefined
    await Promise.race([Promise.all(this.living), new Promise((resolve) => (giveUp = setTimeout(resolve, withinMs)))])
    clearTimeout(giveUp)
    await new Promise((resolve) => this.log.end(resolve))
    return this.unanswered
  }

  private async live(actor: number, chance: Chance): Promise<void> {
    let born = 0
    const newId = (): InstanceId => (actor * IDS_A_CLIENT + ++born) as InstanceId
    for (let n = 1; !this.stopped; n++) {
      const wish = this.world.wish(chance, actor, n, newId)
      if (wish.command.moves.length === 0) {
        await breath()
        continue
      }
      this.unanswered++
      const answer = await this.insist(wish.command)
      this.unanswered--
      this.hear(wish, answer)
      if ('done' in answer && chance(20) === 0) await this.sendTwice(wish.command, answer.done)
    }
  }

  private hear(wish: Wish, answer: Exclude<Answer, { again: string }>): void {
    this.world.settled(wish)
    this.lastHeard = Date.now()
    if ('refused' in answer) {
      this.talk.refused++
      if (!/^(event|instance)\./.test(answer.refused)) {
        this.talk.answeredOtherwise++
        this.odd.push(`${wish.command.key} was refused: ${answer.refused}`)
      }
      this.world.refused(wish, answer.refused, answer.found)
      return
    }
    const { version, state } = answer.done
    const { actor, key, moves } = wish.command
    const one = { actor, key, instances: moves.map((move) => ('start' in move ? move.start.id : move.instance)), version, state }
    this.acknowledged.push(one)
    this.log.write(`${JSON.stringify(one)}\n`)
    this.world.done(wish, state)
    for (const look of this.waiting.splice(0)) look()
  }

  private async insist(command: Command): Promise<Exclude<Answer, { again: string }>> {
    for (;;) {
      const answer = await this.processes.send(command)
      if (answer && !('again' in answer)) {
        if ('done' in answer && answer.done.replayed) this.talk.replayed++
        return answer
      }
      this.talk.resent++
      await breath()
    }
  }

  private async sendTwice(command: Command, first: { version: number; state: string }): Promise<void> {
    const second = await this.processes.send(command)
    if (second === null || 'again' in second) return
    if ('done' in second && second.done.replayed && second.done.version === first.version && second.done.state === first.state) return
    this.talk.answeredOtherwise++
    this.odd.push(`${command.key} was answered ${JSON.stringify(first)}, then ${JSON.stringify(second)}`)
  }
}

function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, BREATH_MS))
}
