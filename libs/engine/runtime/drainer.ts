/** Fires and delivers until nothing is due. One round at a time: whoever asks meanwhile gets another round. */
export class Drainer {
  private running: Promise<void> | null = null
  private again = false
  private stopped = false

  constructor(
    private readonly fireDue: () => Promise<number>,
    private readonly deliver: () => Promise<number>,
  ) {}

  /** Resolves when all that was due at the call has been done; rejects when the database does not answer. */
  drain(): Promise<void> {
    if (this.running) {
      this.again = true
      return this.running
    }
    this.running = this.rounds().finally(() => {
      this.running = null
    })
    return this.running
  }

  /** No further step is begun; resolves when the one under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true
    await this.running?.catch(() => undefined)
  }

  private async rounds(): Promise<void> {
    do {
      this.again = false
      // What is delivered may arm timers, and timers ask for deliveries.
      while ((await this.untilNone(this.fireDue)) + (await this.untilNone(this.deliver)) > 0);
    } while (this.again && !this.stopped)
  }

  private async untilNone(act: () => Promise<number>): Promise<number> {
    let total = 0
    for (let done = 1; done > 0 && !this.stopped; total += done) done = await act()
    return total
  }
}
