import type { Instant } from '#base'

/** The house's clock between two answers of the database: the last one told, carried on by this process's monotonic clock. Never ahead of it. */
export class ToldClock {
  private told: Instant | null = null
  private at = 0

  tell(now: Instant): void {
    this.told = now
    this.at = performance.now()
  }

  now(): Instant | null {
    return this.told === null ? null : ((this.told + Math.floor(performance.now() - this.at)) as Instant)
  }
}
