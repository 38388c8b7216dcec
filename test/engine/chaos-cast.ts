import type { Instant, InstanceId, PersonId, Role, Rung } from '#base'
import type { Command, Done } from '#engine'
import { definitionsOf } from '#workflows'

/** The definitions that the chaos runs on: the house's own. */
export const definitions = definitionsOf(new Proxy({}, { get: (_, key) => `hash of ${String(key)}` }))

export const ROOT = 1 as InstanceId
export const PLANS = 60
export const planIds = Array.from({ length: PLANS }, (_, i) => (100 + i) as InstanceId)

/** What the runner asks a process, and what it hears back. `again` = nobody knows whether it was carried out: send it once more. */
export interface Ask {
  readonly n: number
  readonly command: Command
}
export type Answer = { readonly done: Done } | { readonly refused: string } | { readonly again: string }
export type Heard = { readonly ready: true } | { readonly n: number; readonly answer: Answer }

const ROLES: readonly Role[] = ['unitClerk', 'handler', 'headOfUnit', 'deskOfficer', 'focalUnit']
const DEEDS = ['START', 'SUBMIT_TO_HEAD', 'RETURN_TO_HANDLER', 'NUDGE', 'NOTE', 'AMEND_DUE', 'AMEND_DUE', 'ISSUE', 'REQUEST_SUPPLEMENT'] as const
const STAGES = ['dueSoon', 'dueSoon', 'overdue', 'office', 'leaders', 'proposed'] as const

/** Rungs within the next second or two; `now` on the house's clock. */
export function quickLadder(chance: (below: number) => number, now: number): Rung[] {
  return Array.from({ length: 2 + chance(3) }, () => now + 60 + chance(1_200))
    .sort((a, b) => a - b)
    .map((at, i) => ({ at: at as Instant, kind: 'reminder', stage: STAGES[i] ?? 'proposed', level: 0, tell: ['handler'] }))
}

/** Something that a client might want: one plan, now and then three that stand or fall together. */
export function anyCommand(chance: (below: number) => number, actor: number, n: number): Command {
  const ids = new Set(Array.from({ length: chance(10) === 0 ? 3 : 1 }, () => planIds[chance(PLANS)] as InstanceId))
  const type = DEEDS[chance(DEEDS.length)] as string
  const said = {
    note: `Đôn đốc “${n}”`,
    number: `${n}/KH`,
    due: { on: null, source: 'officer', text: null, rules: [] },
    ladder: quickLadder(chance, Date.now()),
  }
  return { actor: actor as PersonId, roles: ROLES, key: `${actor}:${n}`, moves: [...ids].map((instance) => ({ instance, event: { type, ...said } })) }
}
