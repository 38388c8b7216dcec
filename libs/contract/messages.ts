import { z } from 'zod'
import { byId, none, type PersonRef, type UnitRef } from './common.js'
import type { Route } from './route.js'

/** Who is not reached: an address that is refused or missing, a post that nobody holds. */
export interface NotReachedView {
  readonly kind: 'address' | 'post'
  readonly unit: UnitRef | null
  readonly person: PersonRef | null
  /** The post, as people name it; null for an address. */
  readonly post: string | null
  /** The server's own words. */
  readonly detail: string
  readonly since: number
  /** Whom to telephone in the unit. */
  readonly contact: PersonRef | null
}
export interface MailRoomView {
  readonly silence: { readonly on: boolean; readonly by: PersonRef | null; readonly since: number | null; readonly reason: string | null }
  /** May this person begin and end silent mode? */
  readonly maySwitch: boolean
  /** Ways out of the house that are set; a mail server that is not set is left out. */
  readonly channels: readonly { readonly channel: 'mail' | 'webhook'; readonly perMinute: number }[]
  readonly waiting: number
  readonly notReached: readonly NotReachedView[]
}
export const mailRoom: Route<typeof none, typeof none, typeof none, MailRoomView> = {
  name: 'mailRoom',
  method: 'GET',
  path: '/mail-room',
  summary: 'Silent mode, the channels that are set, and who is not reached',
  params: none,
  query: none,
  body: none,
}
const silence = z.object({ on: z.boolean(), reason: z.string().trim().min(1).max(500) }).strict()
export const setSilence: Route<typeof none, typeof none, typeof silence, null> = {
  name: 'setSilence',
  method: 'PUT',
  path: '/mail-room/silence',
  summary: 'Begins or ends silent mode: messages are written, nobody outside the Office is told',
  params: none,
  query: none,
  body: silence,
}

export interface DigestChoice {
  /** The morning's digest comes by mail; what climbs and what is urgent comes in any case. */
  readonly digest: boolean
  readonly address: string | null
}
export const digestChoice: Route<typeof none, typeof none, typeof none, DigestChoice> = {
  name: 'digestChoice',
  method: 'GET',
  path: '/inbox/choice',
  summary: 'Whether one’s own morning digest comes by mail',
  params: none,
  query: none,
  body: none,
}
const choice = z.object({ digest: z.boolean() }).strict()
export const chooseDigest: Route<typeof none, typeof none, typeof choice, null> = {
  name: 'chooseDigest',
  method: 'PUT',
  path: '/inbox/choice',
  summary: 'Says whether one’s own morning digest comes by mail',
  params: none,
  query: none,
  body: choice,
}

const PASSING = ['zalo', 'phone', 'meeting', 'paper', 'other'] as const
/** A reminder that a person passed on by another way, with where it is known from. */
export interface PassedOnView {
  readonly id: number
  readonly instance: number
  readonly unit: UnitRef | null
  readonly channel: (typeof PASSING)[number]
  readonly whom: string
  readonly said: string
  readonly source: string
  readonly passedAt: number
  readonly by: PersonRef
  readonly at: number
}
export const passedOn: Route<typeof byId, typeof none, typeof none, readonly PassedOnView[]> = {
  name: 'passedOn',
  method: 'GET',
  path: '/instances/:id/passed-on',
  summary: 'What was passed on about it by Zalo, telephone or by mouth, newest first; of a directive, about all below it',
  params: byId,
  query: none,
  body: none,
}
const passing = z
  .object({
    channel: z.enum(PASSING),
    whom: z.string().trim().min(1).max(200),
    said: z.string().trim().min(1).max(2000),
    source: z.string().trim().min(1).max(500),
    /** When it was said; left out: now. */
    passedAt: z.number().int().positive().optional(),
  })
  .strict()
export const passOn: Route<typeof byId, typeof none, typeof passing, { readonly id: number }> = {
  name: 'passOn',
  method: 'POST',
  path: '/instances/:id/passed-on',
  summary: 'Records what was passed on by Zalo, telephone or by mouth, with its source',
  params: byId,
  query: none,
  body: passing,
}

const previewing = z
  .object({ instances: z.array(z.number().int().positive()).min(1).max(500), payload: z.record(z.string(), z.unknown()).default({}) })
  .strict()
const eventName = z.object({ event: z.string().regex(/^[A-Z_]{2,40}$/) }).strict()
/** Who would get which words. */
export interface MessagePreview {
  /** To be given back as `previewed` with the sending. */
  readonly people: number
  /** More than so many are previewed before they are told. */
  readonly limit: number
  readonly rows: readonly { readonly person: PersonRef; readonly unit: UnitRef | null; readonly texts: readonly string[] }[]
}
export const previewMany: Route<typeof eventName, typeof none, typeof previewing, MessagePreview> = {
  name: 'previewMany',
  method: 'POST',
  path: '/events/:event/preview',
  summary: 'Who would be told what by this event to many instances; nothing is sent',
  params: eventName,
  query: none,
  body: previewing,
}

const annex = z.object({ id: z.coerce.number().int().positive(), format: z.enum(['docx', 'pdf']) }).strict()
/** The answer is the file. */
export const toldAnnex: Route<typeof annex, typeof none, typeof none, Uint8Array> = {
  name: 'toldAnnex',
  method: 'GET',
  path: '/directives/:id/told/:format',
  summary: 'Every reminder and escalation of a directive with its proof, as an annex to a report; of an urging letter the units it names (DOCX, PDF)',
  params: annex,
  query: none,
  body: none,
}

const receipt = z
  .object({
    message: z.string().min(1).max(200),
    openedAt: z.number().int().positive(),
    timestamp: z.number().int().positive(),
    signature: z.string().min(1).max(200),
  })
  .strict()
export const messageOpened: Route<typeof none, typeof none, typeof receipt, null> = {
  name: 'messageOpened',
  method: 'POST',
  path: '/receipts',
  summary: 'A gateway tells that a message was opened; signed like what it got (docs/channels.md)',
  open: true,
  params: none,
  query: none,
  body: receipt,
}
