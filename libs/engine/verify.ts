import type { InstanceId } from '#base'
import { byHash } from '#engine/core'
import type { Fault, Ledger, LedgerInstance, LedgerRow, Shelf, Trace } from './ledger.js'
import type { Definitions } from './plan.js'
import { checkChain } from './verify-chain.js'
import { SealCheck } from './verify-seals.js'

export interface Verdict {
  readonly instances: number
  readonly moves: number
  readonly seals: number
  /** At most a thousand; `unlisted` counts the others. */
  readonly faults: readonly Fault[]
  readonly unlisted: number
}

const LISTED = 1_000

/**
 * Holds every chain against its own hashes, against its replay, against the instance it belongs to and against the daily seals.
 * Memory does not grow with the house: one shelf at a time. `progress` hears of the moves read so far, shelf by shelf.
 */
export async function verify(ledger: Ledger, definitions: Definitions, progress: (moves: number) => void = () => undefined): Promise<Verdict> {
  const find = byHash(definitions.values())
  const seals = await ledger.seals()
  const sealed = new SealCheck(seals)
  const found = new Faults()
  let [instances, moves] = [0, 0]
  for await (const shelf of ledger.shelves()) {
    instances += shelf.instances.length
    moves += shelf.rows.length
    const chains = chainsOf(shelf)
    for (const { instance, rows } of chains) found.add(checkChain(rows, instance, find, found.unlisted === 0))
    sealed.add(chains.map(({ rows }) => rows))
    progress(moves)
  }
  found.add((await ledger.traces()).map(faultOf))
  found.add(sealed.faults())
  return { instances, moves, seals: seals.length, faults: found.listed, unlisted: found.unlisted }
}

class Faults {
  readonly listed: Fault[] = []
  unlisted = 0

  add(faults: readonly Fault[]): void {
    const room = LISTED - this.listed.length
    this.listed.push(...faults.slice(0, room))
    this.unlisted += Math.max(0, faults.length - room)
  }
}

interface Chain {
  readonly instance: LedgerInstance | null
  readonly rows: readonly LedgerRow[]
}

/** Each instance with its rows, each of both also without the other; in the order of the ids. */
function chainsOf({ instances, rows }: Shelf): Chain[] {
  const chains = new Map<InstanceId, { instance: LedgerInstance | null; rows: LedgerRow[] }>()
  for (const instance of instances) chains.set(instance.id, { instance, rows: [] })
  for (const row of rows) {
    const chain = chains.get(row.instance)
    if (chain) chain.rows.push(row)
    else chains.set(row.instance, { instance: null, rows: [row] })
  }
  return [...chains].sort(([a], [b]) => a - b).map(([, chain]) => chain)
}

function faultOf({ kind, what, instance, version }: Trace): Fault {
  const says =
    kind === 'kin'
      ? 'its parent is not there, or its ancestors and its root are not those of its parent'
      : `${what} of version ${version} is kept, which the instance has not reached: the end of its chain was cut`
  return { kind, instance, version, says }
}
