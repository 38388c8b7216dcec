import { DAY, type Instant, type InstanceId, type PersonId, type Role, type Rung, type Stage } from '#base'
import type { Command, Definitions, Move } from '#engine'
import { lockedDefinitions, rootDir } from '#assembly'

/** The house's own definitions: what runs in the benchmark is what runs in an office. */
export const definitions: Definitions = lockedDefinitions(rootDir())

const STAGES: readonly Stage[] = ['dueSoon', 'overdue', 'office', 'leaders', 'proposed']

/** A ladder of five rungs, the first after `days`. */
export function ladder(now: number, days = 7): Rung[] {
  return STAGES.map((stage, i) => ({
    at: Math.round(now + (days + 3 * i) * DAY) as Instant,
    kind: i === 0 ? 'reminder' : 'escalation',
    level: i > 2 ? 2 : i > 1 ? 1 : 0,
    stage,
    tell: i > 2 ? ['deputyChiefOfOffice'] : ['unitClerk', 'handler'],
  })) as Rung[]
}

const LADDER = ladder(Date.now())
const DUE = { on: '2026-12-15', source: 'signed', text: 'trước ngày 16/12/2026', rules: ['BLDS.148'] }
const TITLE = 'Kế hoạch triển khai thực hiện Nghị quyết tại đơn vị'

/** The birth of a plan with its first ladder. */
export function plan(id: number, parent: number | null, unit: number, rungs: readonly Rung[] = LADDER, definition = 'unit-plan@1'): Move {
  return {
    start: {
      id: id as InstanceId,
      definition,
      parent: parent as InstanceId | null,
      input: {
        unit: `xa-${unit}`,
        focalUnit: 'so-noi-vu',
        field: 'VX',
        deskOfficer: 12,
        directive: 1,
        title: TITLE,
        path: '1.2',
        due: DUE,
        step: 'plan',
        ladder: rungs,
      },
    },
  }
}

/** The birth of a directive in progress: one that its children's ends are told to. */
export function directive(id: number): Move {
  return {
    start: {
      id: id as InstanceId,
      definition: 'directive@1',
      parent: null,
      input: { unit: 'van-phong-ubnd-tinh', field: 'VX', title: TITLE, due: DUE, step: 'directive', ladder: [], more: { letter: 'x' } },
    },
  }
}

const SAID = 'Đề nghị bổ sung số liệu của các thôn, bản và thời gian thực hiện từng nhiệm vụ.'
const CLERK: readonly Role[] = ['unitClerk']
const OFFICER: readonly Role[] = ['deskOfficer']
const issue = { type: 'ISSUE', number: '12/KH-UBND', issuedOn: '2026-12-01', ladder: LADDER }
const supplement = { type: 'REQUEST_SUPPLEMENT', reason: SAID, ladder: LADDER }

/** Eight events of a plan. Each cancels the timer and arms it anew, keeps what was said, and tells a person or the directive. */
export const LIFE: readonly { readonly roles: readonly Role[]; readonly event: { readonly type: string; readonly [member: string]: unknown } }[] = [
  { roles: OFFICER, event: { type: 'AMEND_DUE', dueOn: '2026-12-20', reason: SAID, due: { ...DUE, on: '2026-12-20' }, ladder: LADDER } },
  { roles: CLERK, event: issue },
  { roles: OFFICER, event: supplement },
  { roles: CLERK, event: issue },
  { roles: OFFICER, event: supplement },
  { roles: CLERK, event: issue },
  { roles: OFFICER, event: supplement },
  { roles: CLERK, event: issue },
]

/** The n-th event of a plan's life as a command of one of fifty people. */
export function lifeCommand(id: number, n: number): Command {
  const { roles, event } = LIFE[n] ?? { roles: [], event: { type: 'NONE' } }
  return { actor: (1000 + (id % 50)) as PersonId, roles, key: `${id}:${n}`, moves: [{ instance: id as InstanceId, event }] }
}
