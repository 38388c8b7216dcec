import { isRefusal, spread, type Instant, type InstanceId, type PersonId } from '#base'

/** A timer that could not be fired, and what becomes of it: another try after `retryInMs`, or with `incident` none until a person says so. */
export interface FailedTimer {
  readonly instance: InstanceId
  /** The version of the instance that armed it: what was armed since is another timer. */
  readonly armed: number
  /** When it was really due. It is fired under this date whenever it is fired. */
  readonly dueAt: Instant
  /** Failed tries before this one. */
  readonly attempts: number
  readonly error: string
  readonly retryInMs: number
  readonly incident: boolean
}

/** What an engine tells of a failure after it was written down: for a log line. `attempts` with this one. */
export interface Failed {
  readonly what: 'effect' | 'timer'
  readonly kind: string
  readonly instance: InstanceId
  readonly attempts: number
  readonly error: string
  /** It is not tried again: it waits for a person. */
  readonly incident: boolean
}

/** Something that failed and is not over: it is tried again by itself at `nextTryAt`, or (null) waits for a person. */
export interface Failing {
  readonly what: 'effect' | 'timer'
  /** Of an effect its kind; of a timer `timer`. */
  readonly kind: string
  readonly instance: InstanceId
  /** The move that asked for the effect or armed the timer. */
  readonly version: number
  /** The effect's place within its move; null for a timer. */
  readonly n: number | null
  /** Canonical text: what an effect delivers; of a timer the event that would be taken. */
  readonly args: string
  readonly error: string
  readonly attempts: number
  /** When the effect was asked for, or the timer was due. */
  readonly dueAt: Instant
  readonly lastTriedAt: Instant
  readonly nextTryAt: Instant | null
}
export interface Incident extends Failing {
  readonly id: number
  readonly openedAt: Instant
  readonly nextTryAt: null
}

/** What a person says to an incident. `args` are delivered instead of the first ones (effects only; canonical text of an object). */
export interface IncidentAnswer {
  readonly answer: 'retry' | 'dismiss'
  readonly by: PersonId
  readonly reason: string
  readonly args?: string | null
}
/** `answered`: somebody was faster, or (`overtaken`) the instance moved on and what failed is no longer asked for. */
export type Answered =
  | { readonly is: 'done' }
  | { readonly is: 'unknown' }
  | { readonly is: 'notEditable' }
  | { readonly is: 'answered'; readonly answer: 'retry' | 'dismiss' | 'overtaken'; readonly by: PersonId; readonly at: Instant }

/** The part of a `Store` that knows what fails. */
export interface FailureStore {
  /** Puts off timers that could not be fired, each unless it was armed anew, fired or put off by somebody else meanwhile. */
  failTimers(failed: readonly FailedTimer[]): Promise<void>
  /** What waits for a person, oldest first. */
  incidents(limit?: number): Promise<Incident[]>
  /** What failed and is tried again by itself, the next try first. */
  failing(limit?: number): Promise<Failing[]>
  countFailures(): Promise<{ readonly incidents: number; readonly failing: number }>
  /**
   * `retry` puts it on its way again, now, with all its tries before it; `dismiss` settles an effect undelivered, and takes a timer away:
   * its rung does not ring, nor do those after it until the instance arms another. Each once; who, when and why stay on record.
   */
  answerIncident(id: number, answer: IncidentAnswer): Promise<Answered>
}

// 5 s, 25 s, 2 min, 10 min after a failure, each up to a quarter later; the fifth one is for a person.
const TRIES = 5
const FIRST_RETRY_MS = 5_000

/** What follows one more failure after `attempts` failed tries. Whatever broke for many of one move at once is not met by all at one moment. */
export function afterFailure(
  attempts: number,
  { instance, version, n = 0 }: { readonly instance: InstanceId; readonly version: number; readonly n?: number },
): { readonly retryInMs: number; readonly incident: boolean } {
  const late = spread(((instance * 31 + version) * 31 + n) * 31 + attempts) / 4
  return { retryInMs: Math.round(FIRST_RETRY_MS * 5 ** attempts * (1 + late)), incident: attempts + 1 >= TRIES }
}

/** A text as any store can keep it: an error's words may hold what PostgreSQL refuses. */
export function keepable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}

const LONGEST = 2_000

/** What an error says, for the people who look at incidents. Anything may be thrown, also what cannot be made a text. */
export function saidBy(error: unknown): string {
  if (isRefusal(error)) return `${error.problem.code} ${JSON.stringify(error.problem.params)}`.slice(0, LONGEST)
  if (typeof error !== 'object' || error === null) return String(error).slice(0, LONGEST)
  const { message, name } = error as { message?: unknown; name?: unknown }
  return (
    [message, name, 'something that is no error was thrown'].find((said): said is string => typeof said === 'string' && said !== '')?.slice(0, LONGEST) ?? ''
  )
}
