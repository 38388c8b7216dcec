import { createHash, type Hash } from 'node:crypto'
import { addDays, formatDate, type InstanceId, type LocalDate } from '#base'
import { endOf, sealHash, shelfHash, type Head, type Seal } from './seal.js'
import type { Fault, LedgerRow } from './ledger.js'

interface Sum {
  readonly root: Hash
  instances: number
  moves: number
}

/** Takes the chains shelf by shelf and makes every day's seal anew. A shelf that stood still for a while is hashed once. */
export class SealCheck {
  private readonly ends: readonly number[]
  private readonly sums: readonly Sum[]

  constructor(private readonly seals: readonly Seal[]) {
    this.ends = seals.map(({ day }) => endOf(day))
    this.sums = seals.map(() => ({ root: createHash('sha256'), instances: 0, moves: 0 }))
  }

  /** The chains of one shelf, by ascending ids; each by ascending versions. */
  add(chains: readonly (readonly LedgerRow[])[]): void {
    const changes = this.changesOf(chains)
    const heads = new Map<InstanceId, Head>()
    const days = [...changes.keys()].sort((a, b) => a - b)
    for (const [i, day] of days.entries()) {
      for (const head of changes.get(day) ?? []) heads.set(head.instance, head)
      this.keep(
        [...heads.values()].sort((a, b) => a.instance - b.instance),
        day,
        days[i + 1] ?? this.seals.length,
      )
    }
  }

  faults(): Fault[] {
    return [...this.notInOrder(), ...runs(this.seals.map((seal, i) => this.misfitOf(seal, i))).map(({ says }) => faultOf(says))]
  }

  /** The head of each instance that moved, by the first seal that covers it. */
  private changesOf(chains: readonly (readonly LedgerRow[])[]): Map<number, Head[]> {
    const changes = new Map<number, Head[]>()
    for (const rows of chains) {
      let latest = 0
      for (const [i, row] of rows.entries()) {
        latest = Math.max(latest, this.sealOf(row.at))
        const next = rows[i + 1]
        if (latest >= this.seals.length) break
        if (next && Math.max(latest, this.sealOf(next.at)) === latest) continue
        const list = changes.get(latest)
        if (list) list.push(row)
        else changes.set(latest, [row])
      }
    }
    return changes
  }

  /** Index of the first seal whose day had not ended at that moment. */
  private sealOf(at: number): number {
    let [low, high] = [0, this.ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (at < (this.ends[middle] ?? 0)) high = middle
      else low = middle + 1
    }
    return low
  }

  private keep(heads: readonly Head[], from: number, to: number): void {
    const hash = shelfHash(heads)
    const moves = heads.reduce((sum, { version }) => sum + version, 0)
    for (const sum of this.sums.slice(from, to)) {
      sum.root.update(hash)
      sum.instances += heads.length
      sum.moves += moves
    }
  }

  /** What differs under a seal, or null when all is as it was sealed. */
  private misfitOf(seal: Seal, index: number): string | null {
    const { root, instances, moves } = this.sums[index] as Sum
    if (sealHash({ ...seal, instances, moves }, root.digest('hex')) === seal.hash && instances === seal.instances && moves === seal.moves) return null
    const counts = `${seal.instances} instances with ${seal.moves} moves were sealed, ${instances} with ${moves} are there`
    return `what happened up to the end of ${formatDate(seal.day)} is not what was sealed: ${counts}`
  }

  private notInOrder(): Fault[] {
    return this.seals.flatMap((seal, i) => {
      const before = this.seals[i - 1]
      if (before && addDays(before.day, 1) !== seal.day) return faultOf(`the seals between ${formatDate(before.day)} and ${formatDate(seal.day)} are missing`)
      if (!before && seal.previous !== null) return faultOf(`the seals before ${formatDate(seal.day)} are missing`)
      return before && seal.previous !== before.hash ? faultOf(`the seal of ${formatDate(seal.day)} does not follow the one before it`) : []
    })
  }
}

/** Seals that fail one after the other fail for one reason: the first of them is told, with how many follow. */
function runs(misfits: readonly (string | null)[]): { readonly says: string }[] {
  return misfits.flatMap((says, i) => {
    if (says === null || (i > 0 && misfits[i - 1] !== null)) return []
    const end = misfits.indexOf(null, i)
    const more = (end < 0 ? misfits.length : end) - i - 1
    if (more === 0) return { says }
    return { says: more === 1 ? `${says}; nor does the seal after it` : `${says}; nor do the ${more} seals after it` }
  })
}

/** Seals that were kept elsewhere against those of the database: whoever rewrites a chain and all its seals does not reach the copy. */
export function compareSeals(elsewhere: readonly Seal[], seals: readonly Seal[]): Fault[] {
  const kept = new Map<LocalDate, Seal>(seals.map((seal) => [seal.day, seal]))
  const misfits = elsewhere.map(({ day, previous, hash, instances, moves }) => {
    const seal = kept.get(day)
    if (!seal) return `the seal of ${formatDate(day)} was exported and is no longer there`
    const same = seal.previous === previous && seal.hash === hash && seal.instances === instances && seal.moves === moves
    return same ? null : `the seal of ${formatDate(day)} is not the one that was exported`
  })
  return runs(misfits).map(({ says }) => faultOf(says))
}

function faultOf(says: string): Fault {
  return { kind: 'seal', instance: null, version: null, says }
}
