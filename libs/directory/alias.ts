import type { Instant, InstanceId, PersonId, UnitId } from '#base'

/** What an officer answered when a name was asked: it holds for the next letters until somebody withdraws it. */
export interface Alias {
  readonly id: number
  /** As the letter wrote it. */
  readonly name: string
  /** Whom it stands for; empty where it stands for a class. */
  readonly units: readonly UnitId[]
  /** Code of the class it stands for; null where it stands for units. */
  readonly group: string | null
  readonly by: PersonId
  readonly at: Instant
  /** The letter in which it was asked: its directive, and how people call it. */
  readonly directive: InstanceId | null
  readonly letter: string | null
}
