import { fold, OFFICE_ROLES, type Post, type Result } from '#base'
import type { AnswerOf, House, Me, routes } from '#contract'
import { isCurrent, isEnded, type PostHeld } from '#directory'
import type { Actor } from '../needs.js'
import { calendarShort } from './calendar-short.js'
import { mayAnswerIncidents } from './incidents.js'
import { personRef, titleOf } from './people.js'
import { sightOf, type Reading, type Sight } from './sight.js'

/** What an installation is, as far as it does not change while it runs. */
export type HouseFacts = Omit<House, 'now'>

export async function houseView({ needs }: Reading, facts: HouseFacts): Promise<House> {
  return { ...facts, now: await needs.engine.now() }
}

const PAGES: Readonly<Record<Post, readonly Me['pages'][number][]>> = {
  registryClerk: ['today', 'directives', 'board', 'reports', 'units', 'work', 'outbox', 'calendar', 'policy'],
  deskOfficer: ['today', 'directives', 'board', 'reports', 'units', 'work', 'outbox', 'calendar', 'policy'],
  divisionHead: ['today', 'directives', 'board', 'reports', 'units', 'outbox', 'calendar', 'policy'],
  deputyChiefOfOffice: ['today', 'leader', 'directives', 'board', 'reports', 'units', 'outbox', 'incidents', 'calendar', 'policy'],
  chiefOfOffice: ['today', 'leader', 'directives', 'board', 'reports', 'units', 'work', 'outbox', 'incidents', 'calendar', 'policy'],
  viceChair: ['leader', 'directives', 'board'],
  chair: ['leader', 'directives', 'board'],
  secretaryOfLeader: ['leader', 'directives', 'board'],
  unitClerk: ['work', 'directives', 'board', 'unit'],
  headOfUnit: ['work', 'directives', 'board', 'unit'],
  handler: ['work', 'directives', 'board'],
  systemAdmin: ['settings', 'units', 'outbox', 'incidents', 'queues', 'calendar', 'policy'],
  auditor: ['directives', 'board', 'today', 'leader', 'reports', 'units', 'outbox', 'incidents', 'calendar', 'policy'],
}
const ORDER: readonly Me['pages'][number][] = [
  'today',
  'work',
  'leader',
  'directives',
  'board',
  'reports',
  'units',
  'unit',
  'calendar',
  'policy',
  'outbox',
  'incidents',
  'queues',
  'settings',
]

/** The signed-in person: posts acted in today (a deputy's too) and the pages of the menu. */
export async function me(reading: Reading, actor: Actor, mustChangePassword: boolean): Promise<Me> {
  const sight = await sightOf(reading, actor)
  const { world, posts, viewer, pages, needs } = sight
  const consolidates = !viewer.all && viewer.units.length > 0 && (await pages.entrusted(viewer.units)).some((row) => row.definition.startsWith('report-round@'))
  const shown = new Set([...posts.flatMap(({ post }) => PAGES[post]), ...(consolidates ? (['reports'] as const) : [])])
  return {
    person: personRef(world, actor.person) ?? { id: actor.person, name: '', title: '', phone: null },
    posts: posts.map((held) => ({
      post: held.post,
      title: titleOf(world, held),
      unit: { id: held.unit, name: world.directory.units.get(held.unit)?.shortName ?? held.unit },
      field: held.field,
    })),
    // Whoever has the list of units finds their own there.
    pages: ORDER.filter((page) => shown.has(page) && !(page === 'unit' && shown.has('units'))),
    office: isOfficial(sight),
    unread: await pages.unread(actor.person, world.now),
    silent: (isOfficial(sight) || mayAnswerIncidents(sight)) && (await needs.mailRoom.silence()).on,
    calendarShort: await calendarShort(sight),
    mustChangePassword,
  }
}

export function isOfficial({ posts }: Pick<Sight, 'posts'>): boolean {
  return posts.some(({ post }) => OFFICE_ROLES.some((role) => role === post))
}

/** The directory of living units with whoever holds a post in them; `q` is compared without accents. */
export async function unitList(reading: Reading, actor: Actor, q: string): Promise<Result<AnswerOf<typeof routes.units>>> {
  const { world } = await sightOf(reading, actor)
  const wanted = fold(q)
  const found = world.directory.inOrder.filter(
    (unit) => !isEnded(unit, world.today) && (wanted === '' || [unit.name, unit.shortName, unit.abbr ?? ''].some((name) => fold(name).includes(wanted))),
  )
  const peopleOf = (held: readonly PostHeld[]): number[] => [
    ...new Set(held.filter((post) => isCurrent(post, world.today)).map(({ person }) => person as number)),
  ]
  return {
    ok: true,
    value: found.map((unit) => ({
      id: unit.id,
      name: unit.shortName,
      kind: unit.kind,
      abbr: unit.abbr,
      people: peopleOf(world.directory.postsIn.get(unit.id) ?? []).flatMap((id) => personRef(world, id as PostHeld['person'], unit.id) ?? []),
    })),
  }
}

/** Desk officers of today, to choose who follows a directive. */
export async function officerList(reading: Reading, actor: Actor): Promise<Result<AnswerOf<typeof routes.officers>>> {
  const { world } = await sightOf(reading, actor)
  const held = world.directory.posts.filter((post) => post.post === 'deskOfficer' && isCurrent(post, world.today))
  return {
    ok: true,
    value: held.flatMap((post) => {
      const person = personRef(world, post.person, post.unit)
      return person ? [{ ...person, field: post.field }] : []
    }),
  }
}
