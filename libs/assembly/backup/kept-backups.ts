import fs from 'node:fs'
import path from 'node:path'
import type { Instant } from '#base'

/** Why the house wrote it: daily (also when it stops), or because the program that starts is about to change the schema. */
export type Reason = 'daily' | 'before-update'

/** A backup that the house wrote by itself. */
export interface Kept {
  readonly file: string
  /** `YYYY-MM-DD` and `hh:mm` on a Vietnamese clock; the machine's, not a sample's. */
  readonly day: string
  readonly clock: string
  readonly at: Instant
  readonly reason: Reason
}

const NAME = /^(\d{4}-\d{2}-\d{2})-(\d{2})(\d{2})(\d{2})(-before-update)?\.dondoc\.gz$/u

export function folderOf(dataDir: string): string {
  return path.join(dataDir, 'backups')
}

const VIET_NAM = 7 * 3_600_000

/** `2026-11-21-143005.dondoc.gz`: names sort by their moment. */
export function nameFor(at: Instant, reason: Reason): string {
  const [day = '', clock = ''] = new Date(at + VIET_NAM).toISOString().slice(0, 19).split('T')
  return `${day}-${clock.replaceAll(':', '')}${reason === 'daily' ? '' : `-${reason}`}.dondoc.gz`
}

/** The backups in the folder, newest first; none when the folder is not there. */
export function keptIn(folder: string): Kept[] {
  if (!fs.existsSync(folder)) return []
  const found = fs.readdirSync(folder).flatMap((name) => {
    const [, day, hours, minutes, seconds, update] = NAME.exec(name) ?? []
    if (day === undefined) return []
    const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}+07:00`) as Instant
    return [
      { file: path.join(folder, name), day, clock: `${hours}:${minutes}`, at, reason: update === undefined ? ('daily' as const) : ('before-update' as const) },
    ]
  })
  return found.sort((one, other) => other.at - one.at)
}

/** Those to be thrown away: of each reason the newest of each day stays, for the latest `days` days that have one. */
export function superfluous(kept: readonly Kept[], days: number): Kept[] {
  const rest: Kept[] = []
  for (const reason of ['daily', 'before-update'] as const) {
    const seen = new Set<string>()
    for (const one of kept.filter((each) => each.reason === reason)) {
      if (seen.has(one.day) || seen.size >= days) rest.push(one)
      seen.add(one.day)
    }
  }
  return rest
}
