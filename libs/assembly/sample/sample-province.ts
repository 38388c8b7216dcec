import { localDate, personId, type PersonId } from '#base'
import { isEnded, type DirectoryData, type Person, type PostHeld } from '#directory'
import { inventedName } from './invented-names.js'
import { provinceUnits } from './province-units.js'
import { CENTRE, seatsOf, type Seat } from './sample-posts.js'

/** How a person signs in. No password here: the sample's one is set where accounts are seeded. */
export interface Account {
  readonly username: string
  readonly person: PersonId
}

export interface SampleProvince extends DirectoryData {
  readonly accounts: readonly Account[]
}

// The people's committees of the term 2021–2026: early enough for the oldest sample letter (January 2022).
const SINCE = localDate('2021-07-01')
const TODAY_IS_AFTER = localDate('2025-07-01')

/**
 * Lào Cai with real units and invented people: who holds which post, with telephone, mail (`…@laocai.example`) and account.
 * The same call always gives the same people. `rootDir` is the folder of the project's package.json; other `places` than the real ones are for rehearsals.
 */
export function sampleProvince(rootDir: string, places: Pick<DirectoryData, 'units' | 'groups'> = provinceUnits(rootDir)): SampleProvince {
  const { units, groups } = places
  const living = units.filter((unit) => !isEnded(unit, TODAY_IS_AFTER)).sort((a, b) => a.order - b.order)
  const seats = [...CENTRE, ...living.flatMap(seatsOf)]
  const people = seats.map(personOf)
  return { units, groups, people, posts: seats.flatMap(postsOf), deputies: [], accounts: accountsOf({ people }) }
}

/** One account a person, named as in their mail address. */
export function accountsOf(province: Pick<DirectoryData, 'people'>): readonly Account[] {
  return province.people.flatMap((person) => {
    const username = person.email?.split('@')[0]
    return username ? [{ username, person: person.id }] : []
  })
}

function personOf(seat: Seat, index: number): Person {
  return {
    id: idOf(index),
    name: seat.name ?? inventedName(index),
    phone: `0214 3000 ${String(index + 1).padStart(3, '0')}`,
    email: `${seat.username}@laocai.example`,
  }
}

function postsOf(seat: Seat, index: number): readonly PostHeld[] {
  return seat.posts.map((post) => ({ person: idOf(index), unit: seat.unit, post, field: seat.field ?? null, from: SINCE, to: null, title: seat.title }))
}

// Number 0 is the engine's.
function idOf(index: number): PersonId {
  return personId(index + 1)
}
