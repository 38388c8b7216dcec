import type { Instant, InstanceId, PersonId, Role, Rung } from '#base'
import type { Command, Move } from '#engine'
import { definitions } from './chaos-cast.js'

export type Chance = (below: number) => number

/** What the clients believe of an instance: the state that the last answer named. Timers move it behind their back. */
interface Known {
  readonly id: InstanceId
  readonly definition: string
  readonly parent: InstanceId | null
  state: string | null
}

/** One command that a client wants, and what is born by it. */
export interface Wish {
  readonly command: Command
  readonly born: readonly Known[]
}

const EVERYBODY: readonly Role[] = [
  'unitClerk',
  'handler',
  'headOfUnit',
  'registryClerk',
  'deskOfficer',
  'deputyChiefOfOffice',
  'chiefOfOffice',
  'focalUnit',
  'drafter',
]
// What brings work nearer to its end is wanted less often than what keeps it busy.
const BUSY = ['START', 'SUBMIT_TO_HEAD', 'RETURN_TO_HANDLER', 'NUDGE', 'NOTE', 'AMEND_DUE', 'PROGRESS', 'REQUEST_SUPPLEMENT', 'RETURN', 'RECEIVE']
const ENDING = ['ISSUE', 'MERGE', 'NOT_APPLICABLE', 'REPORT', 'CONFIRM', 'APPROVE']
const HANDS_IN = ENDING.slice(0, 4)
const DECISIONS = { GRANT: 'EXTENSION_GRANTED', REFUSE: 'EXTENSION_REFUSED', TAKE_BACK: 'EXTENSION_WITHDRAWN' } as const

// As much open work as keeps the clients from waiting for each other all the time.
const OPEN_WORK = 90
const UNITS_A_LETTER = 6
const DAY = '2026-12-15'

/** The world as the clients know it from their own answers, and what they might want next. */
export class World {
  private readonly work = new Map<InstanceId, Known>()
  private readonly directives = new Map<InstanceId, Known>()
  private readonly extensions = new Map<InstanceId, Known>()
  private coming = 0

  wish(chance: Chance, actor: number, n: number, newId: () => InstanceId): Wish {
    const by = { actor: actor as PersonId, roles: EVERYBODY, key: `${actor}:${n}` }
    const wanted = this.anything(chance, newId)
    return {
      command: { ...by, moves: wanted.moves.map((move) => ('start' in move ? move : { ...move, event: { ...said(n), ...move.event } })) },
      born: wanted.born,
    }
  }

  /** Carried out: `state` is where the first move led. */
  done({ command, born }: Wish, state: string): void {
    for (const one of born) this.add(one)
    const [first, ...others] = command.moves
    this.found(first, state)
    for (const move of others) this.found(move, null)
  }

  /** Refused: the state that it met, where the refusal named it. */
  refused({ command }: Wish, problem: string, state: string | null): void {
    const [first] = command.moves
    if (problem === 'instance.ended' && first && 'instance' in first && command.moves.length === 1) this.forget(first.instance)
    else for (const move of command.moves) this.found(move, command.moves.length === 1 ? state : null)
  }

  /** Refused or not, births on their way have arrived. */
  settled({ born }: Wish): void {
    this.coming -= born.filter(isGrowth).length
  }

  private anything(chance: Chance, newId: () => InstanceId): { moves: Move[]; born: Known[] } {
    const underReview = pick(
      [...this.directives.values()].filter(({ state }) => state === 'underReview'),
      chance,
    )
    if (underReview && this.coming === 0) return this.assign(underReview, chance, newId)
    if (this.work.size + this.coming < OPEN_WORK && this.coming === 0) return this.letter(newId)
    const dice = chance(100)
    if (dice < 3) return this.directiveMoves(chance, newId) ?? this.workMoves(1, chance)
    if (dice < 10) return this.decide(chance) ?? this.ask(chance, newId) ?? this.workMoves(1, chance)
    if (dice < 16) return this.ask(chance, newId) ?? this.workMoves(1, chance)
    return this.workMoves(dice < 26 ? 3 : 1, chance)
  }

