import { randomInt } from 'node:crypto'
import { Refusal, isRefusal, ok, refuse, type Instant, type LocalDate, type PersonId, type Post, type UnitId } from '#base'
import type { Edit, KeptLeave, KeptPerson, KeptPost, NewPassword, NewPerson, PeopleBook } from '#cascade'
import type { Directory, DirectoryData } from '#directory'
import { statement, type NoArgs, type Sql } from '../sql.js'
import { loadDirectory } from './directory.js'
import { hashPassword } from './passwords.js'
import { readRoll, writeAdmissions } from './admissions.js'
import { addPerson, writeEdit } from './people-writes.js'

interface PersonRow {
  readonly id: PersonId
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly revision: number
  readonly changed_by: PersonId | null
  readonly changed_at: Instant | null
  readonly username: string | null
  readonly must_change: boolean
}
interface PostRow {
  readonly id: number
  readonly person: PersonId
  readonly unit: UnitId
  readonly post: Post
  readonly field: string | null
  readonly title: string
  readonly from: LocalDate | null
  readonly to: LocalDate | null
}
interface LeaveRow {
  readonly id: number
  readonly person: PersonId
  readonly deputy: PersonId
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly reason: string
  readonly said_by: PersonId | null
  readonly said_at: Instant | null
}

const findPeople = statement<{ ids: readonly PersonId[] }, PersonRow>(
  'people-kept',
  ['ids'],
  /* sql */ `
select p.id, p.name, p.phone, p.email, p.revision, p.changed_by, p.changed_at, a.username, coalesce(a.must_change, false) as must_change
from house.person p left join house.account a on a.person = p.id
where p.active and p.id = any($1::bigint[])
order by p.id`,
)
const findPosts = statement<{ ids: readonly PersonId[] }, PostRow>(
  'people-posts',
  ['ids'],
  'select id, person, unit, post, field, title, valid_from as "from", valid_to as "to" from house.post_held where person = any($1::bigint[]) order by id',
)
const findLeaves = statement<{ ids: readonly PersonId[] }, LeaveRow>(
  'people-leaves',
  ['ids'],
  /* sql */ `
select id, person, deputy, valid_from as "from", valid_to as "to", reason, said_by, said_at
from house.deputy
where withdrawn_at is null and person = any($1::bigint[])
order by valid_from nulls first, id`,
)
const findMembers = statement<{ unit: UnitId }, { person: PersonId }>(
  'people-of-unit',
  ['unit'],
  'select distinct person from house.post_held where unit = $1::text',
)
// Whoever edits waits here for whoever edits: what is decided is decided on what stands.
const lockDirectory = statement<NoArgs, never>(
  'lock-directory',
  [],
  'insert into house.directory_stamp (version) values (1) on conflict (one) do update set version = house.directory_stamp.version + 1',
)
const findAccount = statement<{ username: string }, { person: PersonId }>(
  'find-account',
  ['username'],
  'select person from house.account where username = $1::text',
)

/** People, posts and leaves as pages edit them; `make` indexes the rows of the directory. A trigger tells every process that it has changed. */
export function openPeople(sql: Sql, make: (data: DirectoryData) => Directory): PeopleBook {
  const decided = async <T>(
    work: (tx: Sql, directory: Directory) => Promise<T>,
  ): Promise<{ ok: true; value: T } | { ok: false; problem: Refusal['problem'] }> => {
    try {
      return ok(
        await sql.tx(async (tx) => {
          await tx.run(lockDirectory, {})
          return work(tx, make(await loadDirectory(tx)))
        }),
      )
    } catch (error) {
      // A refusal rolls back whatever was begun.
      if (isRefusal(error)) return { ok: false, problem: error.problem }
      throw error
    }
  }
  return {
    people: (ids) => peopleOf(sql, ids),
    ofUnit: async (unit) =>
      peopleOf(
        sql,
        (await sql.run(findMembers, { unit })).map(({ person }) => person),
      ),
    edit: (by, person, decide) =>
      decided(async (tx, directory) => {
        const [kept] = await peopleOf(tx, [person])
        const edit = must<Edit>(decide({ directory, person: kept ?? null }))
        return writeEdit(tx, by, edit)
      }),
    add: (by, decide) =>
      decided(async (tx, directory) => {
        const { post, ...person } = must<NewPerson>(decide(directory))
        const [taken] = await tx.run(findAccount, { username: person.username })
        if (taken) throw new Refusal(refuse('account.taken', { username: person.username }).problem)
        return addPerson(tx, by, { ...person, post })
      }),
    roll: () => readRoll(sql, make),
    admit: (by, file, decide) =>
      sql.tx(async (tx) => {
        await tx.run(lockDirectory, {})
        const admissions = decide(await readRoll(tx, make))
        if (admissions !== null) await writeAdmissions(tx, by, file, admissions)
        return admissions !== null
      }),
    newPassword,
  }
}

function must<T>(result: { ok: true; value: T } | { ok: false; problem: Refusal['problem'] }): T {
  if (!result.ok) throw new Refusal(result.problem)
  return result.value
}

async function peopleOf(sql: Sql, ids: readonly PersonId[]): Promise<KeptPerson[]> {
  const people = await sql.run(findPeople, { ids })
  const posts = await sql.run(findPosts, { ids })
  const leaves = await sql.run(findLeaves, { ids })
  return people.map(({ changed_by: changedBy, changed_at: changedAt, must_change: mustChange, ...person }) => ({
    ...person,
    changedBy,
    changedAt,
    mustChange,
    posts: posts.filter((post): post is KeptPost => post.person === person.id),
    leaves: leaves.filter((leave) => leave.person === person.id).map(leaveOf),
  }))
}

function leaveOf({ said_by: by, said_at: at, ...leave }: LeaveRow): KeptLeave {
  return { ...leave, by, at }
}

// Read out on the telephone and typed once: no letter that is taken for another, in groups of four.
const LETTERS = 'abcdefghkmnpqrstuvwxyz23456789'
const GROUPS = 3

async function newPassword(): Promise<NewPassword> {
  const group = (): string => Array.from({ length: 4 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('')
  const password = Array.from({ length: GROUPS }, group).join('-')
  return { password, hash: await hashPassword(password) }
}
