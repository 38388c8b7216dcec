import type { Instant, LocalDate, PersonId, Post, Result, UnitId } from '#base'
import type { Deputy, Directory, Person, PostHeld } from '#directory'

/** A post as it is kept, also one that has ended. */
export interface KeptPost extends PostHeld {
  readonly id: number
}
/** A leave as it is kept, also one that is over; those that were taken back are left out. */
export interface KeptLeave extends Deputy {
  readonly id: number
  readonly reason: string
  /** Null: it stood before leaves were entered on pages. */
  readonly by: PersonId | null
  readonly at: Instant | null
}
/** One person with all that is edited as theirs; `revision` counts the edits. */
export interface KeptPerson extends Person {
  readonly revision: number
  readonly changedBy: PersonId | null
  readonly changedAt: Instant | null
  readonly username: string | null
  /** The one-time password has not been changed yet. */
  readonly mustChange: boolean
  readonly posts: readonly KeptPost[]
  readonly leaves: readonly KeptLeave[]
}

export interface NewPost {
  readonly unit: UnitId
  readonly post: Post
  readonly title: string
  readonly field: string | null
  readonly from: LocalDate
  readonly to: LocalDate | null
}
export interface NewPassword {
  /** Told once, to whoever made it. */
  readonly password: string
  readonly hash: string
}
/** One edit, decided; `person` is the one whose revision moves. */
export type PeopleChange = { readonly person: PersonId } & (
  | { readonly is: 'contact'; readonly name: string; readonly phone: string | null; readonly email: string | null }
  | { readonly is: 'postBegins'; readonly post: NewPost }
  | { readonly is: 'postChanges'; readonly id: number; readonly to: LocalDate | null; readonly title: string; readonly field: string | null }
  | { readonly is: 'leaveBegins'; readonly deputy: PersonId; readonly from: LocalDate; readonly to: LocalDate; readonly reason: string }
  | { readonly is: 'leaveChanges'; readonly id: number; readonly to: LocalDate }
  | { readonly is: 'leaveWithdrawn'; readonly id: number }
  | { readonly is: 'password'; readonly hash: string }
)
/** Somebody who is new on the system, with the first post and an account. */
export interface NewPerson {
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly username: string
  readonly hash: string
  readonly post: NewPost
}

/** What stands while an edit is decided: nobody else edits meanwhile. */
export interface Standing {
  readonly directory: Directory
  /** The person of the edit; null where there is none of that number. */
  readonly person: KeptPerson | null
}
export interface Edit {
  readonly change: PeopleChange
  /** `person.contact`, `leave.entered` … with what stood before and what stands after, for the audit. */
  readonly what: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** The house as an import of people finds it. */
export interface Roll {
  readonly directory: Directory
  /** Who signs in by which name, closed accounts among them. */
  readonly accounts: ReadonlyMap<string, PersonId>
  /** The number that the next new person gets; the one after gets the next. */
  readonly firstFree: PersonId
}
/** One step of an import: somebody new under the next free number, or a further post of somebody known. */
export type Admission = { readonly id: PersonId } & ({ readonly is: 'person'; readonly person: NewPerson } | { readonly is: 'post'; readonly post: NewPost })

/** People, posts and leaves as they are edited. Each write has its line in the audit; one edit at a time in the whole house. */
export interface PeopleBook {
  people(ids: readonly PersonId[]): Promise<readonly KeptPerson[]>
  /** Who holds a post in the unit, has held or will hold one. */
  ofUnit(unit: UnitId): Promise<readonly KeptPerson[]>
  /** Decides and writes in one transaction, on what stands at that moment; answers the person's new revision, or the refusal. */
  edit(by: PersonId, person: PersonId, decide: (standing: Standing) => Result<Edit>): Promise<Result<number>>
  /** The same for somebody new. Problem `account.taken`. */
  add(by: PersonId, decide: (directory: Directory) => Result<NewPerson>): Promise<Result<PersonId>>
  roll(): Promise<Roll>
  /** Carries out an import on what stands at that moment, all in one transaction and on record under the file's name; false when it was decided not to (null). */
  admit(by: PersonId, file: string, decide: (roll: Roll) => readonly Admission[] | null): Promise<boolean>
  newPassword(): Promise<NewPassword>
}
