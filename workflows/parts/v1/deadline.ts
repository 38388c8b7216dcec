import type { Role, Rung, Stage } from '#base'

/** Ladder stages that a clock may set. `reported` is entered by a person's confirmation only (DESIGN §4). */
const BY_CLOCK = ['onTime', 'dueSoon', 'overdue', 'office', 'leaders', 'proposed'] as const satisfies readonly Stage[]

const LADDER = BY_CLOCK.map((stage) => ({
  guard: { type: 'ladderStarts' as const, params: { stage } },
  target: stage,
  reenter: true,
  actions: ['takeLadder' as const],
  meta: { may: ['engine'] satisfies Role[] },
}))

const ring = (stage: Stage | 'lapsed', target: Stage, more: object, actions: readonly string[] = []): object => ({
  guard: { type: 'rungIs', params: { stage } },
  target,
  ...more,
  actions: [{ type: 'tell', params: rungNews }, 'takeRung', ...actions],
})
const RINGS = BY_CLOCK.map((stage) => ring(stage, stage, { reenter: true }))
const LAPSED = ring('lapsed', 'stopped', {}, ['lapse'])

/** What the rung that rings now tells, to whom. */
function rungNews({ context }: { context: { ladder: readonly Rung[] } }): Record<string, unknown> {
  const rung = context.ladder[0]
  if (!rung) return { to: [] }
  const { kind, tell: to, weekly = [], level, stage, at: rungAt, due, dueTime } = rung
  return { about: `rung.${kind}`, to, weekly, kind, level, stage, rungAt, ...(due === undefined ? {} : { due }), ...(dueTime === undefined ? {} : { dueTime }) }
}

/** What a definition uses of the clock: its work waits for consent by silence or another moment (LAPSE), its clock is started again after a stop. */
export interface Uses {
  readonly lapses: boolean
  readonly restarts: boolean
}

/**
 * The clock beside the work: on time → due soon → overdue → with the Office → with its leaders → proposed → reported.
 * `work` speaks to it by raising LADDER or STOP; it speaks to `work` by raising LAPSE. The two never listen to the same event. It is the same for
 * all definitions, but for what one has no use for: a transition that can never be taken hides a mistake (`workflow check`).
 */
export function deadlineOf({ lapses, restarts }: Uses): object {
  const nextRung = [...(lapses ? [LAPSED] : []), ...RINGS]
  // Every leaf carries the whole clock itself: only leaves may re-enter; a region-level reenter is dropped or resets its sibling (XState 5.33).
  const leaf = (extra: object = {}): object => ({ after: { nextRung }, on: { LADDER, STOP: { target: 'stopped', meta: { may: ['engine'] } }, ...extra } })
  return {
    initial: 'onTime',
    states: {
      onTime: leaf(),
      dueSoon: leaf(),
      overdue: leaf(),
      office: leaf(),
      leaders: leaf(),
      proposed: leaf(PROPOSED),
      reported: leaf(),
      stopped: restarts ? { on: { LADDER } } : {},
    },
  }
}

const PROPOSED = {
  REPORT_TO_LEADER: {
    guard: 'mayBeReported',
    target: 'reported',
    actions: [
      {
        type: 'tell',
        params: { about: 'reportedToLeader', to: ['viceChair', 'secretaryOfLeader'], kind: 'escalation', level: 3, stage: 'reported', weekly: [] },
      },
    ],
    meta: { may: ['chiefOfOffice', 'deputyChiefOfOffice'] },
  },
  STRIKE_OFF: { target: 'leaders', meta: { may: ['chiefOfOffice', 'deputyChiefOfOffice'] } },
}
