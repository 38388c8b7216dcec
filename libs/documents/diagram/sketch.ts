import { ROLE_NAMES } from '#base'
import type { Definition, Edge, Leaf } from '#engine/core'

/** What a drawing says of a state, in the officials' words. */
export interface SketchState {
  readonly state: string
  readonly label: string
  readonly kind: 'resting' | 'passing' | 'final'
  readonly owner: string | null
  readonly ladder: boolean
  readonly waits: NonNullable<Leaf['meta']['waits']> | null
}

/** An event as an arrow names it; `byHouse`: no person sends it. */
export interface Said {
  readonly event: string
  readonly words: string
  readonly byHouse: boolean
}

/** What leads from each of `from` to one state. */
export interface Way {
  readonly from: readonly string[]
  readonly to: string
  readonly says: readonly Said[]
}

/** A definition as it is drawn, not yet placed: nothing of it is lost, and what can happen everywhere is said once. */
export interface Sketch {
  readonly definition: string
  readonly label: string
  readonly initial: string
  readonly states: readonly SketchState[]
  readonly ways: readonly Way[]
  /** Ways that all states take which people hold; `except` names those that do not. */
  readonly anywhere: readonly (Way & { readonly except: readonly string[] })[]
  /** Events that change no state, with the states that take them. */
  readonly stays: readonly { readonly from: readonly string[]; readonly says: readonly Said[] }[]
  /** Every step of the ladder that is not the same on all rungs, and the events that are. */
  readonly ladder: { readonly everywhere: readonly Said[]; readonly ways: readonly Way[] }
}

export function sketchOf(definition: Definition): Sketch {
  const { work, deadline } = definition.leaves
  const moves = movesOf(definition, work)
  const resting = Object.entries(work).filter(([, leaf]) => kindOf(leaf) === 'resting')
  const held = resting.filter(([, { meta }]) => meta.owner !== 'engine').map(([state]) => state)
  const isAnywhere = ({ from, subtree }: Move): boolean => held.length > 0 && held.every((state) => from.includes(state)) && from.length >= (subtree ? 1 : 3)
  const leading = moves.filter(({ to }) => to !== null)
  const except = ({ from }: Way): string[] => resting.map(([state]) => state).filter((state) => !from.includes(state))
  return {
    definition: `${definition.name}@${definition.version}`,
    label: definition.labels.name,
    initial: definition.initial.work,
    states: Object.entries(work).map(([state, leaf]) => stateOf(definition, state, leaf)),
    ways: gathered(leading.filter((move) => !isAnywhere(move))),
    anywhere: gathered(leading.filter(isAnywhere)).map((way) => ({ ...way, except: except(way) })),
    stays: gathered(moves.filter(({ to }) => to === null)),
    ladder: ladderOf(definition, deadline),
  }
}

function stateOf(definition: Definition, state: string, leaf: Leaf): SketchState {
  const { owner, deadline, waits } = leaf.meta
  return {
    state,
    label: definition.labels.states[state] ?? state,
    kind: kindOf(leaf),
    owner: owner === undefined ? null : ROLE_NAMES[owner],
    ladder: deadline === 'ladder',
    waits: waits ?? null,
  }
}

function kindOf({ final, always }: Leaf): SketchState['kind'] {
  return final ? 'final' : always.length ? 'passing' : 'resting'
}

interface Move {
  readonly from: readonly string[]
  readonly to: string | null
  readonly said: Said
  readonly subtree: boolean
}

/** Every event with the state it leads to (null: it stays), and all states from which it does. */
function movesOf(definition: Definition, leaves: Readonly<Record<string, Leaf>>): Move[] {
  const moves = new Map<string, Move & { readonly from: string[] }>()
  for (const [state, leaf] of Object.entries(leaves)) {
    for (const [event, edges] of [...leaf.on, ['', leaf.always] as const]) {
      for (const edge of edges) {
        const to = edge.target === state ? null : edge.target
        const said = saidOf(definition, event, edge, edges)
        const key = JSON.stringify([said, to])
        const known = moves.get(key)
        if (!known) moves.set(key, { from: [state], to, said, subtree: edge.subtree })
        else if (!known.from.includes(state)) known.from.push(state)
      }
    }
  }
  return [...moves.values()]
}

/** The event's own word, and under what condition where it may lead to different states. */
function saidOf({ labels }: Definition, event: string, edge: Edge, edges: readonly Edge[]): Said {
  const parts = edges.some(({ target }) => target !== edge.target)
  const condition = conditionOf(labels.guards ?? {}, edge, parts)
  const word = event === '' ? BIRTH : (labels.events[event] ?? event)
  const byHouse = edges.every(({ may }) => may.every((role) => role === 'engine'))
  return { event, words: condition === null ? word : `${word} (${condition})`, byHouse }
}

function conditionOf(guards: Readonly<Record<string, string>>, { guardName }: Edge, parts: boolean): string | null {
  if (guardName === null) return parts ? OTHERWISE : null
  return guards[guardName] ?? (parts ? guardName : null)
}

const BIRTH = 'Khi vào hệ thống'
const OTHERWISE = 'trường hợp khác'

/** What leads from the same states to the same state goes along one line. */
function gathered(moves: readonly Move[]): Way[] {
  const ways = new Map<string, { from: readonly string[]; to: string; says: Said[] }>()
  for (const { from, to, said } of moves) {
    const key = JSON.stringify([from, to])
    const known = ways.get(key)
    if (known) known.says.push(said)
    else ways.set(key, { from, to: to ?? '', says: [said] })
  }
  return [...ways.values()]
}

/** What several rungs take (the clock, a new ladder, the end of it) is said once; the rest are steps of people. */
function ladderOf(definition: Definition, leaves: Definition['leaves']['deadline']): Sketch['ladder'] {
  const taking = (event: string): number => Object.values(leaves).filter((leaf) => leaf.on.has(event)).length
  const moves = movesOf(definition, leaves)
  const common = moves.filter(({ said }) => taking(said.event) > 1).map(({ said: { event } }) => event)
  const everywhere = [...new Set(common)].map((event) => ({ event, words: definition.labels.events[event] ?? event, byHouse: true }))
  return { everywhere, ways: gathered(moves.filter(({ said }) => !common.includes(said.event))) }
}
