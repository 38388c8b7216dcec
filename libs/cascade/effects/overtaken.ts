import { STAGES, type Stage } from '#base'
import type { FullRow } from '../needs.js'

/** What a notice said of the work when its rung rang. */
interface Rang {
  readonly about: string
  readonly kind: string
  readonly level: number
  readonly stage?: Stage
}

/**
 * The work moved on since the rung: “chưa cập nhật” would be said of what has just been handed in. Or it went on hold: then no rung is heard any
 * more. Asked when a notice is written and once more when a mail is cut, which may be days later (the weekly list).
 */
export function isOvertaken({ about, kind, level, stage }: Rang, row: Pick<FullRow, 'hold' | 'done' | 'stage' | 'dueOn'>): boolean {
  // A list of many stands whatever one of them does; each line of it is looked at on its page.
  if (level === 3 || about === 'rung.reviewList') return false
  if ((row.hold !== null || row.done) && about.startsWith('rung.')) return true
  // That a report may be handed in is no news to whoever has handed it in; that a letter has come is, even to a unit that has opened it.
  if (kind === 'open' && row.stage === 'stopped' && row.dueOn !== null) return true
  if (stage === undefined || !['reminder', 'escalation', 'proposal'].includes(kind)) return false
  return row.done || row.stage === 'stopped' || STAGES.indexOf(row.stage) < STAGES.indexOf(stage)
}
