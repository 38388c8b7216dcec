import { endFaults } from './check-ends.js'
import { pathOf, type Fault, type Found, type Subject } from './check-fault.js'
import { transitionFaults } from './check-transitions.js'
import { waitFaults } from './check-waits.js'
import { walk, type Walk } from './check-walk.js'
import { lookOver, placeOf, type Parts } from './define.js'
import type { Flaw } from './statechart.js'
import type { Definition } from './types.js'

export interface Report {
  readonly definitions: number
  /** Places of the product of both regions that can be reached, and the moves between them. */
  readonly states: number
  readonly transitions: number
  readonly faults: readonly Fault[]
}

/**
 * Explores everything that can happen in each definition (the product of both regions, guards both ways, what is raised followed) and says what
 * is wrong: each fault once, by the shortest path of events that shows it. A definition without faults leaves nobody waiting for ever.
 */
export function check(versions: readonly Parts[]): Report {
  const read = versions.map((parts) => ({ name: `${parts.name}@${parts.version}`, ...lookOver(parts) }))
  const all = read.flatMap(({ definition }) => definition ?? [])
  const walks = new Map(all.map((definition) => [definition, walk(definition)]))
  const faults = read.flatMap(({ name, definition, flaws }) => {
    const walked = definition && walks.get(definition)
    const found = definition && walked ? faultsOf(subjectOf(definition, walked, all), flaws) : flaws.map((flaw) => faultOf(flaw, []))
    return onceEach(found).map((fault): Fault => ({ definition: name, ...fault }))
  })
  const count = (list: 'spots' | 'moves'): number => [...walks.values()].reduce((sum, walked) => sum + walked[list].length, 0)
  return { definitions: versions.length, states: count('spots'), transitions: count('moves'), faults }
}

function subjectOf(definition: Definition, walked: Walk, all: readonly Definition[]): Subject {
  return { definition, walk: walked, all, first: (region, leaf) => walked.spots.find(({ value }) => value[region] === leaf) }
}

function faultsOf(subject: Subject, flaws: readonly Flaw[]): Found[] {
  return [...flaws.map((flaw) => faultOf(flaw, pathOf(subject, flaw))), ...waitFaults(subject), ...transitionFaults(subject), ...endFaults(subject)]
}

const faultOf = (flaw: Flaw, path: readonly string[]): Found => ({ kind: flaw.kind, place: placeOf(flaw), sentence: flaw.sentence, path })

function onceEach(found: readonly Found[]): Found[] {
  const first = new Map<string, Found>()
  for (const fault of found) {
    const key = `${fault.kind} ${fault.place}`
    const known = first.get(key)
    if (!known || fault.path.length < known.path.length) first.set(key, fault)
  }
  return [...first.values()]
}
