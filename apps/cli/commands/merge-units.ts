import { openHouse, rootDir, settingsOf } from '#assembly'
import { ENGINE, parseDate, type PersonId } from '#base'
import { problemSentence, type Merged } from '#cascade'
import { openAccounts, type Database } from '#database'
import { has, say, Usage, valueOf } from '../usage.js'

const HOW = 'merge-units FROM INTO --on YYYY-MM-DD --reason "…" [--by USERNAME] [--dry-run] [--json], FROM and INTO by code or by name'

/** `merge-units FROM INTO --on DATE --reason …`: one unit goes into another, in the directory and in all open work; `--dry-run` says what would be. */
export async function mergeUnits(args: readonly string[]): Promise<void> {
  const [from, into] = args
  const on = parseDate(valueOf(args, 'on') ?? '')
  const reason = valueOf(args, 'reason')?.trim()
  if (!from || !into || from.startsWith('--') || into.startsWith('--') || on === null || !reason) throw new Usage(HOW)
  const dryRun = has(args, 'dry-run')
  const root = rootDir()
  const house = await openHouse({ root, settings: settingsOf(process.env, root), log: () => undefined, progress: say })
  try {
    const by = await personOf(house.database, valueOf(args, 'by'))
    if (!dryRun) say('the directory first, then all open work …')
    const merged = await house.cascade.mergeUnits({ from, into, on, reason, by: by === ENGINE ? null : by, dryRun })
    if (!merged.ok) throw new Usage(problemSentence(merged.problem))
    process.stdout.write(`${has(args, 'json') ? JSON.stringify(merged.value) : linesOf(merged.value).join('\n')}\n`)
  } finally {
    await house.close()
  }
}

async function personOf(database: Database, username: string | null): Promise<PersonId> {
  if (username === null) return ENGINE
  const account = await openAccounts(database.sql).byName(username.toLowerCase())
  if (!account) throw new Usage(`Nobody signs in as ${username}.`)
  return account.person
}

function linesOf({ from, into, on, dryRun, renamed, merged, bornAnew }: Merged): string[] {
  return [
    `${from} ${dryRun ? 'would go' : 'went'} into ${into} on ${on}`,
    `${renamed.length} pieces of open work ${dryRun ? 'would become' : 'are'} its successor's, with their dates`,
    `${merged.length} that both had ${dryRun ? 'would be' : 'are'} closed as moved; the successor's stay`,
    `${bornAnew.length} that only the old unit had ${dryRun ? 'would be' : 'are'} born anew below the successor's assignment`,
  ]
}
