import { createHash } from 'node:crypto'
import { addDays, at, type Instant, type InstanceId, type LocalDate } from '#base'

/** One hash over all heads at the end of a day, chained with the day before; hashes in hex. */
export interface Seal {
  readonly day: LocalDate
  /** Hash of the seal before; null for the first. */
  readonly previous: string | null
  readonly hash: string
  /** How many instances there were, and how many moves they had made. */
  readonly instances: number
  readonly moves: number
  /** When it was written, on the house's clock. Not hashed. */
  readonly at: Instant
}

/** The last row of an instance at some moment. */
export interface Head {
  readonly instance: InstanceId
  readonly version: number
  readonly hash: string
}

/** Ids of one shelf: heads are hashed shelf by shelf, and the shelves' hashes once more. */
export const SHELF = 256

/** Hash of a shelf's heads, in the order of their ids. */
export function shelfHash(heads: Iterable<Head>): Buffer {
  const hash = createHash('sha256')
  for (const { instance, version, hash: head } of heads) {
    const numbers = Buffer.alloc(12)
    numbers.writeBigInt64BE(BigInt(instance))
    numbers.writeInt32BE(version, 8)
    hash.update(numbers).update(head, 'hex')
  }
  return hash.digest()
}

/** The hash of a seal; `root` is the hash over the shelves' hashes. The statement `seal-day` says the same in SQL. */
export function sealHash({ day, previous, instances, moves }: Pick<Seal, 'day' | 'previous' | 'instances' | 'moves'>, root: string): string {
  const text = [day, instances, moves, ...(previous === null ? [] : [previous]), root].join('|')
  return createHash('sha256').update(text).digest('hex')
}

/** The first moment that a day's seal does not cover: midnight of Asia/Ho_Chi_Minh. */
export function endOf(day: LocalDate): Instant {
  return at(addDays(day, 1), '00:00')
}
