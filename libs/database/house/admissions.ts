import { personId, type PersonId } from '#base'
import type { Admission, Roll } from '#cascade'
import type { Directory, DirectoryData } from '#directory'
import { statement, type NoArgs, type Sql } from '../sql.js'
import { openAudit } from './audit.js'
import { loadDirectory } from './directory.js'
import { addPerson, writeEdit } from './people-writes.js'

const findAccounts = statement<NoArgs, { username: string; person: PersonId }>('all-accounts', [], 'select username, person from house.account')
// As `add-person` counts: people who left keep their numbers.
const findFree = statement<NoArgs, { id: number }>('first-free-person', [], 'select coalesce(max(id), 0) + 1 as id from house.person')

export async function readRoll(sql: Sql, make: (data: DirectoryData) => Directory): Promise<Roll> {
  const accounts = await sql.run(findAccounts, {})
  const [free] = await sql.run(findFree, {})
  return {
    directory: make(await loadDirectory(sql)),
    accounts: new Map(accounts.map(({ username, person }) => [username, person])),
    firstFree: personId(free?.id ?? 1),
  }
}

/** Writes an import inside the caller's transaction, each person and post with the line in the audit that a page would have written, and one for all. */
export async function writeAdmissions(tx: Sql, by: PersonId, file: string, admissions: readonly Admission[]): Promise<void> {
  for (const admission of admissions) {
    if (admission.is === 'post') {
      const { id: person, post } = admission
      await writeEdit(tx, by, { change: { is: 'postBegins', person, post }, what: 'post.given', before: null, after: { ...post } })
    } else if ((await addPerson(tx, by, admission.person)) !== admission.id) {
      // Nobody adds while the directory is locked: another number means that the further posts of this import would be somebody else's.
      throw new Error(`the number ${admission.id} of a new person was not free`)
    }
  }
  const people = admissions.filter(({ is }) => is === 'person').length
  await openAudit(tx)({ actor: by, what: 'people.imported', target: 'people', detail: { file, people, furtherPosts: admissions.length - people } })
}
