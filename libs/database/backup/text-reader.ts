const NEWLINE = 10
const END = Buffer.from('\n\\.\n')
// A header names every table and column of the house: a few kilobytes. Whatever has no newline for this long is no backup.
const LONGEST_LINE = 4 * 1024 * 1024

/** Reads a backup's text piece by piece: lines of ours, and between them the rows of a table, of any length, in bounded memory. */
export class TextReader {
  private rest: Buffer = Buffer.alloc(0)

  constructor(private readonly source: AsyncIterator<Buffer>) {}

  /** The next line without its newline; null at the end of the file, or where no line ends. */
  async line(): Promise<string | null> {
    for (;;) {
      const at = this.rest.indexOf(NEWLINE)
      if (at >= 0) {
        const line = this.rest.toString('utf8', 0, at)
        this.rest = this.rest.subarray(at + 1)
        return line
      }
      if (this.rest.length > LONGEST_LINE) return null
      const chunk = await this.next()
      if (!chunk) return null
      this.rest = Buffer.concat([this.rest, chunk])
    }
  }

  /** The rows of a table, up to the line that ends them. Returns false when the file ends first. */
  async *rows(): AsyncGenerator<Buffer, boolean> {
    // The newline of the line before: without it the end of an empty table would not be found.
    let held = Buffer.concat([Buffer.of(NEWLINE), this.rest])
    let given = 1
    for (;;) {
      const at = held.indexOf(END)
      // The last bytes may be the beginning of an end: they wait for the next chunk.
      const kept = Math.max(0, held.length - END.length + 1)
      const until = at >= 0 ? at + 1 : Math.max(given, kept)
      if (until > given) yield held.subarray(given, until)
      if (at >= 0) {
        this.rest = held.subarray(at + END.length)
        return true
      }
      const chunk = await this.next()
      if (!chunk) return false
      held = Buffer.concat([held.subarray(kept), chunk])
      given = until - kept
    }
  }

  private async next(): Promise<Buffer | null> {
    const { done, value } = await this.source.next()
    return done ? null : value
  }
}
