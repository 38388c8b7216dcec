import { z } from 'zod'
import type { CalendarShort } from './calendar.js'
import { none, type PersonRef } from './common.js'
import type { Route } from './route.js'

export interface Me {
  readonly person: PersonRef
  readonly posts: readonly {
    readonly post: string
    readonly title: string
    readonly unit: { readonly id: string; readonly name: string }
    readonly field: string | null
  }[]
  /** Which of the menu's pages are for this person. */
  readonly pages: readonly (
    'today' | 'directives' | 'board' | 'reports' | 'units' | 'unit' | 'settings' | 'work' | 'leader' | 'outbox' | 'incidents' | 'queues' | 'calendar' | 'policy'
  )[]
  readonly office: boolean
  readonly unread: number
  /** Silent mode: nobody outside the Office is told. Said to the Office only. */
  readonly silent: boolean
  /** The year whose days off are still missing; said to the Office and the administrator only. */
  readonly calendarShort: CalendarShort | null
  readonly mustChangePassword: boolean
}

const credentials = z.object({ username: z.string().trim().min(1).max(80), password: z.string().min(1).max(200) }).strict()

export const signIn: Route<typeof none, typeof none, typeof credentials, Me> = {
  name: 'signIn',
  method: 'POST',
  path: '/session',
  summary: 'Signs in; sets an http-only session cookie and a readable CSRF cookie',
  open: true,
  params: none,
  query: none,
  body: credentials,
}
export const whoAmI: Route<typeof none, typeof none, typeof none, Me> = {
  name: 'whoAmI',
  method: 'GET',
  path: '/session',
  summary: 'The signed-in person',
  params: none,
  query: none,
  body: none,
}
export const signOut: Route<typeof none, typeof none, typeof none, null> = {
  name: 'signOut',
  method: 'DELETE',
  path: '/session',
  summary: 'Ends the session',
  params: none,
  query: none,
  body: none,
}

const newPassword = z.object({ current: z.string().min(1).max(200), next: z.string().min(10).max(200) }).strict()
export const changePassword: Route<typeof none, typeof none, typeof newPassword, null> = {
  name: 'changePassword',
  method: 'PUT',
  path: '/session/password',
  summary: 'Changes one’s own password',
  params: none,
  query: none,
  body: newPassword,
}
