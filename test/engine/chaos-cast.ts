import type { Command, Done } from '#engine'
import { definitionsOf } from '#workflows'

/** The definitions that the chaos runs on: the house's own. */
export const definitions = definitionsOf(new Proxy({}, { get: (_, key) => `hash of ${String(key)}` }))

/** Actors below this one are the engine and the runner itself. */
export const FIRST_CLIENT = 10

/** `server` takes commands and wakes the others; a `worker` fires timers and delivers effects, and takes commands too. */
export type Part = 'server' | 'worker'

/** What the runner tells a process: a command to carry out, or by how much its clock is to be wrong from now on. */
export type Told = { readonly n: number; readonly command: Command } | { readonly clockBy: number }
/** `again`: nobody knows whether it was carried out; it is sent once more under its key. `found`: the state that a refusal met. */
export type Answer = { readonly done: Done } | { readonly refused: string; readonly found: string | null } | { readonly again: string }
export type Heard = { readonly ready: true } | { readonly n: number; readonly answer: Answer }

/** What a process is started with, beside its channel. */
export const SETTINGS = { url: 'CHAOS_DATABASE_URL', redis: 'CHAOS_REDIS_URL', part: 'CHAOS_PART' } as const

/** The killer's own figures: short, so that a run meets them often. */
export const LOCK_MS = 1_000
export const SWEEP_MS = 1_000
