import { addDays, dayOf, weekdayOf, type Instant, type InstanceId, type LocalDate, type PersonId } from '#base'
import type { Directory } from '#directory'
import { TIMER } from '#engine/core'
import type { MemoryHouse } from './memory-house.js'
import type { KeptMail, KeptNotice } from './memory-notices.js'
import type { Played } from './play.js'

type Counts = Readonly<Record<string, number>>

/** What a directive caused, counted from the rows of the house in memory. */
export interface Outcome {
  readonly units: number
  readonly instances: Counts
  /** Rows of history: every birth, every person's deed, every timer, every consequence. */
  readonly moves: number
  /** Moves that a timer made. */
  readonly timers: number
  readonly handedIn: Readonly<Record<string, { readonly inTime: number; readonly late: number; readonly never: number }>>
  readonly notices: { readonly total: number; readonly byRole: Counts; readonly byPeople: Counts }
  /** `steps`: works that reached the level, once a date; `notices`: how many people were told of it. */
  readonly escalations: Readonly<Record<'level1' | 'level2' | 'level3', { readonly steps: number; readonly notices: number }>>
  /** Told to a leader of the province on a date that no paper orders: must be none. */
  readonly level3OnOfficerDate: number
  readonly mails: {
    readonly total: number
    readonly busiestMorning: { readonly on: LocalDate | null; readonly mails: number; readonly notices: number }
    /** Mails that one person gets in one week, over all weeks in which he gets any. */
    readonly perPersonAndWeek: { readonly max: number; readonly median: number }
  }
  /** The day on which the directive ended; null when it runs on. */
  readonly endedOn: LocalDate | null
  readonly openAtTheEnd: Counts
  /** Open work over which no timer stands, neither its own nor of anything above it, and of which nothing is on its way: must be none. */
  readonly waitsForEver: readonly { readonly instance: InstanceId; readonly definition: string; readonly state: string; readonly unit: string | null }[]
  readonly incidents: number
  readonly refused: Counts
}

const nameOf = ({ definition }: { readonly definition: string }): string => definition.slice(0, definition.lastIndexOf('@'))

export async function outcomeOf(house: MemoryHouse, played: Played): Promise<Outcome> {
  const { store, notices, engine, needs } = house
  const tree = store.family(played.directive).flatMap((id) => store.instances.get(id) ?? [])
  const told = [...notices.all.values()].filter(({ withdrawn }) => !withdrawn)
  const histories = await Promise.all(tree.map(({ id }) => engine.history(id)))
  const directory = await needs.directory()
  const root = store.instances.get(played.directive)
  return {
    units: tree.filter((one) => nameOf(one) === 'assignment').length,
    instances: counted(tree, nameOf),
    moves: histories.reduce((sum, rows) => sum + rows.length, 0),
    timers: histories.reduce((sum, rows) => sum + rows.filter(({ type }) => type === TIMER).length, 0),
    handedIn: await handedIn(house, played.directive),
    notices: { total: told.length, byRole: counted(told, ({ role }) => role), byPeople: counted(told, ({ person }) => peopleOf(directory, person)) },
    escalations: { level1: level(told, 1), level2: level(told, 2), level3: level(told, 3) },
    level3OnOfficerDate: told.filter((one) => one.level === 3 && one.dueSource !== 'signed').length,
    mails: mailsOf([...notices.mails.values()]),
    // Tracking ends at 24:00, which is the next day's first moment.
    endedOn: root?.done ? dayOf((root.at - 1) as Instant) : null,
    openAtTheEnd: counted(played.openAtTheEnd, (card) => `${nameOf(card)}: ${card.state}`),
    waitsForEver: waitingForEver(house, played.directive),
    incidents: (await engine.incidents()).length,
    refused: played.refused,
  }
}

function counted<Item>(items: readonly Item[], by: (item: Item) => string): Record<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(by(item), (counts.get(by(item)) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

async function handedIn({ needs }: MemoryHouse, directive: InstanceId): Promise<Outcome['handedIn']> {
  const rows = await needs.queries.treeOf(directive, ['unit-plan', 'duty', 'unit-report'])
  const names = [...new Set(rows.map(nameOf))].sort()
  return Object.fromEntries(
    names.map((name) => {
      const own = rows.filter((row) => nameOf(row) === name)
      const answered = own.filter(({ context }) => context['answer'] !== null)
      const late = answered.filter((row) => row.late).length
      return [name, { inTime: answered.length - late, late, never: own.length - answered.length }]
    }),
  )
}

function level(told: readonly KeptNotice[], wanted: number): { steps: number; notices: number } {
  const own = told.filter(({ kind, level: found }) => kind === 'escalation' && found === wanted)
  return { steps: new Set(own.map(({ instance, dueOn }) => `${instance} ${dueOn}`)).size, notices: own.length }
}

const PEOPLE: Readonly<Record<string, string>> = { commune: 'communes', office: 'office', committee: 'leaders' }

function peopleOf(directory: Directory, person: PersonId): string {
  const unit = directory.postsOf.get(person)?.[0]?.unit
  const kind = unit ? directory.units.get(unit)?.kind : undefined
  return PEOPLE[kind ?? ''] ?? 'departments'
}

function mailsOf(mails: readonly KeptMail[]): Outcome['mails'] {
  const mornings = new Map<LocalDate, { mails: number; notices: number }>()
  const weeks = new Map<string, number>()
  for (const { person, cutAt, notices } of mails) {
    const day = dayOf(cutAt)
    const morning = mornings.get(day) ?? { mails: 0, notices: 0 }
    mornings.set(day, { mails: morning.mails + 1, notices: morning.notices + notices.length })
    const week = `${person} ${addDays(day, 1 - weekdayOf(day))}`
    weeks.set(week, (weeks.get(week) ?? 0) + 1)
  }
  const [busiest] = [...mornings].sort(([a, one], [b, other]) => other.mails - one.mails || (a < b ? -1 : 1))
  const sorted = [...weeks.values()].sort((a, b) => a - b)
  return {
    total: mails.length,
    busiestMorning: { on: busiest?.[0] ?? null, mails: busiest?.[1].mails ?? 0, notices: busiest?.[1].notices ?? 0 },
    perPersonAndWeek: { max: sorted.at(-1) ?? 0, median: sorted[sorted.length >> 1] ?? 0 },
  }
}

/** Whatever is open must be bounded: by its own next rung, by one above it (at the latest the day until which the directive is tracked), or by something on its way. */
function waitingForEver({ store }: MemoryHouse, directive: InstanceId): Outcome['waitsForEver'] {
  const moving = new Set<InstanceId>([...store.armed.keys(), ...[...store.pending.values()].flatMap(({ instance, target }) => [instance, target ?? instance])])
  return store.family(directive).flatMap((id) => {
    const one = store.instances.get(id)
    if (!one || one.done || [id, ...one.ancestors].some((kin) => moving.has(kin))) return []
    return [{ instance: id, definition: nameOf(one), state: one.state, unit: one.unit }]
  })
}
