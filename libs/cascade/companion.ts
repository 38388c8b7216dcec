import type { Result } from '#base'
import type { Loaded, Move } from '#engine'
import type { Actor, Needs } from './needs.js'
import type { World } from './world.js'

/** A person's event on its way: what it is about, and the move that says it. */
export interface Asked {
  readonly needs: Needs
  readonly world: World
  readonly actor: Actor
  readonly loaded: Loaded
  readonly move: Move
  readonly payload: Readonly<Record<string, unknown>>
}
/** The further moves that belong to the same command. */
export type Companion = (asked: Asked) => Promise<Result<Move[]>>
