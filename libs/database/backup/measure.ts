import { createHash } from 'node:crypto'
import type { Sum } from './description.js'

const NEWLINE = 10

/** Counts and hashes what passes: in the text of COPY each row ends with a newline, and a newline inside a value is written `\n`. */
export class Measure {
  private readonly hash = createHash('sha256')
  private rows = 0
  bytes = 0

  add(chunk: Buffer): Buffer {
    this.hash.update(chunk)
    this.bytes += chunk.length
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) this.rows++
    return chunk
  }

  sum(): Sum {
    return { rows: this.rows, sha256: this.hash.digest('hex') }
  }
}