  private letter(newId: () => InstanceId): { moves: Move[]; born: Known[] } {
    const id = newId()
    this.coming++
    return {
      moves: [{ start: { id, definition: 'directive@1', parent: null, input: { title: 'Công văn', more: { letter: 'x' }, ladder: [] } } }],
      born: [{ id, definition: 'directive@1', parent: null, state: 'underReview' }],
    }
  }

  /** The directive's move and all that is born with it, as the use case does it: they stand or fall together. */
  private assign(directive: Known, chance: Chance, newId: () => InstanceId): { moves: Move[]; born: Known[] } {
    const births = Array.from({ length: UNITS_A_LETTER }, (_, unit) => this.unitsWork(directive, unit, chance, newId)).flat()
    return this.grown({ instance: directive.id, event: { type: 'ASSIGN', ladder: [] } }, births)
  }

  private unitsWork(directive: Known, unit: number, chance: Chance, newId: () => InstanceId): Move[] {
    const ids = [newId(), newId(), newId()] as const
    const input = (title: string): Record<string, unknown> => ({ unit: `xa-${unit}`, title, needsApproval: chance(4) === 0, ladder: quickLadder(chance) })
    return [
      { start: { id: ids[0], definition: 'assignment@1', parent: directive.id, input: input('Giao đơn vị') } },
      { start: { id: ids[1], definition: 'unit-plan@1', parent: ids[0], input: input('Kế hoạch thực hiện') } },
      { start: { id: ids[2], definition: 'duty@1', parent: ids[0], input: input('Báo cáo “kết quả”') } },
    ]
  }

  private grown(first: Move, births: readonly Move[]): { moves: Move[]; born: Known[] } {
    const born = births.flatMap((move): Known[] =>
      'start' in move ? [{ id: move.start.id, definition: move.start.definition, parent: move.start.parent, state: null }] : [],
    )
    this.coming += born.filter(isGrowth).length
    return { moves: [first, ...births], born }
  }

  private directiveMoves(chance: Chance, newId: () => InstanceId): { moves: Move[]; born: Known[] } | null {
    const directive = pick([...this.directives.values()], chance)
    if (!directive) return null
    const { id: instance, state } = directive
    if (state === 'inProgress' && this.coming === 0 && chance(3) === 0)
      return this.grown({ instance, event: { type: 'ADD_WORK' } }, this.unitsWork(directive, UNITS_A_LETTER, chance, newId))
    const deeds =
      state === 'inProgress' ? ['NOTE', 'NOTE', 'TRACK_UNTIL', 'FINISH'] : state === 'underReview' ? ['NOTE'] : ['REPORT_UPWARD', 'FINISH', 'NOTE', 'WITHDRAW']
    const type = pick(deeds, chance) ?? 'NOTE'
    // Tracking ends by the clock: a rung that moves the work itself.
    const until = type === 'TRACK_UNTIL' ? [rung(Date.now() + 1_000 + chance(4_000), 'lapse', 'lapsed')] : []
    return { moves: [{ instance, event: { type, ladder: until } }], born: [] }
  }

  private workMoves(count: number, chance: Chance): { moves: Move[]; born: Known[] } {
    const all = [...this.work.values()]
    const chosen = new Set(Array.from({ length: count }, () => pick(all, chance)).flatMap((one) => one ?? []))
    return { moves: [...chosen].map((one) => ({ instance: one.id, event: this.deed(one, chance) })), born: [] }
  }

  private deed({ definition, state }: Known, chance: Chance): { type: string; [member: string]: unknown } {
    const known = definitions.get(definition)?.leaves.work[state ?? ''] ?? null
    const wanted = chance(6) === 0 ? ENDING : BUSY
    const possible = wanted.filter((type) => known?.on.has(type) ?? true)
    const type = pick(possible.length ? possible : ['NOTE'], chance) ?? 'NOTE'
    return { type, ladder: HANDS_IN.includes(type) ? consentLadder(chance) : quickLadder(chance) }
  }

