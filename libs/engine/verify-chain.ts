import { createHash } from 'node:crypto'
import { clockOf, dayOf, formatDate } from '#base'
import { CREATE, linkText, MIGRATE, replayOne, snapshotText, type Card, type Definition, type Lookup, type Snapshot } from '#engine/core'
import type { Fault, FaultKind, LedgerInstance, LedgerRow } from './ledger.js'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * What is wrong with one chain: its rows by version, and the instance they should lead to (null: there is none).
 * `closely`: a row that does not fit is looked for at other places of its chain, to say whether it was changed, moved or put in.
 */
export function checkChain(rows: readonly LedgerRow[], instance: LedgerInstance | null, find: Lookup, closely = true): Fault[] {
  const check = new ChainCheck(rows, instance?.version ?? Infinity, find, closely)
  check.rows()
  if (instance === null) check.complain('orphan', null, `${rows.length} moves of an instance that is not there`)
  else check.end(instance)
  return check.faults
}

class ChainCheck {
  readonly faults: Fault[] = []
  private snapshot: Snapshot | null = null

  constructor(
    private readonly chain: readonly LedgerRow[],
    /** The version at which the instance says it stands. */
    private readonly stands: number,
    private readonly find: Lookup,
    private readonly closely: boolean,
  ) {}

  complain(kind: FaultKind, version: number | null, says: string): void {
    const instance = this.chain[0]?.instance ?? null
    this.faults.push({ kind, instance, version, says })
  }

  rows(): void {
    let before: LedgerRow | null = null
    for (const row of this.chain) {
      const sound = this.follows(row, before) && this.links(row, before) && this.reads(row, before)
      // One row, one fault: what comes after it is judged by its own hash, and no longer by replay.
      if (sound && this.faults.length === 0) this.replays(row)
      before = row
    }
  }

  /** No version is left out, and none goes beyond the instance. */
  private follows(row: LedgerRow, before: LedgerRow | null): boolean {
    const expected = (before?.version ?? 0) + 1
    if (row.version > this.stands) {
      this.complain('added', row.version, `${told(row)} goes beyond the instance, which stands at version ${this.stands}`)
      return false
    }
    if (row.version === expected) return true
    const gap = row.version === expected + 1 ? `version ${expected} is missing` : `versions ${expected} to ${row.version - 1} are missing`
    this.complain(
      'missing',
      expected,
      before ? `${gap}: the chain goes from ${before.version} to ${row.version}` : `${gap}: the chain begins with ${row.version}`,
    )
    return false
  }

  private links(row: LedgerRow, before: LedgerRow | null): boolean {
    if (row.whole && linkOf(row, before?.hash ?? '') === row.hash) return true
    const place = this.placeOf(row)
    if (place !== null && place.version !== row.version) this.complain('reordered', row.version, `${told(row)} was written as version ${place.version}`)
    else if (this.isPutBefore(row, before)) this.complain('added', row.version, `${told(row)} was put in: the row behind it follows the one before it`)
    else this.complain('changed', row.version, `${told(row)} is not what was hashed: a part of it was changed, or it does not follow the row before it`)
    return false
  }

  /** Without this row its neighbours would fit. */
  private isPutBefore(row: LedgerRow, before: LedgerRow | null): boolean {
    const next = this.chain[this.chain.indexOf(row) + 1]
    const place = next && this.placeOf(next)
    return place?.after === (before?.hash ?? '')
  }

  private placeOf(row: LedgerRow): Place | null {
    return this.closely && this.faults.length < SEARCHES ? placeOf(row, this.chain) : null
  }

  /** What the hash covers is right in itself too: whoever can compute hashes must still tell a story that was possible. */
  private reads(row: LedgerRow, before: LedgerRow | null): boolean {
    const type = row.version === 1 ? CREATE : typeIn(row.event)
    if (type !== row.type) this.complain('changed', row.version, `${told(row)} was hashed as ${type}`)
    else if (before && row.at < before.at) this.complain('changed', row.version, `${told(row)} is stamped earlier than the row before it`)
    else if (before && this.faults.length === 0 && row.definitionHash !== before.definitionHash && row.type !== MIGRATE)
      this.complain('replay', row.version, `${told(row)} was stepped by another definition than the row before it, without a migration`)
    else return true
    return false
  }

