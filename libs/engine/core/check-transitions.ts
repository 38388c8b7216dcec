import { ROLES } from '#base'
import { pathOf, type Found, type Subject } from './check-fault.js'
import { leafAt, pathTo } from './check-walk.js'
import { placeOf } from './define.js'
import { triesOf } from './statechart.js'
import { REGIONS, TIMER, type Definition, type Edge, type Leaf, type Region } from './types.js'

/** A transition stays in its region, can be taken, by somebody who exists, and says the same whoever sends it. */
export function transitionFaults(subject: Subject): Found[] {
  return [...regionFaults(subject), ...sharedEvents(subject), ...deadFaults(subject), ...edges(subject).flatMap((place) => eventFaults(subject, place))]
}

interface Place {
  readonly region: Region
  readonly leaf: string
  readonly event: string
  readonly edges: readonly Edge[]
}

const leavesOf = ({ leaves }: Definition): { region: Region; name: string; leaf: Leaf }[] =>
  REGIONS.flatMap((region) => Object.entries(leaves[region]).map(([name, leaf]) => ({ region, name, leaf })))

/** Every event of every leaf that can be reached. */
function edges({ definition, first }: Subject): Place[] {
  return leavesOf(definition).flatMap(({ region, name, leaf }) =>
    first(region, name) ? [...leaf.on].map(([event, list]) => ({ region, leaf: name, event, edges: list })) : [],
  )
}

/** XState itself is asked, for every value that can be reached and every transition that is written anywhere on it: is a leaf of the other region entered? */
function regionFaults(subject: Subject): Found[] {
  const tries = triesOf(subject.definition)
  const values = new Map(
    subject.walk.spots.map((spot) => [`${spot.value.work} ${spot.value.deadline}`, spot]).reverse() as [string, Subject['walk']['spots'][number]][],
  )
  return [...values.values()].flatMap((spot) =>
    tries(spot.value).flatMap((one): Found[] => {
      const other = one.entered.filter((region) => region !== one.region)
      if (!other.length) return []
      const sentence = `it enters ${other.map((region) => `${region} (${spot.value[region]})`).join(' and ')}: a transition changes its own region alone`
      return [{ kind: 'region', place: placeOf(one), sentence, path: [...pathTo(spot), one.event] }]
    }),
  )
}

/** An event that both regions hear: which of them shall move? */
function sharedEvents(subject: Subject): Found[] {
  const heard = (region: Region): Place[] => edges(subject).filter((place) => place.region === region)
  const clock = new Set(heard('deadline').map(({ event }) => event))
  return heard('work')
    .filter(({ event }) => clock.has(event))
    .map(({ event, leaf }) => {
      const both = subject.walk.spots.find(
        ({ value }) => leafAt(subject.definition, 'work', value)?.on.has(event) && leafAt(subject.definition, 'deadline', value)?.on.has(event),
      )
      const path = both ? [...pathTo(both), event] : pathOf(subject, { region: 'work', leaf, event })
      return { kind: 'sharedEvent', place: event, sentence: 'both regions listen to it: their events are to be disjoint', path }
    })
}

function deadFaults(subject: Subject): Found[] {
  const { definition, walk, first } = subject
  return leavesOf(definition).flatMap(({ region, name, leaf }): Found[] => {
    const isFirst = definition.initial[region] === name
    if (!first(region, name) && !(isFirst && leaf.always.length))
      return [{ kind: 'deadState', place: `${region}.${name}`, sentence: 'nothing leads there', path: [] }]
    return [...[...leaf.on.values()].flat(), ...leaf.always]
      .filter((edge) => !walk.alive.has(edge))
      .map((edge) => {
        const where = { region, leaf: name, event: edge.event || null }
        const place = `${placeOf(where)}${edge.guardWord === null ? '' : ` if ${edge.guardWord}`}`
        return { kind: 'deadTransition', place, sentence: whyDead(definition, leaf, edge), path: pathOf(subject, where) }
      })
  })
}

function whyDead({ events }: Definition, leaf: Leaf, edge: Edge): string {
  if (leaf.final) return 'it is never taken: what has ended takes nothing'
  if ((leaf.on.get(edge.event) ?? leaf.always).indexOf(edge) > 0) return 'it is never taken: one before it always is'
  return events[edge.event]?.raised ? `it is never taken: nothing raises ${edge.event} here` : 'it is never taken'
}

function eventFaults(subject: Subject, place: Place): Found[] {
  const at = (kind: Found['kind'], sentence: string | null): Found[] =>
    sentence === null ? [] : [{ kind, place: placeOf(place), sentence, path: pathOf(subject, place) }]
  return [...at('permission', unsendable(subject.definition, place)), ...at('meaning', twoMeanings(place.edges))]
}

function unsendable({ events }: Definition, { event, edges: list }: Place): string | null {
  const strangers = list.flatMap(({ may }) => may).filter((role) => !(ROLES as readonly string[]).includes(role))
  if (strangers.length) return `nobody is ${strangers.join(' or ')}: no such role`
  return event === TIMER || events[event] ? null : 'nobody can send it: events.ts does not know it'
}

/** Two transitions of one event for different roles that lead elsewhere or do something else: the word would mean another thing in another mouth. */
function twoMeanings(list: readonly Edge[]): string | null {
  const said = ({ target, actions }: Edge): string => [target, ...actions.map(({ word }) => word)].join(', ')
  for (const [i, one] of list.entries()) {
    const other = list
      .slice(i + 1)
      .find((edge) => edge.may.length && one.may.length && !edge.may.some((role) => one.may.includes(role)) && said(edge) !== said(one))
    if (other) return `from ${one.may.join(', ')} it means “${said(one)}”, from ${other.may.join(', ')} “${said(other)}”: give it two names`
  }
  return null
}
