import { openHouse, rootDir, settingsOf, type House } from '#assembly'
import { dayOf, formatDate, type PersonId } from '#base'
import { problemSentence, withdrawAlias, type KeptAlias } from '#cascade'
import { has, say, Usage, valueOf } from '../usage.js'
import { whoActs } from '../who.js'

const HOW = 'units aliases [--all] [--json] | units aliases remove ID --reason "…" [--by USERNAME]'

/** `units aliases …`: names that officers explained while they checked letters, and how one is withdrawn. */
export async function units(args: readonly string[]): Promise<void> {
  const [what, verb = 'list', id] = args
  if (what !== 'aliases') throw new Usage(HOW)
  if (verb === 'remove') return withHouse((house) => remove(house, Number(id), args))
  if (verb !== 'list' && !verb.startsWith('--')) throw new Usage(HOW)
  return withHouse((house) => list(house, args))
}

async function withHouse(work: (house: House) => Promise<void>): Promise<void> {
  const root = rootDir()
  const house = await openHouse({ root, settings: settingsOf(process.env, root), log: () => undefined, progress: say })
  try {
    await work(house)
  } finally {
    await house.close()
  }
}

async function list({ needs }: House, args: readonly string[]): Promise<void> {
  const [kept, directory] = await Promise.all([needs.aliases.all(), needs.directory()])
  const shown = has(args, 'all') ? kept : kept.filter(({ withdrawnAt }) => withdrawnAt === null)
  if (has(args, 'json')) return void process.stdout.write(`${JSON.stringify(shown)}\n`)
  const who = (person: PersonId | null): string => (person === null ? '' : (directory.people.get(person)?.name ?? `#${person}`))
  const meaning = ({ units: ids, group }: KeptAlias): string => group ?? ids.map((unit) => directory.units.get(unit)?.shortName ?? unit).join('; ')
  const lineOf = (alias: KeptAlias): string => {
    const gone = alias.withdrawnAt === null ? '' : `, withdrawn ${formatDate(dayOf(alias.withdrawnAt))} by ${who(alias.withdrawnBy)}`
    return `${String(alias.id).padStart(4)}  “${alias.name}” → ${meaning(alias)}  (${who(alias.by)}, ${formatDate(dayOf(alias.at))}, ${alias.letter ?? 'no letter'}${gone})`
  }
  process.stdout.write(shown.length === 0 ? 'No name has been explained.\n' : `${shown.map(lineOf).join('\n')}\n`)
}

async function remove({ database, needs }: House, id: number, args: readonly string[]): Promise<void> {
  const reason = valueOf(args, 'reason')?.trim()
  if (!Number.isSafeInteger(id) || !reason) throw new Usage(HOW)
  const gone = await withdrawAlias(needs, id, await whoActs(database, valueOf(args, 'by')), reason)
  if (!gone.ok) throw new Usage(problemSentence(gone.problem))
  process.stdout.write(`“${gone.value.name}” is asked again at the next letter.\n`)
}
