import { canonical } from '#base'
import type { Snapshot } from './types.js'

/** What one link of an instance's chain covers. */
export interface Link {
  /** Hash of the link before, '' for the first. */
  readonly previous: string
  readonly instance: number
  readonly version: number
  readonly definition: string
  readonly at: number
  readonly actor: number
  readonly reason: string | null
  readonly key: string
  /** Canonical text of the event. */
  readonly event: string
  readonly snapshotHash: string
}

/** The text that is hashed. No field before the event can hold the separator, so no two links share a text. */
export function linkText(link: Link): string {
  const { previous, instance, version, definition, at, actor, reason, key, event, snapshotHash } = link
  return [previous, instance, version, definition, at, actor, reason === null ? '' : JSON.stringify(reason), JSON.stringify(key), snapshotHash, event].join('|')
}

/** The one text of a snapshot: stored, hashed, and compared by replay. */
export function snapshotText(snapshot: Snapshot): string {
  return canonical({ context: snapshot.context, done: snapshot.done, value: snapshot.value })
}
