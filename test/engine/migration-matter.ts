import {
  assign,
  chart,
  define,
  effect,
  eventOf,
  field,
  internalEvent,
  raise,
  type Definition,
  type MachineEvent,
  type MigrationPlan,
  type Words,
} from '#engine/core'

/** What both versions remember; the second keeps `opinions` where the first kept one `opinion`. */
interface Matter {
  readonly title: string
  readonly rungs: readonly number[]
  readonly opinion?: string | null
  readonly opinions?: readonly string[]
}

const instantOf = (event: MachineEvent): number => event.at ?? (event['input'] as { at: number }).at
const ENGINE = { may: ['engine'] }
const HANDLER = { may: ['handler'] }
const LADDER = { owner: 'handler', deadline: 'ladder' }

const words: Words<Matter> = {
  nextRung: ({ context, event }) => (context.rungs[0] === undefined ? Infinity : context.rungs[0] - instantOf(event)),
  guards: {},
  actions: {
    takeRung: assign({ rungs: ({ context }) => context.rungs.slice(1) }),
    takeLadder: assign({ rungs: ({ event }) => event['rungs'] as number[] }),
    keepOpinion: assign({ opinion: ({ event }) => event['text'] as string }),
    addOpinion: assign({ opinions: ({ context, event }) => [...(context.opinions ?? []), event['text'] as string] }),
    newLadder: raise('LADDER', ({ event }) => ({ rungs: event['rungs'] ?? [] })),
    stopLadder: raise('STOP'),
    tell: effect,
  },
}

/** The clock of a version; what it tells names the version, so that a test sees which one rang. */
function clockOf(version: number, late: string): object {
  const rung = { type: 'tell', params: ({ context }: { context: Matter }) => ({ rung: context.rungs[0], by: version, to: ['handler'] }) }
  const ring = { target: late, reenter: true, actions: [rung, 'takeRung'] }
  const on = { LADDER: { target: 'onTime', reenter: true, actions: 'takeLadder', meta: ENGINE }, STOP: { target: 'stopped', meta: ENGINE } }
  const leaf = { after: { nextRung: ring }, on }
  return { initial: 'onTime', states: { onTime: leaf, [late]: leaf, stopped: { on: { LADDER: on.LADDER } } } }
}

type Leaves = Readonly<Record<string, object>>
function matter(version: number, late: string, initial: string, states: Leaves, contextOf: (input: Readonly<Record<string, unknown>>) => Matter): Definition {
  return define({
    name: 'matter',
    version,
    hash: `matter-${version}`,
    machine: chart('matter', words, contextOf, { work: { initial, states }, deadline: clockOf(version, late) }),
    labels: { name: 'Việc', states: {}, events: {}, fields: {} },
    events: {
      START: eventOf({}),
      OPINE: eventOf({ text: field.longText() }),
      HAND_OVER: eventOf({}),
      PARK: eventOf({}),
      TAKE_UP: internalEvent(),
      MOVE_DATE: internalEvent(),
      CLOSE: eventOf({}),
      LADDER: internalEvent(),
      STOP: internalEvent(),
    },
    card: ({ value, done, context }) => ({
      unit: null,
      holder: 'handler',
      stage: done ? 'stopped' : value.deadline,
      state: value.work,
      dueOn: null,
      dueSource: 'none',
      late: value.deadline === late,
      label: String(context['title']),
      path: null,
      note: null,
    }),
  })
}

const given = (input: Readonly<Record<string, unknown>>): Matter => ({
  title: String(input['title'] ?? ''),
  rungs: (input['rungs'] as number[] | undefined) ?? [],
})
const CLOSE = { target: 'closed', actions: 'stopLadder', meta: HANDLER }
const MOVE_DATE = { actions: 'newLadder', meta: HANDLER }
const TAKE_UP = { target: 'asked', actions: 'newLadder', meta: HANDLER }

const first: Leaves = (() => {
  const OPINE = { actions: 'keepOpinion', meta: HANDLER }
  const PARK = { target: 'parked', actions: 'stopLadder', meta: HANDLER }
  return {
    asked: { meta: LADDER, on: { START: { target: 'doing', meta: HANDLER }, OPINE, MOVE_DATE, PARK, CLOSE } },
    doing: { meta: LADDER, on: { HAND_OVER: { target: 'checking', meta: HANDLER }, OPINE, MOVE_DATE, PARK, CLOSE } },
    checking: { meta: { owner: 'deskOfficer', deadline: 'ladder' }, on: { START: { target: 'doing', meta: HANDLER }, OPINE, MOVE_DATE, CLOSE } },
    parked: { meta: { owner: 'handler', waits: 'standing' }, on: { TAKE_UP, CLOSE } },
    closed: { type: 'final' },
  }
})()

const second: Leaves = (() => {
  const OPINE = { actions: 'addOpinion', meta: HANDLER }
  const PARK = { target: 'parked', actions: 'stopLadder', meta: HANDLER }
  return {
    asked: { meta: LADDER, on: { START: { target: 'preparing', meta: HANDLER }, OPINE, MOVE_DATE, PARK, CLOSE } },
    preparing: { meta: LADDER, on: { HAND_OVER: { target: 'agreeing', meta: HANDLER }, OPINE, MOVE_DATE, PARK, CLOSE } },
    agreeing: {
      meta: LADDER,
      on: { START: { target: 'preparing', meta: HANDLER }, HAND_OVER: { target: 'checking', meta: HANDLER }, OPINE, MOVE_DATE, CLOSE },
    },
    checking: { meta: { owner: 'deskOfficer', deadline: 'ladder' }, on: { START: { target: 'preparing', meta: HANDLER }, OPINE, MOVE_DATE, CLOSE } },
    parked: { meta: { owner: 'handler', waits: 'standing' }, on: { TAKE_UP, CLOSE } },
    closed: { type: 'final' },
  }
})()

/** A small matter for the tests of migration: asked, doing, checking, parked, closed, with a date that rings. */
export const matter1 = matter(1, 'overdue', 'asked', first, (input) => ({ ...given(input), opinion: null }))
/** The same with one state more, another word for one, and opinions in a list. */
export const matter2 = matter(2, 'overdue', 'asked', second, (input) => ({ ...given(input), opinions: [] }))
/** As the second; its late stage is another. */
export const matter3 = matter(3, 'office', 'asked', second, (input) => ({ ...given(input), opinions: [] }))

export const matters: ReadonlyMap<string, Definition> = new Map([matter1, matter2, matter3].map((one) => [`matter@${one.version}`, one]))

/** From the first to the second, and back where that has a meaning. */
export const firstToSecond: MigrationPlan = {
  name: 'matter-1-to-2',
  from: 'matter@1',
  to: 'matter@2',
  states: { asked: 'asked', doing: 'preparing', checking: 'checking', parked: 'parked' },
  context: ({ opinion, ...rest }) => ({ ...rest, opinions: opinion === null ? [] : [opinion] }),
  back: {
    states: { asked: 'asked', preparing: 'doing', checking: 'checking', parked: 'parked' },
    context: ({ opinions, ...rest }) => ({ ...rest, opinion: (opinions as string[]).at(-1) ?? null }),
  },
}