  /** A request for more time: an instance of its own, and the work that remembers it. */
  private ask(chance: Chance, newId: () => InstanceId): { moves: Move[]; born: Known[] } | null {
    const work = pick([...this.work.values()], chance)
    if (!work) return null
    const id = newId()
    const input = { unit: 'xa-0', title: 'Gia hạn', more: { of: work.id }, ladder: quickLadder(chance) }
    return {
      moves: [
        { instance: work.id, event: { type: 'REQUEST_EXTENSION', extension: id, ladder: quickLadder(chance) } },
        { start: { id, definition: 'extension@1', parent: work.id, input } },
      ],
      born: [{ id, definition: 'extension@1', parent: work.id, state: 'requested' }],
    }
  }

  private decide(chance: Chance): { moves: Move[]; born: Known[] } | null {
    const extension = pick([...this.extensions.values()], chance)
    if (!extension || extension.parent === null) return null
    const type = pick(Object.keys(DECISIONS) as (keyof typeof DECISIONS)[], chance) ?? 'REFUSE'
    const answer: Move = { instance: extension.parent, event: { type: DECISIONS[type], ladder: quickLadder(chance) }, byHouse: true }
    // The work was handed in meanwhile: the request ends alone.
    const takes = chance(4) > 0
    return { moves: [{ instance: extension.id, event: { type } }, ...(takes ? [answer] : [])], born: [] }
  }

  private add(one: Known): void {
    this.shelf(one.definition).set(one.id, { ...one })
  }

  private found(move: Move | undefined, state: string | null): void {
    if (!move || 'start' in move) return
    for (const shelf of [this.work, this.directives, this.extensions]) {
      const known = shelf.get(move.instance)
      if (!known) continue
      known.state = state
      if (state !== null && (definitions.get(known.definition)?.leaves.work[state]?.final ?? false)) shelf.delete(known.id)
    }
  }

  private forget(id: InstanceId): void {
    for (const shelf of [this.work, this.directives, this.extensions]) shelf.delete(id)
  }

  private shelf(definition: string): Map<InstanceId, Known> {
    return definition === 'directive@1' ? this.directives : definition === 'extension@1' ? this.extensions : this.work
  }
}

const isGrowth = ({ definition }: Known): boolean => definition !== 'extension@1'

function pick<One>(list: readonly One[], chance: Chance): One | undefined {
  return list[chance(list.length)]
}

/** What any event might carry; the machines take what they know. */
function said(n: number): Record<string, unknown> {
  const due = { on: DAY, source: 'officer', text: null, rules: [] }
  return { note: `Đôn đốc “${n}”`, number: `${n}/KH`, summary: 'đã làm', reason: 'lý do', text: 'ý kiến', opinion: 'đồng ý', due }
}

const STAGES = ['dueSoon', 'dueSoon', 'overdue', 'office', 'leaders', 'proposed'] as const

function rung(at: number, kind: Rung['kind'], stage: Rung['stage']): Rung {
  return { at: at as Instant, kind, stage, level: 0, tell: kind === 'lapse' ? [] : ['handler'] }
}

/** Rungs within the next seconds. The runner's clock is the house's: nobody moves the database's. */
function quickLadder(chance: Chance): Rung[] {
  return Array.from({ length: 1 + chance(4) }, () => Date.now() + 60 + chance(3_000))
    .sort((a, b) => a - b)
    .map((at, i) => rung(at, 'reminder', STAGES[i] ?? 'proposed'))
}

/** Silence for a second or two is consent. */
function consentLadder(chance: Chance): Rung[] {
  return [rung(Date.now() + 500 + chance(2_000), 'lapse', 'lapsed')]
}
