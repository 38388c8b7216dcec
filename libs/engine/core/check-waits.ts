import { levelOf, ROLES, type Role } from '#base'
import type { Found, Subject } from './check-fault.js'
import { leafAt, pathTo, type Spot, type Walk } from './check-walk.js'
import { TIMER, type Definition, type Edge, type Leaf } from './types.js'

/** A state that waits says who holds it, until when, and who hears of it when nothing happens, or why nobody does. */
export function waitFaults({ definition, walk, first }: Subject): Found[] {
  return Object.entries(definition.leaves.work).flatMap(([name, leaf]) => {
    const spot = first('work', name)
    if (!spot || leaf.final || leaf.always.length) return []
    const place = `work.${name}`
    const at = (kind: Found['kind'], says: { sentence: string; spot?: Spot } | null): Found[] =>
      says ? [{ kind, place, sentence: says.sentence, path: pathTo(says.spot ?? spot) }] : []
    const spots = walk.spots.filter(({ value }) => value.work === name)
    return [
      ...at('owner', isRole(leaf.meta.owner) ? null : { sentence: 'nobody holds it: meta.owner names no role' }),
      ...at('deadline', withoutDate(definition, walk, leaf, name, spots)),
      ...at('escalation', withoutEscalation(definition, walk, leaf, spots)),
    ]
  })
}

const isRole = (role: Role | undefined): boolean => role !== undefined && (ROLES as readonly string[]).includes(role)
const isTimed = (definition: Definition, spot: Spot): boolean => leafAt(definition, 'deadline', spot.value)?.timed ?? false

type Says = { sentence: string; spot?: Spot } | null

function withoutDate(definition: Definition, walk: Walk, leaf: Leaf, name: string, spots: readonly Spot[]): Says {
  const { deadline, waits, reviewer } = leaf.meta
  if (deadline === 'ladder') {
    const still = spots.find((spot) => !isTimed(definition, spot))
    return still ? { sentence: `it waits by the ladder, but the ladder has been stopped (deadline.${still.value.deadline})`, spot: still } : null
  }
  switch (waits) {
    case 'standing':
      return isRole(reviewer) ? null : { sentence: 'it waits without a date and without a reviewer who looks at it: meta.reviewer names no role' }
    case 'children':
      return waitsForChildren(definition, leaf) ? null : { sentence: 'it waits for children, but no transition asks whether they have all ended' }
    case 'house':
      return waitsForHouse(walk, leaf, name)
        ? null
        : { sentence: 'it waits for the house, but what enters it brings no effect, or no event of the house leaves it' }
    default:
      return { sentence: 'it waits without a date: it has neither meta.deadline nor meta.waits' }
  }
}

function waitsForChildren({ children }: Definition, leaf: Leaf): boolean {
  const guards = Object.values(children).flatMap((kin) => ('counted' in kin ? [kin.counted] : []))
  return edgesOf(leaf).some(({ guardName, target }) => target !== null && guardName !== null && guards.includes(guardName))
}

// Messages and looks are no answer to anything.
const NO_ANSWER = ['tell', 'look']

/** Every way in brings an effect, the house holds it, and an event of the house leads out that is not the end of all. */
function waitsForHouse({ moves }: Walk, leaf: Leaf, name: string): boolean {
  const ways = moves.flatMap(({ taken }) => taken).filter(({ region, edge }) => region === 'work' && edge.target === name)
  const answered = ways.every(({ edge }) => edge.actions.some((action) => action.is === 'effect' && !NO_ANSWER.includes(action.kind)))
  const answers = edgesOf(leaf).some(({ may, target, subtree }) => target !== null && !subtree && may.length === 1 && may[0] === 'engine')
  return ways.length > 0 && answered && answers && leaf.meta.owner === 'engine'
}

const edgesOf = (leaf: Leaf): Edge[] => [...leaf.on.values()].flat()

function withoutEscalation(definition: Definition, walk: Walk, { meta }: Leaf, spots: readonly Spot[]): Says {
  if (meta.deadline !== 'ladder' || meta.noEscalation === 'noAuthority') return null
  if (meta.noEscalation === 'review') return isRole(meta.reviewer) ? null : { sentence: 'it is left to a review, but meta.reviewer names no role' }
  const deaf = spots.find((spot) => isTimed(definition, spot) && !climbs(walk, spot))
  return deaf
    ? {
        sentence: `its clock (deadline.${deaf.value.deadline}) rings without ever reaching anybody above its owner, and meta.noEscalation does not say why`,
        spot: deaf,
      }
    : null
}

/** By rings alone: does the work come before somebody higher, or move on by itself? */
function climbs({ moves }: Walk, start: Spot): boolean {
  const reached = new Set([start])
  for (const spot of reached) {
    if (levelOf(spot.value.deadline) > 0 || spot.value.work !== start.value.work) return true
    for (const { from, event, to } of moves) if (from === spot && event === TIMER) reached.add(to)
  }
  return false
}
