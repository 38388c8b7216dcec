import { at, localDate, type InstanceId, type LocalDate, type PersonId, type Result } from '#base'
import { openHouse, rootDir, settingsOf, type House } from '#assembly'
import type { CardRow } from '#cascade'
import { statement } from '#database'
import { freshDatabase } from './database.js'
import { directive as fixture } from './letters.js'

interface Person {
  readonly person: PersonId
}
export interface ToldLine {
  readonly person: string
  readonly instance: number
  readonly kind: string
  readonly level: number
  readonly about: string
  readonly text: string
  readonly due_source: string
  readonly withdrawn: boolean
  readonly mail: number | null
}
const told = statement<{ root: number }, ToldLine>(
  'test-told',
  ['root'],
  /* sql */ `
select split_part(p.email, '@', 1) as person, n.instance, n.kind, n.level, n.about, n.body ->> 'text' as text, n.due_source, n.withdrawn_at is not null as withdrawn, n.mail
from house.notice n join house.person p on p.id = n.person where n.directive = $1 order by n.id`,
)

/** The whole house on a database of its own, with the sample's people and a clock that tests move. Nothing runs by itself: `settle` does. */
export interface TestHouse extends House {
  as(username: string): Promise<Person>
  clerkOf(unit: string): Promise<Person>
  goTo(day: string, clock?: string): Promise<void>
  told(root: number): Promise<ToldLine[]>
  /** Takes in the fixture letter, answers every question (plans due on `planDue`) and assigns. */
  assigned(planDue: string): Promise<InstanceId>
  card(id: number): Promise<CardRow>
  cards(root: number, definition: string): Promise<CardRow[]>
}

export const LETTER_NAME = 'cong-van.txt'

export async function openTestHouse(day = '2026-11-09', clock = '08:00', env: Readonly<Record<string, string>> = {}): Promise<TestHouse> {
  const database = await freshDatabase()
  const root = rootDir()
  const settings = settingsOf({ DATABASE_URL: database.url, ...env }, root, true)
  const house = await openHouse({ root, settings, log: () => undefined, beginning: { kind: 'sample', story: false, startsAt: at(localDate(day), clock) } })
  const as = async (username: string): Promise<Person> => {
    const directory = await house.needs.directory()
    const found = [...directory.people.values()].find(({ email }) => email?.startsWith(`${username}@`))
    if (!found) throw new Error(`nobody signs in as ${username}`)
    return { person: found.id }
  }
  const cards = async (id: number, definition: string): Promise<CardRow[]> =>
    (await house.queries.tree(id as InstanceId)).filter((row) => row.definition.startsWith(`${definition}@`))
  return {
    ...house,
    as,
    cards,
    clerkOf: async (unit) => {
      const directory = await house.needs.directory()
      const post = unit === 'van-phong-ubnd-tinh' ? 'registryClerk' : 'unitClerk'
      const held = directory.posts.find((one) => one.unit === unit && one.post === post)
      if (!held) throw new Error(`${unit} has no clerk`)
      return { person: held.person }
    },
    goTo: async (to, hour = '08:00') => {
      await house.moveClock(at(localDate(to), hour))
    },
    told: (id) => house.database.sql.run(told, { root: id }),
    assigned: async (planDue) => assignFixture(house, await as('hang'), planDue as LocalDate),
    card: async (id) => {
      const [row] = await house.queries.full([id as InstanceId])
      if (!row) throw new Error(`no instance ${id}`)
      return row
    },
    close: async () => {
      await checkKin(house)
      await house.close()
      await database.drop()
    },
  }
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.params)}`)
  return result.value
}

let letters = 0
async function assignFixture(house: House, officer: Person, planDue: LocalDate): Promise<InstanceId> {
  const taken = must(await house.cascade.takeInLetter(officer, { name: LETTER_NAME, bytes: new TextEncoder().encode(fixture), again: true }))
  const directive = taken.directive as InstanceId
  const draft = must(await house.cascade.draft(officer, directive))
  const obligations = draft.obligations.filter((one) => one.class === 'plan').map(({ path }) => ({ path, dueOn: planDue }))
  const dated = must(
    await house.cascade.changeDraft(officer, directive, {
      revision: draft.revision,
      number: String(1400 + ++letters),
      issuedOn: localDate('2026-11-09'),
      trackedUntil: localDate('2026-12-31'),
      obligations,
    }),
  )
  const answers = Object.fromEntries(dated.questions.filter(({ answered }) => !answered).map(({ id }) => [id, { accept: true }]))
  const ready = must(await house.cascade.changeDraft(officer, directive, { revision: dated.revision, answers }))
  must(await house.cascade.assign(officer, directive, ready.revision))
  await house.settle()
  return directive
}

let keys = 0
/** A key of one intention of a person. */
export function key(): string {
  return `test-key-${++keys}`
}

const kin = statement<Record<never, never>, { parent: string; child: string }>(
  'test-kin',
  [],
  'select distinct p.definition as parent, c.definition as child from engine.instance c join engine.instance p on p.id = c.parent',
)

/** Nothing was born below a parent that does not declare it: `workflow check` proves of declared children only that none outlives its parent. */
async function checkKin({ database, needs }: House): Promise<void> {
  const strangers = (await database.sql.run(kin, {})).filter(
    ({ parent, child }) => !(child.slice(0, child.lastIndexOf('@')) in (needs.engine.definitions.get(parent)?.children ?? {})),
  )
  if (strangers.length) throw new Error(`born below a parent that does not name them in workflows/index.ts: ${JSON.stringify(strangers)}`)
}
