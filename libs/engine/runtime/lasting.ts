/** A part of the queue's library that holds connections of its own. */
export interface Part {
  on(event: 'error', listener: (error: Error) => void): unknown
  waitUntilReady(): Promise<unknown>
  close(): Promise<void>
}

// A part that fails more often within a second asks again at once, for ever; one that rests this long does no harm.
const MOST_ERRORS = 20
const SECOND = 1_000
const REST_MS = 1_000
// A server that does not answer holds up nobody's stop.
const PATIENCE_MS = 5_000

/**
 * Keeps one part alive. The library makes broken connections anew by itself, with two exceptions that are mended here by a new part:
 * one whose first connection failed never tries again (it remembers the refusal), and one that meets an error it does not take for a broken
 * connection (a server that is starting up, a schema that is gone) tries again without any pause.
 */
export class Lasting<P extends Part> {
  private current: P | null
  private readonly errors = { since: 0, count: 0 }
  private rest: NodeJS.Timeout | null = null
  private closed = false

  constructor(
    private readonly make: () => P,
    private readonly heard: (error: Error) => void,
  ) {
    this.current = this.made()
  }

  /** Null while the part rests. */
  get part(): P | null {
    return this.current
  }

  /** Waits for what the part has in hand, but not for ever. */
  async close(): Promise<void> {
    this.closed = true
    if (this.rest) clearTimeout(this.rest)
    if (this.current) await within(PATIENCE_MS, closing(this.current)).catch(() => undefined)
  }

  private made(): P {
    const part = this.make()
    part.on('error', (error) => this.failed(part, error))
    part.waitUntilReady().catch((error: Error) => {
      if (part === this.current && !this.closed) this.heard(error)
      this.replace(part)
    })
    return part
  }

  private failed(part: P, error: Error): void {
    const now = performance.now()
    if (now - this.errors.since > SECOND) Object.assign(this.errors, { since: now, count: 0 })
    this.errors.count++
    // What fails again and again says the same.
    if (this.errors.count <= 3) this.heard(error)
    if (this.errors.count > MOST_ERRORS) this.replace(part)
  }

  private replace(part: P): void {
    if (part !== this.current || this.closed) return
    this.current = null
    void part.close().catch(() => undefined)
    this.rest = setTimeout(() => (this.current = this.made()), REST_MS)
  }
}

// A part that is closed while it is still connecting leaves its connection open behind it.
async function closing(part: Part): Promise<void> {
  await within(SECOND, part.waitUntilReady()).catch(() => undefined)
  await part.close()
}

/** The promise's answer, or a rejection after so long without one. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let alarm: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => (alarm = setTimeout(() => reject(new Error(`no answer within ${ms / 1000} s`)), ms)))
  try {
    return await Promise.race([promise, tooLate])
  } finally {
    clearTimeout(alarm)
  }
}
