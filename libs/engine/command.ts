import { asKept, canonical, ENGINE, Refusal, type Instant, type InstanceId, type PersonId, type Role } from '#base'
import type { MIGRATE, Snapshot } from '#engine/core'
import { hash } from 'node:crypto'

/** One move of a command: an event of an existing instance, or the birth of a new one. */
export type Move =
  /** To another version of its definition (`libs/engine/migration.ts`): what it becomes was planned on its version `based`, and only that one is moved. */
  | { readonly instance: InstanceId; readonly event: MigrateEvent; readonly migrate: { readonly based: number } }
  /** `byHouse`: a consequence that the house draws itself in the same command (a granted extension moves its duty's date); it goes under the engine's role. */
  | { readonly instance: InstanceId; readonly event: { readonly type: string; readonly [member: string]: unknown }; readonly byHouse?: true }
  | {
      readonly start: {
        readonly id: InstanceId
        readonly definition: string
        readonly parent: InstanceId | null
        readonly input: Readonly<Record<string, unknown>>
        /** Born on hold, for this reason: its timers sleep until it is released. */
        readonly hold?: string
      }
    }

/** Says all that results, so that history replays it without the plan. `timer` only where the timer moves. */
export interface MigrateEvent {
  readonly type: typeof MIGRATE
  readonly migration: number
  readonly plan: string
  readonly from: string
  readonly to: string
  readonly snapshot: Snapshot
  readonly timer?: { readonly before: Instant | null; readonly after: Instant | null }
  readonly [member: string]: unknown
}

/**
 * One or more moves that stand or fall together, with who, why and an idempotency key. `roles` are what the actor is towards the first
 * instance. `seen` is the work state the person was looking at: the command is refused as stale only if *that* has changed.
 */
export interface Command {
  readonly actor: PersonId
  readonly roles: readonly Role[]
  readonly key: string
  readonly reason?: string | null
  readonly seen?: string | null
  readonly moves: readonly Move[]
}

/** The answer to a command: where its first move led. `replayed` when the key had been answered before. */
export interface Done {
  readonly instance: InstanceId
  readonly version: number
  readonly state: string
  readonly replayed: boolean
}

/** A command as it goes through the door: its texts made once, its moves parsed back from them. */
export interface Prepared {
  readonly command: Command
  readonly moves: readonly Move[]
  readonly texts: readonly string[]
  readonly bodyHash: string
}

export const idOf = (move: Move): InstanceId => ('start' in move ? move.start.id : move.instance)

/**
 * Makes the canonical texts and steps what they say, never the caller's object: else key order or an unnormalised accent would make
 * replay differ from life. Throws `Refusal` `command.instanceTwice`, `text.notWellFormed`.
 */
export function prepare(command: Command): Prepared {
  const ids = command.moves.map(idOf)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice !== undefined) throw new Refusal({ code: 'command.instanceTwice', params: { instance: twice } })
  // Key and reason go into rows as they are: what PostgreSQL cannot keep is refused here, not by the database.
  asKept(command.key)
  asKept(command.reason ?? null)
  const texts = command.moves.map((move) => canonical('start' in move ? move.start.input : move.event))
  const moves = command.moves.map((move, i): Move => {
    const parsed = JSON.parse(texts[i] as string) as Record<string, unknown>
    if ('start' in move) return { start: { ...move.start, input: parsed } }
    if ('migrate' in move) return { ...move, event: parsed as MigrateEvent }
    return { instance: move.instance, event: parsed as { type: string }, ...(move.byHouse ? { byHouse: true } : {}) }
  })
  return { command, moves, texts, bodyHash: bodyHashOf(command, moves) }
}

// Ids of the newborn are left out: they are drawn anew when a caller repeats itself. The engine's own keys name one deed each,
// whose world may look different the second time: for them the key alone decides.
function bodyHashOf(command: Command, moves: readonly Move[]): string {
  if (command.actor === ENGINE) return NONE
  let said = ''
  for (const move of moves) {
    // What the house adds by itself depends on the moment: a repetition may find nothing left to add.
    if ('byHouse' in move && move.byHouse) continue
    if ('start' in move) said += `start ${move.start.definition}\n`
    else said += `move ${move.instance} ${saidIn(move.event)}\n`
  }
  return hash('sha256', said)
}

const NONE = '00'.repeat(32)
// What the world added (ladders, dates) may differ on a repetition; what the person said may not. The event was parsed from canonical text,
// so that its own text is canonical.
function saidIn(event: Readonly<Record<string, unknown>>): string {
  const said: Record<string, unknown> = {}
  for (const name in event) if (!WORLD.has(name)) said[name] = event[name]
  return JSON.stringify(said)
}
const WORLD: ReadonlySet<string> = new Set(['ladder', 'stage', 'due', 'dueKept', 'held', 'extension', 'more', 'letter', 'standsFor'])