  private replays(row: LedgerRow): void {
    try {
      this.snapshot = replayOne(this.find, this.snapshot, row)
      if (sha256(snapshotText(this.snapshot)) !== row.snapshotHash)
        this.complain('replay', row.version, `${told(row)} does not lead to the snapshot that was hashed`)
      else this.beside(row, this.snapshot)
    } catch (error) {
      this.complain('replay', row.version, `${told(row)} cannot be replayed: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /** What the hash does not cover follows from what it does. */
  private beside(row: LedgerRow, { value }: Snapshot): void {
    const record = this.find(row.definitionHash)?.events[row.type]?.record ?? null
    if (row.record !== record)
      this.complain('changed', row.version, `${told(row)} stands among the records as ${row.record ?? 'none'} instead of ${record ?? 'none'}`)
    if (row.answer !== null && row.answer !== value.work)
      this.complain('changed', row.version, `${told(row)} would be answered with ${row.answer}, and led to ${value.work}`)
  }

  end(instance: LedgerInstance): void {
    const { id, version } = instance
    const last = this.chain.at(-1)
    const complain = (kind: FaultKind, at: number, says: string): void => void this.faults.push({ kind, instance: id, version: at, says })
    if (!last) return complain('missing', 1, `the instance stands at version ${version} and has no history`)
    if (last.version < version) return complain('missing', last.version + 1, `the instance stands at version ${version}, its history ends with ${last.version}`)
    // Rows beyond the instance were named one by one.
    if (last.version > version) return
    const wrong = differences(instance, last, this.find(last.definitionHash))
    if (wrong.length) complain('instance', version, `${wrong.join(', ')} of the instance is not what its last move left`)
  }
}

/** The hash that a row has when it follows `previous`, as version `version`. */
function linkOf(row: LedgerRow, previous: string, version = row.version): string {
  const { instance, definitionHash: definition, at, actor, reason, key, event, snapshotHash } = row
  return sha256(linkText({ previous, instance, version, definition, at, actor, reason, key, event, snapshotHash }))
}

// A row that does not fit is tried at each place near its own: a hash for each pair of a predecessor and a version. A chain that is
// broken throughout says enough by its first faults.
const NEAR = 24
const SEARCHES = 10

interface Place {
  readonly after: string
  readonly version: number
}

/** Where in its chain a row was written: after which hash and as which version. Null when it fits nowhere: its own text was changed. */
function placeOf(row: LedgerRow, chain: readonly LedgerRow[]): Place | null {
  const index = chain.indexOf(row)
  const near = chain.slice(Math.max(0, index - NEAR), index + NEAR)
  const hashes = [...(index < NEAR ? [''] : []), ...near.map(({ hash }) => hash)]
  const versions = near.flatMap(({ version }) => [version, version + 1])
  for (const after of hashes)
    for (const version of new Set([row.version - 1, ...versions])) if (linkOf(row, after, version) === row.hash) return { after, version }
  return null
}

function differences(instance: LedgerInstance, last: LedgerRow, definition: Definition | undefined): string[] {
  const wrong: string[] = []
  const hold = (what: string, one: unknown, other: unknown): void => void (one !== other && wrong.push(what))
  hold('the head', instance.head, last.hash)
  hold('the snapshot', sha256(instance.snapshot), last.snapshotHash)
  hold('the moment', instance.at, last.at)
  hold('the actor', instance.actor, last.actor)
  // A definition that is not known was complained of by the replay; a snapshot that differs has no card worth comparing.
  if (!definition || wrong.includes('the snapshot')) return wrong
  const snapshot = JSON.parse(instance.snapshot) as Snapshot
  hold('the definition', instance.definition, `${definition.name}@${definition.version}`)
  hold('the end', instance.done, snapshot.done)
  const card = definition.card(snapshot)
  for (const member of CARD) hold(`${member} on the card`, instance.card[member], card[member])
  return wrong
}

const CARD = ['unit', 'holder', 'stage', 'state', 'dueOn', 'dueSource', 'late', 'label', 'path', 'note'] as const satisfies readonly (keyof Card)[]

function told({ version, type, at }: LedgerRow): string {
  return `version ${version} (${type}${Number.isFinite(at) ? `, ${formatDate(dayOf(at))} ${clockOf(at)}` : ''})`
}

function typeIn(event: string): string {
  try {
    return String((JSON.parse(event) as { type?: unknown }).type)
  } catch {
    return 'no event'
  }
}
