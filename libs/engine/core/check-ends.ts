import type { Found, Subject } from './check-fault.js'
import { leafAt, pathTo, type Move, type Spot, type Taken, type Walk } from './check-walk.js'
import { placeOf } from './define.js'
import type { Definition, Edge, Kinship } from './types.js'

/** Every state can end, no clock rings after the end, and nothing below runs on. */
export function endFaults(subject: Subject): Found[] {
  const { definition, walk } = subject
  const at = ({ event, from }: Move, last: Taken | undefined): Pick<Found, 'place' | 'path'> => ({
    place: last ? placeOf({ ...last, event: last.edge.event }) : event,
    path: [...pathTo(from), event],
  })
  return [
    ...withoutEnd(definition, walk),
    ...walk.spots
      .filter((spot) => ends(definition, spot) && leafAt(definition, 'deadline', spot.value)?.timed)
      .map((spot): Found => ({
        kind: 'timer',
        place: `work.${spot.value.work}`,
        sentence: `it has ended while its clock (deadline.${spot.value.deadline}) is armed, and nothing cancels it: raise STOP on the way`,
        path: pathTo(spot),
      })),
    ...walk.moves.flatMap((move): Found[] => {
      const last = move.taken.findLast(({ region, edge }) => region === 'work' && edge.target !== null)
      if (move.endless) return [{ kind: 'shape', sentence: 'what it raises raises again without end', ...at(move, last) }]
      const sentence = last && ends(definition, move.to) ? runsOn(subject, move, last) : null
      return sentence === null ? [] : [{ kind: 'children', sentence, ...at(move, last) }]
    }),
  ]
}

const ends = (definition: Definition, { value }: Spot): boolean => leafAt(definition, 'work', value)?.final ?? false

function withoutEnd(definition: Definition, { spots, moves }: Walk): Found[] {
  const into = new Map<Spot, Spot[]>()
  for (const { from, to } of moves) into.set(to, [...(into.get(to) ?? []), from])
  const good = new Set(spots.filter((spot) => ends(definition, spot)))
  for (const spot of good) for (const before of into.get(spot) ?? []) good.add(before)
  return spots
    .filter((spot) => !good.has(spot))
    .map((spot) => ({ kind: 'noEnd', place: `work.${spot.value.work}`, sentence: 'no end can be reached from it', path: pathTo(spot) }))
}

/**
 * How a parent may end without leaving a child behind:
 * - none is running: children that are `counted` by a state that waits for them and a guard on their number; a child that is `remembered`
 *   because no way that leads here has it open;
 * - the event goes to whole subtrees (`meta.subtree`): the engine alone sends it, children first;
 * - the transition itself orders the end of all that is below, by an effect: delivered at least once, an incident if it keeps failing.
 * In the last two every child must take the event that ends it in each of its open states, into an end of its own.
 */
function runsOn({ definition, all }: Subject, { to }: Move, { leaf, edge }: Taken): string | null {
  const kin = Object.entries(definition.children)
  if (edge.subtree && kin.length && edge.may.join() !== 'engine')
    return `it ends a subtree, and ${edge.may.join(', ')} may send it: only the engine sees to it that all below has ended`
  const by = edge.subtree ? edge.event : edge.actions.flatMap((action) => (action.is === 'effect' ? (action.endsBelow ?? []) : []))[0]
  if (by !== undefined) return kin.flatMap(([name]) => deafTo(by, name, all))[0] ?? null
  const running = kin.find(([name, how]) => mayRun(name, how, to, leaf, edge, definition))
  return running ? `it ends while ${running[0]} may still be running` : null
}

function mayRun(name: string, how: Kinship, to: Spot, leaf: string, edge: Edge, { leaves }: Definition): boolean {
  if ('opens' in how) return to.open.includes(name)
  return edge.guardName !== how.counted || leaves.work[leaf]?.meta.waits !== 'children'
}

function deafTo(event: string, child: string, all: readonly Definition[]): string[] {
  const versions = all.filter(({ name }) => name === child)
  if (!versions.length) return [`its child ${child} is no definition`]
  return versions.flatMap(({ leaves, version }) =>
    Object.entries(leaves.work).flatMap(([name, leaf]) => {
      if (leaf.final || leaf.always.length) return []
      const taken = leaf.on.get(event)?.[0]
      const follows = taken?.guard === null && taken.target !== null && leaves.work[taken.target]?.final
      return follows ? [] : [`${child}@${version} runs on: ${name} does not end by ${event}`]
    }),
  )
}
