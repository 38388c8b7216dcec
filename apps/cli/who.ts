import { ENGINE, type PersonId } from '#base'
import { openAccounts, type Database } from '#database'
import { Usage } from './usage.js'

/** Under whose name a command acts: the account that `--by` names, or the house's own. */
export async function whoActs(database: Database, username: string | null): Promise<PersonId> {
  if (username === null) return ENGINE
  const account = await openAccounts(database.sql).byName(username.toLowerCase())
  if (!account) throw new Usage(`Nobody signs in as ${username}.`)
  if (account.closed) throw new Usage(`${username} holds no post any more: the account is closed.`)
  return account.person
}
