import { canonical, ENGINE, type Instant, type InstanceId, type PersonId } from '#base'
import { keepable, type Answered, type FailedTimer, type Failing, type FailureStore, type Incident, type IncidentAnswer } from './failures.js'
import type { DueQueue } from './due-queue.js'
import type { EffectRow, Outcome, PendingEffect, TimerRow } from './store.js'

/** An effect that is not settled. Never changed in its place: a failed one is replaced. */
export interface KeptEffect extends PendingEffect {
  readonly retryAt: Instant
  readonly incident: boolean
  readonly error: string
  readonly lastTriedAt: Instant
}

/** What the store holds that may fail. */
interface Shelf {
  readonly now: () => Instant
  readonly timers: DueQueue<InstanceId, TimerRow>
  readonly pending: ReadonlyMap<string, KeptEffect>
  readonly keepEffect: (effect: KeptEffect) => void
  readonly dropEffect: (key: string) => void
}

type TimerFailure = Pick<Failing, 'version' | 'dueAt' | 'attempts' | 'error' | 'lastTriedAt'>
type Answer = Omit<Extract<Answered, { is: 'answered' }>, 'is'>

export const effectKey = ({ instance, version, n }: Pick<EffectRow, 'instance' | 'version'> & { readonly n: number | null }): string =>
  `${instance}:${version}:${n}`

const NEVER = Infinity as Instant

/** What fails in a store in memory, beside its timers and effects. It behaves like `libs/database/store/failures.ts`. */
export class MemoryFailures implements FailureStore {
  private readonly timerFailures = new Map<InstanceId, TimerFailure>()
  private readonly opened = new Map<number, Incident>()
  private readonly answers = new Map<number, Answer>()

  constructor(private readonly shelf: Shelf) {}

  /** A due timer as it is claimed: under its own date, with its failed tries. */
  claimed({ instance, dueAt, version }: TimerRow): { dueAt: Instant; armed: number; attempts: number } {
    const failure = this.failureOf(instance, version)
    return { dueAt: failure?.dueAt ?? dueAt, armed: version, attempts: failure?.attempts ?? 0 }
  }

  async failTimers(failed: readonly FailedTimer[]): Promise<void> {
    for (const failure of failed) this.failTimer(failure)
  }

  failEffect(before: KeptEffect, { error, retryInMs, incident }: Extract<Outcome, { is: 'failed' }>): void {
    const now = this.shelf.now()
    const effect = { ...before, attempts: before.attempts + 1, retryAt: (now + retryInMs) as Instant, incident, error: keepable(error), lastTriedAt: now }
    this.shelf.keepEffect(effect)
    if (incident) this.open(failingEffect(effect), now)
  }

  async incidents(limit = Infinity): Promise<Incident[]> {
    return this.standing().slice(0, limit)
  }

  async failing(limit = Infinity): Promise<Failing[]> {
    return this.retried().slice(0, limit)
  }

  async countFailures(): Promise<{ incidents: number; failing: number }> {
    return { incidents: this.standing().length, failing: this.retried().length }
  }

  async answerIncident(id: number, said: IncidentAnswer): Promise<Answered> {
    const incident = this.opened.get(id)
    const before = this.answers.get(id)
    if (!incident) return { is: 'unknown' }
    if (before) return { is: 'answered', ...before }
    if (incident.what === 'timer' && said.args) return { is: 'notEditable' }
    const stands = this.stands(incident)
    const answer = stands ? said.answer : 'overtaken'
    this.answers.set(id, { answer, by: said.by, at: this.shelf.now() })
    if (incident.what === 'effect') this.answerEffect(incident, said)
    else if (stands) this.answerTimer(incident, said)
    return stands ? { is: 'done' } : { is: 'answered', ...(this.answers.get(id) as Answer) }
  }

  private failTimer({ instance, armed, dueAt, attempts, error, retryInMs, incident }: FailedTimer): void {
    const timer = this.shelf.timers.items.get(instance)
    if (!timer || timer.version !== armed || timer.dueAt === NEVER || (this.failureOf(instance, armed)?.attempts ?? 0) !== attempts) return
    const now = this.shelf.now()
    this.shelf.timers.set({ ...timer, dueAt: incident ? NEVER : ((now + retryInMs) as Instant) })
    const failure = { version: armed, dueAt, attempts: attempts + 1, error: keepable(error), lastTriedAt: now }
    this.timerFailures.set(instance, failure)
    if (incident) this.open(failingTimer(instance, failure, null), now)
    for (const [id, { what, version }] of this.opened) {
      if (what === 'timer' && version !== armed && !this.answers.has(id) && this.opened.get(id)?.instance === instance)
        this.answers.set(id, { answer: 'overtaken', by: ENGINE as PersonId, at: now })
    }
  }

  private open(failing: Failing, openedAt: Instant): void {
    const id = this.opened.size + 1
    this.opened.set(id, { ...failing, id, openedAt, nextTryAt: null })
  }

  private answerEffect(incident: Incident, { answer, args = null }: IncidentAnswer): void {
    const key = effectKey(incident)
    const effect = this.shelf.pending.get(key)
    if (answer === 'dismiss') this.shelf.dropEffect(key)
    else if (effect) this.shelf.keepEffect({ ...effect, incident: false, attempts: 0, retryAt: this.shelf.now(), args: args ?? effect.args })
  }

  private answerTimer({ instance, dueAt, version }: Incident, { answer }: IncidentAnswer): void {
    this.timerFailures.delete(instance)
    if (answer === 'dismiss') this.shelf.timers.delete(instance)
    else this.shelf.timers.set({ instance, dueAt, version })
  }

  private failureOf(instance: InstanceId, armed: number): TimerFailure | null {
    const failure = this.timerFailures.get(instance)
    return failure?.version === armed ? failure : null
  }

  private stands({ what, instance, version }: Incident): boolean {
    const timer = this.shelf.timers.items.get(instance)
    return what === 'effect' || (timer?.version === version && timer.dueAt === NEVER)
  }

  private standing(): Incident[] {
    return [...this.opened.values()].filter((incident) => !this.answers.has(incident.id) && this.stands(incident))
  }

  private retried(): Failing[] {
    const effects = [...this.shelf.pending.values()].filter(({ attempts, incident }) => attempts > 0 && !incident).map(failingEffect)
    const timers = [...this.timerFailures].flatMap(([instance, failure]) => {
      const timer = this.shelf.timers.items.get(instance)
      return timer?.version === failure.version && timer.dueAt !== NEVER ? [failingTimer(instance, failure, timer.dueAt)] : []
    })
    return [...effects, ...timers].sort((a, b) => (a.nextTryAt ?? 0) - (b.nextTryAt ?? 0) || a.instance - b.instance || a.version - b.version)
  }
}

function failingEffect({ kind, instance, version, n, args, error, attempts, at, lastTriedAt, retryAt }: KeptEffect): Failing {
  return { what: 'effect', kind, instance, version, n, args, error, attempts, dueAt: at, lastTriedAt, nextTryAt: retryAt }
}

function failingTimer(instance: InstanceId, failure: TimerFailure, nextTryAt: Instant | null): Failing {
  return { what: 'timer', kind: 'timer', instance, n: null, args: canonical({ dueAt: failure.dueAt, type: 'TIMER' }), ...failure, nextTryAt }
}
