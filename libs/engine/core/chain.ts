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
  const why = reason === null ? '' : JSON.stringify(reason)
  return `${previous}|${instance}|${version}|${definition}|${at}|${actor}|${why}|${JSON.stringify(key)}|${snapshotHash}|${event}`
}

/** The one text of a snapshot: stored, hashed, and compared by replay. */
export function snapshotText({ context, done, value }: Snapshot): string {
  return canonical({ context, done, value })
}

/**
 * The same text of a snapshot that `begin` or `step` made, or that was parsed from its text: its memory is canonical already (`asKept`), so
 * that nothing needs to be put in order. Replay compares with `snapshotText`.
 */
export function steppedText({ context, done, value: { deadline, work } }: Snapshot): string {
  return JSON.stringify({ context, done, value: { deadline, work } })
}
