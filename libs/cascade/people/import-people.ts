import { ENGINE, fold, ok, personId, refuse, type LocalDate, type PersonId, type Problem, type Result } from '#base'
import { isAdministrator, overlap, type Directory, type PostHeld } from '#directory'
import type { Actor, Needs } from '../needs.js'
import type { Admission, NewPassword, NewPost, Roll } from './book.js'
import { lineSaid, type LineSaid } from './import-line.js'
import { headerOf, type TableRow } from './import-table.js'
import { faultOf, titleOf } from './posts.js'
import { todayOf } from './today.js'
import { askAdministrator } from './whom-to-ask.js'

export interface Importing {
  /** The rows of the table, the header first. */
  readonly table: readonly TableRow[]
  /** Its name, for the audit. */
  readonly file: string
  readonly dryRun: boolean
  /** Keeps the one-time passwords before anything is written: an account whose password nobody has is no use. Throws when it cannot. */
  readonly keep: (accounts: readonly ImportedAccount[]) => Promise<void>
}
export interface ImportedAccount {
  readonly name: string
  readonly unit: string
  readonly username: string
  readonly password: string
}
/** What an import did, or would do. With a fault nothing was written. */
export interface Imported {
  /** The new people, in the order of the table. */
  readonly added: readonly { readonly line: number; readonly name: string; readonly unit: string; readonly username: string }[]
  /** Posts begun, those of the new people among them. */
  readonly posts: number
  /** Lines that stand already. */
  readonly standing: number
  readonly faults: readonly { readonly line: number; readonly problem: Problem }[]
  readonly written: boolean
}

/**
 * People with their posts from a table, all or none of them: whoever signs in by an unknown name is new, with an account and a one-time password;
 * whoever is known gets the posts that are not held yet; what stands already is counted and left as it is, telephone and address too. Every fault is
 * named with its line. For administrators of the system, and for the command line of the house itself. Problem `scope.forbidden`.
 */
export async function importPeople(needs: Needs, actor: Actor, { table, file, dryRun, keep }: Importing): Promise<Result<Imported>> {
  const today = await todayOf(needs)
  const roll = await needs.people.roll()
  if (actor.person !== ENGINE && !isAdministrator(roll.directory, actor.person, today)) return askAdministrator(roll.directory, actor.person, [], today)
  const first = readingOf(roll, table, today)
  if (dryRun || first.faults.length > 0 || first.posts === 0) return ok({ ...withoutPlan(first), written: false })
  const passwords = new Map<string, NewPassword>()
  const made = await Promise.all(first.added.map(() => needs.people.newPassword()))
  first.added.forEach(({ username }, at) => {
    const password = made[at]
    if (password) passwords.set(username, password)
  })
  await keep(first.added.map(({ name, unit, username }) => ({ name, unit, username, password: passwords.get(username)?.password ?? '' })))
  // Read once more on what stands at the moment of writing: a page may have been faster.
  let last = first
  const written = await needs.people.admit(actor.person, file, (standing) => {
    last = readingOf(standing, table, today)
    const admitted = last.plan.flatMap((admission) => withPassword(admission, passwords))
    return admitted.length > 0 && isAsPlanned(first, last) ? admitted : null
  })
  return ok({ ...withoutPlan(last), written })
}

/** Nobody else added one of these people meanwhile: each password that was kept opens an account. */
function isAsPlanned(first: Reading, last: Reading): boolean {
  return last.faults.length === 0 && last.added.length === first.added.length
}

interface Reading extends Omit<Imported, 'written'> {
  readonly plan: readonly Planned[]
}
type Planned = { readonly username: string } & Admission

function withoutPlan({ added, posts, standing, faults }: Reading): Omit<Imported, 'written'> {
  return { added, posts, standing, faults }
}

function withPassword({ username, ...admission }: Planned, passwords: ReadonlyMap<string, NewPassword>): readonly Admission[] {
  if (admission.is === 'post') return [admission]
  const hash = passwords.get(username)?.hash
  return hash === undefined ? [] : [{ ...admission, person: { ...admission.person, hash } }]
}

function readingOf(roll: Roll, [header, ...rows]: readonly TableRow[], today: LocalDate): Reading {
  const columns = headerOf(header ?? { line: 1, cells: [] })
  if (!columns.ok) return { added: [], posts: 0, standing: 0, plan: [], faults: [{ line: header?.line ?? 1, problem: columns.problem }] }
  const list = new Newcomers(roll)
  for (const row of rows) {
    if (row.cells.every((cell) => cell.trim() === '')) continue
    const line = lineSaid(roll.directory, columns.value, row, today)
    if ('said' in line) list.take(line.said)
    else list.faults.push(...line.faults.map((problem) => ({ line: row.line, problem })))
  }
  return list
}

/** What the lines make of the house, each upon what the lines before it made. */
class Newcomers implements Reading {
  readonly added: Imported['added'][number][] = []
  readonly faults: Imported['faults'][number][] = []
  readonly plan: Planned[] = []
  posts = 0
  standing = 0
  readonly #directory: Directory
  readonly #held: Map<PostHeld['unit'], readonly PostHeld[]>
  readonly #known: Map<string, { readonly id: PersonId; readonly name: string }>
  readonly #firstFree: PersonId

  constructor({ directory, accounts, firstFree }: Roll) {
    this.#held = new Map(directory.postsIn)
    this.#directory = { ...directory, postsIn: this.#held }
    this.#known = new Map([...accounts].map(([username, id]) => [username, { id, name: directory.people.get(id)?.name ?? '' }]))
    this.#firstFree = firstFree
  }

  take(said: LineSaid): void {
    const known = this.#known.get(said.username)
    if (known && fold(known.name) !== fold(said.name)) return this.#fault(said, refuse('account.taken', { username: said.username }))
    const person = known?.id ?? personId(this.#firstFree + this.added.length)
    const before = this.faults.length
    const wanted = said.posts.filter((post) => !this.#stands(said, person, post)).map((post) => postSaid(said, post))
    for (const post of wanted) this.#begin(said, person, post)
    if (wanted.length === 0) this.standing += 1
    if (this.faults.length > before) return
    const further = known ? wanted : wanted.slice(1)
    const [post] = wanted
    if (!known && post) this.#add(said, person, post)
    for (const one of further) this.plan.push({ is: 'post', username: said.username, id: person, post: one })
    this.posts += wanted.length
  }

  #stands({ unit, from }: LineSaid, person: PersonId, post: NewPost['post']): boolean {
    return (this.#held.get(unit.id) ?? []).some((held) => held.person === person && held.post === post && overlap(held, { from, to: null }))
  }

  #begin(said: LineSaid, person: PersonId, post: NewPost): void {
    const wanted = { person, unit: post.unit, post: post.post, from: post.from, to: null }
    const fault = faultOf(this.#directory, wanted, null)
    if (!fault.ok) return this.#fault(said, fault)
    this.#held.set(post.unit, [...(this.#held.get(post.unit) ?? []), { ...post, person }])
  }

  #add({ line, name, unit, username, phone, email }: LineSaid, id: PersonId, post: NewPost): void {
    this.#known.set(username, { id, name })
    this.added.push({ line, name, unit: unit.shortName, username })
    this.plan.push({ is: 'person', username, id, person: { name, phone, email, username, hash: '', post } })
  }

  #fault({ line }: LineSaid, refused: Result<unknown>): void {
    if (!refused.ok) this.faults.push({ line, problem: refused.problem })
  }
}

function postSaid({ unit, title, field, from }: LineSaid, post: NewPost['post']): NewPost {
  return { unit: unit.id, post, title: title || titleOf(post), field, from, to: null }
}
