import { canonical } from '#base'
import type { DraftBody, WorkingObligation } from './draft-body.js'

/**
 * The places of a draft, each with its own value: `number` (of the head), `task/1.2/title`, `task/1.2/*` (the whole task, put in or taken out),
 * `answer/planDue:1.1`, `question/planDue:1.1`, `stands/Ban Dân tộc`, `rounds/1.6`, and every other part of the body as a whole (`addressees`).
 * Two people on one draft are told apart by them: what one changed stays beside what the other changed elsewhere.
 */
export type Place = string

/** What changed at one place; a side that is missing says that nothing stood there. JSON keeps it as it is. */
export interface Difference {
  readonly place: Place
  readonly was?: unknown
  readonly is?: unknown
}

/** A task with the one before it, so that it can be put back where it stood. */
interface Standing {
  readonly task: WorkingObligation
  readonly after: string | null
}

const PARTED = ['header', 'obligations', 'answers', 'questions', 'successors', 'rounds'] as const satisfies readonly (keyof DraftBody)[]

const same = (a: unknown, b: unknown): boolean => a === b || (a !== undefined && b !== undefined && canonical(a) === canonical(b))

/** Every place in which the second draft differs from the first. */
export function differencesOf(before: DraftBody, after: DraftBody): Difference[] {
  const [was, is] = [valuesOf(before), valuesOf(after)]
  const places = new Set([...was.keys(), ...is.keys()])
  return [...places]
    .filter((place) => !same(was.get(place), is.get(place)))
    .filter((place) => !isInsideNewTask(place, was, is))
    .map((place) => ({ place, ...side('was', valueAt(place, before, was)), ...side('is', valueAt(place, after, is)) }))
}

const side = (name: 'was' | 'is', value: unknown): Partial<Difference> => (value === undefined ? {} : { [name]: value })

const valueAt = (place: Place, body: DraftBody, values: ReadonlyMap<Place, unknown>): unknown =>
  place.startsWith('task/') && place.endsWith('/*') ? wholeOf(place, body) : values.get(place)

/** Whether each of these places still has the value that the change gave it. */
export function stand(body: DraftBody, differences: readonly Difference[]): boolean {
  const values = valuesOf(body)
  return differences.every(({ place, is }) => {
    const now = valueAt(place, body, values)
    // A task that was put in still stands when what stands before it is another one meanwhile.
    return isStanding(now) && isStanding(is) ? same(now.task, is.task) : same(now, is)
  })
}

const isStanding = (value: unknown): value is Standing => typeof value === 'object' && value !== null && 'task' in value && 'after' in value

/** The draft with the former values at these places. */
export function takenBack(body: DraftBody, differences: readonly Difference[]): DraftBody {
  // Whole tasks first: what stood in them is put into them afterwards.
  const wholes = differences.filter(({ place }) => place.endsWith('/*'))
  const others = differences.filter(({ place }) => !place.endsWith('/*'))
  const without = wholes.reduce((draft, { place }) => put(draft, place, undefined), body)
  return [...inTurn(wholes.filter(({ was }) => was !== undefined)), ...others].reduce((draft, { place, was }) => put(draft, place, was), without)
}

/** Tasks that are put back, each after the one that it stood behind, which may be put back itself. */
function inTurn(wholes: readonly Difference[]): Difference[] {
  const behind = new Map(wholes.map((one) => [(one.was as Standing).task.path, one]))
  const turn = new Set<Difference>()
  const take = (one: Difference): void => {
    const before = behind.get((one.was as Standing).after ?? '')
    if (before && !turn.has(before)) take(before)
    turn.add(one)
  }
  for (const one of wholes) take(one)
  return [...turn]
}

/** Marks that follow from a correction are nobody's own: two people setting them are not at odds. */
const FOLLOWING = /^question\/|\/(?:corrected|unitsChosen)$/u

/** Those of `mine` that meet one of `theirs`: the same place, or a task as a whole and something in it. */
export function meeting(mine: readonly Place[], theirs: readonly Place[]): Place[] {
  const own = mine.filter((place) => !FOLLOWING.test(place))
  const others = theirs.filter((place) => !FOLLOWING.test(place))
  return own.filter((place) => others.some((other) => meet(place, other)))
}

