import { openHouse, rootDir, settingsOf } from '#assembly'
import { dayOf, fold, formatDate, ROLE_NAMES, type LocalDate, type PersonId } from '#base'
import { openPageQueries } from '#database'
import { isCurrent, type Directory } from '#directory'
import { has, say } from '../usage.js'
import { importCommand } from './people-import.js'

/** `people [WORDS] [--json]`: who is who today, how to reach them, who is away and who stands in. Without words all. `people import`: many at once. */
export async function people(args: readonly string[]): Promise<void> {
  if (args[0] === 'import') return importCommand(args.slice(1))
  const root = rootDir()
  const house = await openHouse({ root, settings: settingsOf(process.env, root), log: () => undefined, progress: say })
  try {
    const [directory, now, holes] = await Promise.all([house.needs.directory(), house.engine.now(), openPageQueries(house.database.sql).notReached()])
    const wanted = fold(args.filter((word) => !word.startsWith('--')).join(' '))
    const refused = new Map(holes.flatMap(({ kind, person, detail }) => (kind === 'address' && person !== null ? [[person, detail] as const] : [])))
    const found = peopleOn(directory, dayOf(now), refused).filter((one) => fold(`${one.name} ${one.posts.join(' ')} ${one.email ?? ''}`).includes(wanted))
    process.stdout.write(has(args, 'json') ? `${JSON.stringify(found)}\n` : found.length === 0 ? 'Nobody of that name.\n' : `${found.map(lineOf).join('\n')}\n`)
  } finally {
    await house.close()
  }
}

interface Line {
  readonly id: number
  readonly name: string
  readonly posts: readonly string[]
  readonly phone: string | null
  readonly email: string | null
  readonly refused: string | null
  readonly away: { readonly deputy: string; readonly until: LocalDate | null } | null
}

function peopleOn(directory: Directory, today: LocalDate, refused: ReadonlyMap<PersonId, string>): readonly Line[] {
  return [...directory.people.values()].map(({ id, name, phone, email }) => {
    const posts = (directory.postsOf.get(id) ?? []).filter((held) => isCurrent(held, today))
    const leave = directory.deputies.find((one) => one.person === id && isCurrent(one, today))
    return {
      id,
      name,
      posts: posts.map((held) => `${ROLE_NAMES[held.post]}, ${directory.units.get(held.unit)?.shortName ?? held.unit}`),
      phone,
      email,
      refused: refused.get(id) ?? null,
      away: leave ? { deputy: directory.people.get(leave.deputy)?.name ?? `#${leave.deputy}`, until: leave.to } : null,
    }
  })
}

function lineOf({ id, name, posts, phone, email, refused, away }: Line): string {
  const until = away?.until ? ` until ${formatDate(away.until)}` : ''
  return [
    `${String(id).padStart(4)}  ${name}: ${posts.join('; ') || 'no post today'}`,
    [
      phone ?? 'no telephone',
      email ?? 'no address',
      ...(refused ? [`refused: ${refused}`] : []),
      ...(away ? [`away${until}, ${away.deputy} stands in`] : []),
    ].join(' · '),
  ].join('  ·  ')
}
