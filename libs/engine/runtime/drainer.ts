/** Acts until nothing is left to do. One round at a time: whoever asks meanwhile gets another round, and the same answer. */
class Rounds {
  private running: Promise<number> | null = null
  private again = false
  private stopped = false

  constructor(
    private readonly act: () => Promise<number>,
    private readonly afterwards: (done: number) => Promise<void>,
  ) {}

  /** Resolves with how much was done; rejects when the database does not answer. */
  run(): Promise<number> {
    this.again = true
    this.running ??= this.rounds().finally(() => {
      this.running = null
    })
    return this.running
  }

  async stop(): Promise<void> {
    this.stopped = true
    await this.running?.catch(() => undefined)
  }

  private async rounds(): Promise<number> {
    let total = 0
    while (this.again && !this.stopped) {
      this.again = false
      const before = total
      for (let done = 1; done > 0 && !this.stopped; total += done) done = await this.act()
      await this.afterwards(total - before)
    }
    return total
  }
}

/** Fires and delivers, each by itself: a delivery that takes long holds up no timer. `afterwards` hears how much was done when nothing is left. */
export class Drainer {
  private readonly firing: Rounds
  private readonly delivering: Rounds

  constructor(fireDue: () => Promise<number>, deliver: () => Promise<number>, afterwards: (done: number) => Promise<void>) {
    this.firing = new Rounds(fireDue, afterwards)
    this.delivering = new Rounds(deliver, afterwards)
  }

  fire(): Promise<number> {
    return this.firing.run()
  }

  deliver(): Promise<number> {
    return this.delivering.run()
  }

  /** Resolves when all that was due at the call has been done: what is delivered may arm timers, and timers ask for deliveries. */
  async drain(): Promise<void> {
    while ((await this.fire()) + (await this.deliver()) > 0);
  }

  /** No further step is begun; resolves when those under way have ended. */
  async stop(): Promise<void> {
    await Promise.all([this.firing.stop(), this.delivering.stop()])
  }
}
