import { formatDate, refuse, type Due, type LocalDate, type Problem } from '#base'
import type { WorkContext } from '#workflows'
import type { World } from './world.js'

type Refused = { readonly ok: false; readonly problem: Problem }

/** What was asked and what is answered: the day, and the words with it. */
export interface Answered {
  readonly wantedOn: LocalDate
  readonly payload: Readonly<Record<string, unknown>>
  /** Who answers, by name. */
  readonly by: string
}

/**
 * Why a unit may ask for no more time, or null where it may. **Rules:** the work has a date; a request is in time until that day ends (24:00,
 * Civil Code 2015 art. 148.6) – the day by which timeliness is judged, so an urging letter opens no new time to ask; and no more requests were
 * granted than the rules of the directive allow (`extensionsAtMost`, 0–2). One that was refused or taken back does not count against the unit.
 * Problems: `extension.notEarlier` (no date at all), `extension.tooLate`, `extension.atMost`.
 */
export function moreTimeRefused(world: Pick<World, 'today' | 'policy'>, { due, dueKept, extensionsGranted }: WorkContext): Refused | null {
  const until = dueKept ?? due.on
  if (until === null) return refuse('extension.notEarlier', { dueOn: null, wanted: null })
  if (world.today > until) return refuse('extension.tooLate', { dueOn: until })
  const atMost = world.policy.extensionsAtMost
  return extensionsGranted >= atMost ? refuse('extension.atMost', { atMost }) : null
}

/** The date that a request brings: the day that was asked for, or the other one that the answer names. */
function grantedOn({ wantedOn, payload }: Answered): LocalDate {
  return (payload['dueOn'] as LocalDate | undefined) ?? wantedOn
}

/** A granted day lies after the present date, and has not passed. Problems: `extension.notEarlier`, `date.past`. */
export function grantRefused(world: Pick<World, 'today'>, answered: Answered, before: Due): Refused | null {
  const on = grantedOn(answered)
  if (before.on !== null && on <= before.on) return refuse('extension.notEarlier', { dueOn: before.on, wanted: on })
  return on < world.today ? refuse('date.past', { date: on, today: world.today }) : null
}

/** Whose word the new date is: the leader's where his opinion is recorded, else the Office's. All three days and who answered stand in its rules. */
export function grantedDue(answered: Answered, before: Due): Due {
  const { wantedOn, payload, by } = answered
  const on = grantedOn(answered)
  const opinion = payload['opinion'] as string | undefined
  return {
    on,
    source: before.source === 'signed' && opinion ? 'signed' : 'officer',
    text: before.text,
    rules: [
      `Đã gia hạn đến ${formatDate(on)}${opinion ? ` theo ý kiến: ${opinion}` : ''}. Người trả lời: ${by}.`,
      ...(on === wantedOn ? [] : [`Đơn vị đề nghị đến ${formatDate(wantedOn)}.`]),
      ...(before.on ? [`Hạn trước đó: ${formatDate(before.on)}.`] : []),
    ],
  }
}
