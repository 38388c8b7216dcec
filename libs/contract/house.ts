import { z } from 'zod'
import { none, type PersonRef, type UnitRef } from './common.js'
import type { Route } from './route.js'

/** What the sign-in page may know before anybody signed in. Hints and the demo clock exist in a sample only. */
export interface House {
  readonly kind: 'sample' | 'production'
  readonly province: string
  readonly now: number
  readonly demoClock: boolean
  readonly hints: readonly { readonly username: string; readonly title: string }[]
  readonly samplePassword: string | null
  readonly smtp: boolean
  readonly version: string
}
export const house: Route<typeof none, typeof none, typeof none, House> = {
  name: 'house',
  method: 'GET',
  path: '/house',
  summary: 'What this installation is',
  open: true,
  params: none,
  query: none,
  body: none,
}

const moving = z.object({ to: z.enum(['nextWorkingMorning', 'week']).or(z.number().int().positive()) }).strict()
export interface Moved {
  readonly now: number
  /** Timers that fired on the way. */
  readonly fired: number
}
export const moveClock: Route<typeof none, typeof none, typeof moving, Moved> = {
  name: 'moveClock',
  method: 'POST',
  path: '/clock',
  summary: 'Moves the demo clock, stopping at each due moment on the way (sample with --demo-clock only)',
  params: none,
  query: none,
  body: moving,
}

const search = z.object({ q: z.string().trim().max(120).default('') }).strict()
export const units: Route<
  typeof none,
  typeof search,
  typeof none,
  readonly (UnitRef & { readonly kind: string; readonly abbr: string | null; readonly people: readonly PersonRef[] })[]
> = { name: 'units', method: 'GET', path: '/units', summary: 'The directory of units', params: none, query: search, body: none }
export const officers: Route<typeof none, typeof none, typeof none, readonly (PersonRef & { readonly field: string | null })[]> = {
  name: 'officers',
  method: 'GET',
  path: '/officers',
  summary: 'Desk officers, to choose who follows a directive',
  params: none,
  query: none,
  body: none,
}
