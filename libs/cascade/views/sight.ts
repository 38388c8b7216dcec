import { refuse, type InstanceId, type PersonId, type Result, type Role, type UnitId } from '#base'
import { postsActed, recipientsOf, scopeOf, type PostHeld } from '#directory'
import type { Loaded } from '#engine'
import { contextOfLoaded, nameOf } from '../context.js'
import type { Actor, CardRow, Needs, Viewer } from '../needs.js'
import { worldOf, type World } from '../world.js'
import type { PageQueries } from './page-queries.js'

/** Everything that pages read by. */
export interface Reading {
  readonly needs: Needs
  readonly pages: PageQueries
}

/** One person looking at the house at one moment. */
export interface Sight extends Reading {
  readonly actor: Actor
  readonly world: World
  readonly viewer: Viewer
  readonly posts: readonly PostHeld[]
}

export async function sightOf({ needs, pages }: Reading, actor: Actor): Promise<Sight> {
  const world = await worldOf(needs)
  const { all, units } = scopeOf(world.directory, actor.person, world.today)
  return { needs, pages, actor, world, viewer: { person: actor.person, all, units }, posts: postsActed(world.directory, actor.person, world.today) }
}

/** What a viewer may see beyond single pieces of work: `null` = everything. */
export interface Reach {
  /** Units whose rows are shown; null = of all. */
  readonly units: readonly UnitId[] | null
  /** Directives that a unit of the viewer consolidates: seen whole. */
  readonly whole: ReadonlySet<InstanceId>
  /** Directives in which the viewer's units have work, or draft the letter. */
  readonly roots: ReadonlySet<InstanceId>
}

export async function reachOf({ viewer, pages }: Pick<Sight, 'viewer' | 'pages'>): Promise<Reach> {
  if (viewer.all) return { units: null, whole: new Set(), roots: new Set() }
  if (viewer.units.length === 0) return { units: [], whole: new Set(), roots: new Set() }
  const [entrusted, own] = await Promise.all([pages.entrusted(viewer.units), pages.rootsOf(viewer.units)])
  const consolidated = entrusted.filter(({ context }) => viewer.units.includes(context['focalUnit'] as UnitId))
  return { units: viewer.units, whole: new Set(consolidated.map((row) => row.root)), roots: new Set([...own, ...entrusted.map((row) => row.root)]) }
}

/** The rows of a tree for that directive: all of them, or those of the viewer's units. */
export function unitsIn(reach: Reach, root: InstanceId): readonly UnitId[] | null {
  return reach.whole.has(root) ? null : reach.units
}

/** A row of a list: the Office sees it, its unit sees it, whoever consolidates the directive sees it; the directive itself is seen by all it addresses. */
export function isSeen(reach: Reach, row: Pick<CardRow, 'unit' | 'root' | 'definition'>): boolean {
  if (reach.units === null || reach.whole.has(row.root)) return true
  if (row.unit !== null && reach.units.includes(row.unit)) return true
  return nameOf(row.definition) === 'directive' && reach.roots.has(row.root)
}

/** The instance, if this person may see it. Problems: `instance.unknown`, `scope.forbidden` with whoever can help. */
export async function look(sight: Sight, id: InstanceId): Promise<Result<{ loaded: Loaded; reach: Reach }>> {
  const loaded = await sight.needs.engine.load(id)
  if (!loaded.ok) return loaded
  const reach = await reachOf(sight)
  const { row } = loaded.value
  const work = contextOfLoaded(loaded.value)
  const own = [work.unit, work.focalUnit, work.drafter].some((unit) => unit !== null && reach.units?.includes(unit))
  if (own || isSeen(reach, { unit: work.unit, root: row.root, definition: row.definition })) return { ok: true, value: { loaded: loaded.value, reach } }
  return forbidden(sight.world, work, { asker: sight.actor.person })
}

/** Who asked in vain, and who may do what was asked, by posts in their order. */
interface Asking {
  readonly asker?: PersonId
  readonly may?: readonly Role[]
}

/**
 * A refusal never leaves a person without a way on (ux.md, principle 9): it names somebody who may, the desk officer who follows the matter where
 * nothing else is said, else whoever runs the system; never the very person who was refused.
 */
export function forbidden(world: World, about: Parameters<typeof recipientsOf>[2] = {}, { asker, may = ['deskOfficer'] }: Asking = {}): Result<never> {
  const able = [...may, 'systemAdmin' as const].flatMap((role) => recipientsOf(world.directory, role, about, world.today))
  const helper = able.find(({ person }) => person.id !== asker)
  return refuse('scope.forbidden', { helper: helper ? { name: helper.person.name, post: helper.post.title, phone: helper.person.phone } : null })
}
