import type { Instant, LocalDate, Role, Stage } from '#base'

/** What an effect says is to be told, to whom. */
export interface News {
  readonly about: string
  readonly to: readonly Role[]
  readonly weekly?: readonly Role[]
  readonly kind: string
  readonly level: number
  readonly stage?: Stage
  /** The date that it counts from, where that is not the work's own. */
  readonly due?: LocalDate
  /** Its hour, where the rung is counted in hours. */
  readonly dueTime?: string
  /** When the rung stood in the ladder. */
  readonly rungAt?: Instant
  /** The words of whoever did it, where they are not the work's own. */
  readonly reason?: string
}

/** One line about many pieces of work instead of one about each; told once a person by its key. */
export interface Many {
  readonly about: string
  readonly key: string
  readonly count: number
  readonly of?: number
  readonly quarter?: string
}
