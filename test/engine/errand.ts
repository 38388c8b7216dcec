import type { Instant, InstanceId } from '#base'
import { assign, chart, define, effect, eventOf, field, internalEvent, optional, raise, type Definition, type MachineEvent, type Words } from '#engine/core'

interface Errand {
  readonly title: string
  readonly rungs: readonly number[]
  readonly result: string | null
}

const instantOf = (event: MachineEvent): number => event.at ?? (event['input'] as { at: number }).at
const ENGINE = { may: ['engine'] }
const HANDLER = { may: ['handler'] }

const words: Words<Errand> = {
  nextRung: ({ context, event }) => (context.rungs[0] === undefined ? Infinity : context.rungs[0] - instantOf(event)),
  guards: { hasText: ({ event }) => event['text'] !== '' },
  actions: {
    takeRung: assign({ rungs: ({ context }) => context.rungs.slice(1) }),
    takeLadder: assign({ rungs: ({ event }) => event['rungs'] as number[] }),
    keepResult: assign({ result: ({ event }) => (event['text'] as string | undefined) ?? null }),
    newLadder: raise('LADDER', ({ event }) => ({ rungs: event['rungs'] ?? [] })),
    stopLadder: raise('STOP'),
    tell: effect,
    look: effect,
  },
}

const ring = {
  target: 'overdue',
  reenter: true,
  actions: [{ type: 'tell', params: ({ context }: { context: Errand }) => ({ rung: context.rungs[0], to: ['handler'] }) }, 'takeRung'],
}
const clock = { LADDER: { target: 'onTime', reenter: true, actions: 'takeLadder', meta: ENGINE }, STOP: { target: 'stopped', meta: ENGINE } }
const NOTE = { actions: 'keepResult', meta: HANDLER }
const REPORT = {
  guard: 'hasText',
  target: 'done',
  actions: ['keepResult', 'stopLadder', { type: 'tell', params: { about: 'reported', to: ['deskOfficer'] } }, { type: 'look', params: { at: 'parent' } }],
  meta: HANDLER,
}
const CHILDREN = { actions: 'keepResult', meta: ENGINE }

const machine = chart(
  'errand',
  words,
  (input) => ({ title: String(input['title'] ?? ''), rungs: (input['rungs'] as number[] | undefined) ?? [], result: null }),
  {
    work: {
      initial: 'asked',
      states: {
        asked: {
          meta: { owner: 'handler', deadline: 'ladder' },
          on: { START: { target: 'doing', meta: HANDLER }, REPORT, NOTE, CHILDREN, MOVE_DATE: { actions: 'newLadder', meta: HANDLER } },
        },
        doing: { meta: { owner: 'handler', deadline: 'ladder' }, on: { REPORT, NOTE, CHILDREN, MOVE_DATE: { actions: 'newLadder', meta: HANDLER } } },
        done: { type: 'final' },
      },
    },
    deadline: {
      initial: 'onTime',
      states: {
        onTime: { after: { nextRung: ring }, on: clock },
        overdue: { after: { nextRung: ring }, on: clock },
        stopped: { on: { LADDER: clock.LADDER } },
      },
    },
  },
)

/** A small errand for the engine's own tests: asked, doing, done, with a date that rings. */
export const errand: Definition = define({
  name: 'errand',
  version: 1,
  hash: 'errand-1',
  machine,
  labels: { name: 'Việc vặt', states: {}, events: {}, fields: {} },
  events: {
    START: eventOf({}),
    NOTE: eventOf({ text: field.longText() }),
    REPORT: eventOf({ text: optional(field.longText()) }, { record: 'result' }),
    MOVE_DATE: internalEvent(),
    CHILDREN: internalEvent(),
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
    late: value.deadline === 'overdue',
    label: String(context['title']),
    path: null,
    note: null,
  }),
})

export const errands: ReadonlyMap<string, Definition> = new Map([['errand@1', errand]])

/** The birth of an errand, as a move. */
export function asked(id: InstanceId, more: { parent?: InstanceId; title?: string; rungs?: readonly Instant[] } = {}) {
  const { parent = null, ...input } = more
  return { start: { id, definition: 'errand@1', parent, input } }
}