function meet(a: Place, b: Place): boolean {
  if (a === b) return true
  return (a.endsWith('/*') && b.startsWith(a.slice(0, -1))) || (b.endsWith('/*') && a.startsWith(b.slice(0, -1)))
}

function valuesOf(body: DraftBody): Map<Place, unknown> {
  const tasks = body.obligations.flatMap((task): [Place, unknown][] => [
    // A path that was free again and given to another place of the letter is another task.
    [`task/${task.path}/*`, task.span.from],
    ...Object.entries(task).map(([field, value]): [Place, unknown] => [`task/${task.path}/${field}`, value]),
  ])
  const wholes = Object.entries(body).filter(([part]) => !(PARTED as readonly string[]).includes(part))
  return new Map<Place, unknown>([
    ...Object.entries(body.header),
    ...tasks,
    ...under('answer', body.answers),
    ...under('stands', body.successors),
    ...body.questions.map((question): [Place, unknown] => [`question/${question.id}`, question]),
    ...[...new Set(body.rounds.map(({ path }) => path))].map((path): [Place, unknown] => [
      `rounds/${path ?? ''}`,
      body.rounds.filter((rule) => rule.path === path),
    ]),
    ...wholes,
  ])
}

const under = (part: string, values: Readonly<Record<string, unknown>>): [Place, unknown][] =>
  Object.entries(values).map(([name, value]) => [`${part}/${name}`, value])

/** A task that only one of the two has, or that is another one in each, is one place, not twenty. */
function isInsideNewTask(place: Place, was: ReadonlyMap<Place, unknown>, is: ReadonlyMap<Place, unknown>): boolean {
  const path = /^task\/(.*)\/[^/*]+$/u.exec(place)?.[1]
  return path !== undefined && was.get(`task/${path}/*`) !== is.get(`task/${path}/*`)
}

function wholeOf(place: Place, { obligations }: DraftBody): Standing | undefined {
  const path = place.slice('task/'.length, -'/*'.length)
  const at = obligations.findIndex((task) => task.path === path)
  const task = obligations[at]
  return task && { task, after: obligations[at - 1]?.path ?? null }
}

function put(body: DraftBody, place: Place, value: unknown): DraftBody {
  const [part = '', ...rest] = place.split('/')
  const name = rest.join('/')
  switch (part) {
    case 'task':
      return name.endsWith('/*') ? putTask(body, name.slice(0, -2), value as Standing | undefined) : putField(body, name, value)
    case 'answer':
      return { ...body, answers: putName(body.answers, name, value) }
    case 'stands':
      return { ...body, successors: putName(body.successors, name, value) as DraftBody['successors'] }
    case 'question': {
      const others = body.questions.filter(({ id }) => id !== name)
      return { ...body, questions: value === undefined ? others : [...others, value as DraftBody['questions'][number]] }
    }
    case 'rounds':
      return { ...body, rounds: [...body.rounds.filter(({ path }) => (path ?? '') !== name), ...((value as DraftBody['rounds'] | undefined) ?? [])] }
    default:
      return part in body.header
        ? { ...body, header: { ...body.header, [part]: value } }
        : (putName(body as unknown as Names, part, value) as unknown as DraftBody)
  }
}

type Names = Readonly<Record<string, unknown>>

function putName(values: Names, name: string, value: unknown): Names {
  const others = Object.entries(values).filter(([key]) => key !== name)
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]])
}

function putTask(body: DraftBody, path: string, standing: Standing | undefined): DraftBody {
  const others = body.obligations.filter((task) => task.path !== path)
  if (!standing) return { ...body, obligations: others }
  const after = others.findIndex((task) => task.path === standing.after)
  const before = others.findIndex(({ span }) => span.from > standing.task.span.from)
  const at = standing.after === null ? 0 : after >= 0 ? after + 1 : before >= 0 ? before : others.length
  return { ...body, obligations: [...others.slice(0, at), standing.task, ...others.slice(at)] }
}

function putField(body: DraftBody, name: string, value: unknown): DraftBody {
  const cut = name.lastIndexOf('/')
  const [path, field] = [name.slice(0, cut), name.slice(cut + 1)]
  const changed = (task: WorkingObligation): WorkingObligation => putName(task as unknown as Names, field, value) as unknown as WorkingObligation
  return { ...body, obligations: body.obligations.map((task) => (task.path === path ? changed(task) : task)) }
}
