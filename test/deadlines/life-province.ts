import { addDays, personId, type LocalDate, type PersonId, type UnitId } from '#base'
import { directoryOf, type Deputy, type Directory, type DirectoryData, type PostHeld } from '#directory'
import { provinceOf } from '#assembly'

/** Who is missing and who is away in a life; a lot chooses which unit or person. */
export interface ProvinceAsked {
  readonly units: number
  /** Units that have no head, and units that nobody at all answers for. */
  readonly headless: readonly number[]
  readonly empty: readonly number[]
  /** Who is on leave: from that many days after the beginning, for so many days. */
  readonly leaves: readonly { readonly lot: number; readonly after: number; readonly days: number }[]
}
export interface LifeProvince {
  readonly province: DirectoryData
  readonly directory: Directory
}

const PARTY = ['party-or-elected']
// Beyond every number that the sample province gives.
const FIRST_OF_THE_PARTY = 9000
const bases = new Map<number, LifeProvince>()

/** The sample province with holes and leaves in it, and with people in the Party's bodies, so that somebody could wrongly be told there. */
export function lifeProvince(root: string, from: LocalDate, { units, headless, empty, leaves }: ProvinceAsked): LifeProvince {
  const base = bases.get(units) ?? withThePartysPeople(provinceOf(root, units))
  bases.set(units, base)
  const named = base.province.groups[0]?.members ?? []
  const without = new Set(headless.flatMap((lot) => named[lot % named.length] ?? []))
  const nobody = new Set(empty.flatMap((lot) => named[lot % named.length] ?? []))
  const posts = base.province.posts.filter(({ unit, post }) => !nobody.has(unit) && !(without.has(unit) && post === 'headOfUnit'))
  const deputies = leaves.flatMap(({ lot, after, days }) => leaveOf(posts, lot, addDays(from, after), days))
  const province = { ...base.province, posts, deputies }
  const directory = { ...base.directory, posts, deputies, postsOf: grouped(posts, ({ person }) => person), postsIn: grouped(posts, ({ unit }) => unit) }
  return { province, directory }
}

function withThePartysPeople(real: DirectoryData): LifeProvince {
  const bodies = real.units.filter(({ kind }) => PARTY.includes(kind))
  const people = bodies.map((unit, i) => ({
    id: personId(FIRST_OF_THE_PARTY + i),
    name: `Người của ${unit.name}`,
    phone: null,
    email: `dang.${i}@laocai.example`,
  }))
  const posts = bodies.flatMap(({ id: unit }, i) =>
    (['headOfUnit', 'unitClerk', 'handler'] as const).map((post): PostHeld => ({
      person: personId(FIRST_OF_THE_PARTY + i),
      unit,
      post,
      field: null,
      from: null,
      to: null,
      title: 'Cán bộ',
    })),
  )
  const province = { ...real, people: [...real.people, ...people], posts: [...real.posts, ...posts] }
  return { province, directory: directoryOf(province) }
}

/** The next person of the same unit stands in; where there is none, the Office's first one. */
function leaveOf(posts: readonly PostHeld[], lot: number, from: LocalDate, days: number): readonly Deputy[] {
  const away = posts[lot % posts.length]
  const standsIn = posts.find(({ unit, person }) => unit === away?.unit && person !== away.person) ?? posts[0]
  if (!away || !standsIn || standsIn.person === away.person) return []
  return [{ person: away.person, deputy: standsIn.person, from, to: addDays(from, days) }]
}

function grouped<Key extends PersonId | UnitId>(posts: readonly PostHeld[], keyOf: (held: PostHeld) => Key): ReadonlyMap<Key, readonly PostHeld[]> {
  const groups = new Map<Key, PostHeld[]>()
  for (const held of posts) {
    const group = groups.get(keyOf(held))
    if (group) group.push(held)
    else groups.set(keyOf(held), [held])
  }
  return groups
}
