import type { DraftConflict, DraftSave, DraftView } from '#contract'
import { type Correction, joined, withCorrections } from './corrections.js'

/** A correction on its way to the house, with the key of its intention and the revision on which it was made. */
export interface Unsent {
  readonly key: string
  readonly base: number
  readonly correction: Correction
}
/** One that met another person's: it waits for a choice. */
export interface Met extends Unsent {
  readonly conflicts: readonly DraftConflict[]
}
export interface DraftState {
  /** As the house has it, with what is on its way. */
  readonly view: DraftView | null
  readonly unsent: readonly Unsent[]
  readonly met: readonly Met[]
  readonly saving: boolean
  /** The last try did not reach the house; it is tried again by itself. */
  readonly failed: boolean
  readonly savedAt: number | null
  /** The last refusal that is no meeting of two people. */
  readonly error: unknown
  /** The last save of somebody else since the page was opened. */
  readonly news: DraftSave | null
}

export interface DraftStore {
  readonly state: () => DraftState
  readonly listen: (listener: () => void) => () => void
  /** A view that was read from the house, by opening the page or because somebody else saved. */
  readonly take: (view: DraftView) => void
  /** While it is typed: sent after a moment of quiet. */
  readonly type: (correction: Correction) => void
  /** At once. Null: it was refused, or waits in `unsent` or `met`. */
  readonly save: (correction: Correction) => Promise<DraftView | null>
  /** What waits goes now: a field was left, the page is being left, the line is back. */
  readonly flush: () => Promise<void>
  /** Ends a meeting of two people: one's own value on top of theirs, or theirs. */
  readonly choose: (key: string, mine: boolean) => Promise<void>
  readonly forgetError: () => void
}

/** What the store needs of the world outside; a test gives its own. */
export interface Around {
  /** Who types: one's own saves are no news. */
  readonly person: number
  /** Throws what the house refuses. */
  readonly send: (unsent: Unsent) => Promise<DraftView>
  readonly fateOf: (error: unknown) => { readonly is: 'passing' | 'refused' } | { readonly is: 'met'; readonly conflicts: readonly DraftConflict[] }
  readonly newKey: () => string
  readonly remember: (unsent: readonly Unsent[]) => void
  readonly remembered: () => readonly Unsent[]
  readonly later: (ms: number, act: () => void) => () => void
}

const QUIET_MS = 700
const RETRY_MS = [1000, 2000, 4000, 8000, 15_000] as const

/**
 * The corrections of one draft: kept by the browser as they are typed, sent one after the other, sent again until the house has them. Each carries
 * the revision that was seen when it was made; the house lays it on what others did since.
 */
export function openDraftStore(around: Around): DraftStore {
  const sender = new Sender(around)
  return {
    state: () => sender.state,
    listen: (listener) => {
      sender.listeners.add(listener)
      return () => sender.listeners.delete(listener)
    },
    take: (view) => sender.take(view),
    type: (correction) => sender.type(correction),
    save: (correction) => sender.save(correction),
    flush: () => sender.flush(),
    choose: (key, mine) => sender.choose(key, mine),
    forgetError: () => sender.set({ error: null }),
  }
}

class Sender {
  readonly listeners = new Set<() => void>()
  state: DraftState
  /** As the house has it. */
  private base: DraftView | null = null
  private tries = 0
  private cancel: (() => void) | null = null
  private running: Promise<void> | null = null

  constructor(private readonly around: Around) {
    this.state = { view: null, unsent: around.remembered(), met: [], saving: false, failed: false, savedAt: null, error: null, news: null }
  }

  set(part: Partial<DraftState>): void {
    const next = { ...this.state, ...part }
    if (part.unsent) this.around.remember(part.unsent)
    const typed = next.unsent.map(({ correction }) => correction)
    this.state = { ...next, view: this.base && withCorrections(this.base, typed) }
    for (const listener of this.listeners) listener()
  }

  take(view: DraftView): void {
    const before = this.base
    if (before && view.revision < before.revision) return
    this.base = view
    const news = before ? view.saves.find(({ revision, by }) => revision > before.revision && by?.id !== this.around.person) : undefined
    this.set(news ? { news } : {})
    if (!before && this.state.unsent.length > 0) this.soon(0)
  }

  type(correction: Correction): void {
    this.queue(correction)
    this.soon(QUIET_MS)
  }

  async save(correction: Correction): Promise<DraftView | null> {
    this.set({ error: null })
    const key = this.queue(correction)
    await this.flush()
    const waits = [...this.state.unsent, ...this.state.met].some((one) => one.key === key)
    return waits || this.state.error !== null ? null : this.state.view
  }

  flush(): Promise<void> {
    this.cancel?.()
    this.cancel = null
    if (this.state.unsent.length === 0) return this.running ?? Promise.resolve()
    this.running ??= this.run()
    return this.running
  }

  async choose(key: string, mine: boolean): Promise<void> {
    const met = this.state.met.find((one) => one.key === key)
    this.set({ met: this.state.met.filter((one) => one !== met) })
    if (met && mine) await this.save(met.correction)
  }

  private soon(ms: number): void {
    this.cancel?.()
    this.cancel = this.around.later(ms, () => void this.flush())
  }

  private queue(correction: Correction): string {
    const { unsent } = this.state
    const last = unsent.at(-1)
    // What is being sent is not touched any more: its key stands for exactly what it says.
    const together = last && !(this.running && unsent.length === 1) ? joined(last.correction, correction) : null
    const key = this.around.newKey()
    if (last && together) this.set({ unsent: [...unsent.slice(0, -1), { ...last, key, correction: together }] })
    else this.set({ unsent: [...unsent, { key, base: this.base?.revision ?? 0, correction }] })
    return key
  }

  private async run(): Promise<void> {
    this.set({ saving: true })
    for (let [first] = this.state.unsent; first && (await this.send(first)); [first] = this.state.unsent);
    this.running = null
    this.set({ saving: false })
  }

  /** False when it did not reach the house: it stays the first in line. */
  private async send(first: Unsent): Promise<boolean> {
    try {
      const view = await this.around.send(first)
      this.tries = 0
      this.done(first, { failed: false, savedAt: view.at })
      this.take(view)
      return true
    } catch (error) {
      return this.failed(first, error)
    }
  }

  private failed(first: Unsent, error: unknown): boolean {
    const fate = this.around.fateOf(error)
    if (fate.is === 'passing') {
      this.set({ failed: true })
      this.soon(RETRY_MS[Math.min(this.tries++, RETRY_MS.length - 1)] ?? QUIET_MS)
      return false
    }
    if (fate.is === 'met') this.done(first, { failed: false, met: [...this.state.met, { ...first, conflicts: fate.conflicts }] })
    else this.done(first, { failed: false, error })
    return true
  }

  private done({ key }: Unsent, part: Partial<DraftState>): void {
    this.set({ ...part, unsent: this.state.unsent.filter((one) => one.key !== key) })
  }
}
