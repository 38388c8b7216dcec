import { z } from 'zod'
import { day, none, type PersonRef, type UnitRef } from './common.js'
import type { Route } from './route.js'

export interface PostView {
  readonly id: number
  readonly post: string
  /** `văn thư đơn vị`. */
  readonly postName: string
  /** As people say it: `Phó Chánh Văn phòng`. */
  readonly title: string
  readonly field: string | null
  readonly unit: UnitRef
  readonly from: string | null
  readonly to: string | null
  readonly when: 'past' | 'now' | 'coming'
  readonly mayChange: boolean
}
export interface LeaveView {
  readonly id: number
  readonly deputy: PersonRef
  readonly from: string | null
  readonly to: string | null
  readonly when: 'past' | 'now' | 'coming'
  readonly by: PersonRef | null
  readonly at: number | null
  /** Only to whoever may edit it. */
  readonly reason: string | null
}
/** One person as the directory's pages show and edit them. */
export interface PersonLine {
  readonly id: number
  readonly name: string
  readonly title: string
  readonly phone: string | null
  readonly email: string | null
  /** To be given back with an edit: of two people who edit the same person the second is told. */
  readonly revision: number
  /** Only to whoever administers the person. */
  readonly account: { readonly username: string; readonly mustChange: boolean } | null
  readonly posts: readonly PostView[]
  readonly leaves: readonly LeaveView[]
  /** For whom this person stands in today. */
  readonly standsFor: readonly { readonly person: PersonRef; readonly from: string | null; readonly to: string | null }[]
  /** The mail server's answer, or that there is no address, while no mail arrives there; null when all is well or the viewer has no say in it. */
  readonly notReached: { readonly detail: string; readonly since: number } | null
  readonly may: { readonly contact: boolean; readonly name: boolean; readonly leave: boolean; readonly password: boolean }
  /** Who may stand in from today on; empty where the viewer enters no leave. */
  readonly deputies: readonly PersonRef[]
}
/** What a unit lacks: a post that nobody holds, an address that is missing or refused. */
export interface HoleView {
  readonly kind: 'post' | 'address'
  readonly post: string | null
  readonly person: PersonRef | null
  readonly detail: string
  readonly since: number | null
}
export interface UnitPage {
  readonly id: string
  readonly name: string
  readonly fullName: string
  readonly kind: string
  readonly abbr: string | null
  readonly people: readonly PersonLine[]
  /** Whoever held a post here and holds none any more. */
  readonly former: readonly PersonLine[]
  readonly holes: readonly HoleView[]
  /** Posts that the viewer may give here, with their names; none where the viewer only reads. */
  readonly mayGive: readonly { readonly post: string; readonly name: string }[]
  /** Fields of the Office; none for other units. */
  readonly fields: readonly string[]
}

const unitParams = z.object({ id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/) }).strict()
const personParams = z.object({ person: z.coerce.number().int().positive() }).strict()
const postParams = personParams.extend({ post: z.coerce.number().int().positive() }).strict()
const leaveParams = personParams.extend({ leave: z.coerce.number().int().positive() }).strict()
const revision = z.number().int().positive()
const words = z.string().trim().max(200)

export const unitPage: Route<typeof unitParams, typeof none, typeof none, UnitPage> = {
  name: 'unitPage',
  method: 'GET',
  path: '/units/:id',
  summary: 'A unit with its people, who is away and who stands in, and what it lacks',
  params: unitParams,
  query: none,
  body: none,
}
export const myself: Route<typeof none, typeof none, typeof none, PersonLine> = {
  name: 'myself',
  method: 'GET',
  path: '/people/me',
  summary: 'One’s own telephone, address, posts and leaves',
  params: none,
  query: none,
  body: none,
}

export interface OneTimePassword {
  readonly person: number
  readonly username: string
  /** Said once; at the first sign-in a new one is set. */
  readonly password: string
}
export interface Edited {
  readonly revision: number
}
const contact = { phone: words.nullable(), email: words.nullable() }
const newPost = { post: words, title: words.default(''), field: words.nullable().default(null), from: day, to: day.nullable().default(null) }
const newPerson = z.object({ name: words, username: words, ...contact, ...newPost }).strict()
export const addPerson: Route<typeof unitParams, typeof none, typeof newPerson, OneTimePassword> = {
  name: 'addPerson',
  method: 'POST',
  path: '/units/:id/people',
  summary: 'Adds somebody new with a first post; answers the one-time password',
  params: unitParams,
  query: none,
  body: newPerson,
}
const changed = z.object({ revision, name: words.optional(), ...contact }).strict()
export const changePerson: Route<typeof personParams, typeof none, typeof changed, Edited> = {
  name: 'changePerson',
  method: 'PUT',
  path: '/people/:person',
  summary: 'Corrects a telephone number, an address of mail, a name',
  params: personParams,
  query: none,
  body: changed,
}
const begun = z.object({ revision, unit: words, ...newPost }).strict()
export const beginPost: Route<typeof personParams, typeof none, typeof begun, Edited> = {
  name: 'beginPost',
  method: 'POST',
  path: '/people/:person/posts',
  summary: 'Gives somebody a further post from a day on; the day may lie ahead',
  params: personParams,
  query: none,
  body: begun,
}
const changedPost = z.object({ revision, to: day.nullable(), title: words.optional(), field: words.nullable().optional() }).strict()
export const changePost: Route<typeof postParams, typeof none, typeof changedPost, Edited> = {
  name: 'changePost',
  method: 'PUT',
  path: '/people/:person/posts/:post',
  summary: 'Says on which day a post ends (null: it goes on), how it is called, which fields it has',
  params: postParams,
  query: none,
  body: changedPost,
}
const leave = z.object({ revision, deputy: z.number().int().positive(), from: day, to: day, reason: words.default('') }).strict()
export const enterLeave: Route<typeof personParams, typeof none, typeof leave, Edited> = {
  name: 'enterLeave',
  method: 'POST',
  path: '/people/:person/leaves',
  summary: 'Enters a leave, both days included, with whoever stands in',
  params: personParams,
  query: none,
  body: leave,
}
const changedLeave = z.object({ revision, to: day }).strict()
export const changeLeave: Route<typeof leaveParams, typeof none, typeof changedLeave, Edited> = {
  name: 'changeLeave',
  method: 'PUT',
  path: '/people/:person/leaves/:leave',
  summary: 'Shortens or lengthens a leave',
  params: leaveParams,
  query: none,
  body: changedLeave,
}
const seen = z.object({ revision }).strict()
export const takeBackLeave: Route<typeof leaveParams, typeof none, typeof seen, Edited> = {
  name: 'takeBackLeave',
  method: 'POST',
  path: '/people/:person/leaves/:leave/take-back',
  summary: 'Takes a leave back; one that is under way ends yesterday',
  params: leaveParams,
  query: none,
  body: seen,
}
export const resetPassword: Route<typeof personParams, typeof none, typeof seen, OneTimePassword> = {
  name: 'resetPassword',
  method: 'POST',
  path: '/people/:person/password',
  summary: 'Sets a one-time password and signs the person out everywhere; for administrators',
  params: personParams,
  query: none,
  body: seen,
}
