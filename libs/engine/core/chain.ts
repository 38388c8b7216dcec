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

/** The one text of a snapshot: stored, hashed, and compared by replay. It is `canonical({ context, done, value })`, made quickly. */
export function snapshotText({ context, done, value }: Snapshot): string {
  let members = ''
  for (const name of Object.keys(context).sort()) {
    const member = context[name]
    if (member !== undefined) members += `${members && ','}"${name}":${memberText(member)}`
  }
  return `{"context":{${members}},"done":${done},"value":${canonical(value)}}`
}

// Nobody changes an object of a snapshot, so its text may be remembered: most of a context goes on unchanged from step to step.
const texts = new WeakMap<object, string>()
const TO_BE_MADE = ''

function memberText(member: unknown): string {
  if (typeof member !== 'object' || member === null) return canonical(member)
  const known = texts.get(member)
  if (known) return known
  // What was parsed from canonical text has its names in order and its letters composed: the quick way gives the same text.
  const text = known === TO_BE_MADE ? JSON.stringify(member) : canonical(member)
  texts.set(member, text)
  return text
}

/** Parses canonical text. The objects inside are remembered as canonical, which makes their text quick to make again. */
export function parseCanonical(text: string): Record<string, unknown> {
  const parsed = JSON.parse(text) as Record<string, unknown>
  remember(parsed)
  return parsed
}

/** Parses the text of a snapshot. */
export function parseSnapshot(text: string): Snapshot {
  const snapshot = JSON.parse(text) as Snapshot
  remember(snapshot.context)
  return snapshot
}

function remember(parsed: Readonly<Record<string, unknown>>): void {
  for (const name in parsed) {
    const member = parsed[name]
    if (typeof member === 'object' && member !== null) texts.set(member, TO_BE_MADE)
  }
}
