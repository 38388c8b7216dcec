import { at, clockOf, dayOf, LATE_STAGES, type Due, type Instant, type InstanceId, type LocalDate, type PersonId, type Stage } from '#base'
import { addWorkingDays, isWorkingDay, provincialCalendar } from '#calendar'
import type { Snapshot } from '#engine/core'
import { memoryHouseOf, play, storyOf, type Behaviour, type MemoryHouse, type Played, type Rehearsing } from '#assembly'

const calendar = provincialCalendar()
const OFFICE_ROLES = ['deskOfficer', 'deputyChiefOfOffice', 'chiefOfOffice', 'divisionHead', 'registryClerk']
const ASKED = ['party-or-elected', 'party-unit', 'armed-force']
/** Work of units that a ladder stands over. */
const UNITS_WORK = ['unit-plan', 'duty', 'unit-report']

/** One directive from its first day to its last, under units and an Office that behave by chance. */
export interface Life {
  readonly house: MemoryHouse
  readonly played: Played
}

export async function live(asked: { root: string; units: number; from: LocalDate; days: number; behaviour: Behaviour; seed: number }): Promise<Life> {
  const rehearsing: Rehearsing = asked
  const story = storyOf(rehearsing)
  const house = memoryHouseOf(rehearsing, story)
  return { house, played: await play(house, story) }
}

interface Heard {
  readonly id: number
  readonly at: Instant
  readonly instance: InstanceId
  readonly person: PersonId
  readonly kind: string
  readonly level: number
  readonly role: string
  readonly about: string
  readonly dueOn: LocalDate | null
  readonly dueSource: string
}

/** What was told and carried by a mail: with the moment at which the mail was cut. */
export function heardIn({ house }: Life): Heard[] {
  const cut = new Map([...house.notices.mails.values()].map(({ id, cutAt }) => [id, cutAt]))
  return [...house.notices.all.values()].flatMap((notice) => {
    const at = notice.withdrawn || notice.mail === null ? undefined : cut.get(notice.mail)
    return at === undefined ? [] : [{ ...notice, at }]
  })
}

const climbs = ({ kind }: Heard): boolean => kind === 'escalation'
const ofRung = ({ about }: Heard): boolean => about.startsWith('rung.')

/** Every way in which a life may break the promises of the deadlines; empty when it keeps them all. Each fault is a sentence. */
export async function faultsOf(life: Life): Promise<string[]> {
  const heard = heardIn(life)
  return [
    ...outOfHours(life),
    ...tooEarly(heard),
    ...twice(heard),
    ...empty(life),
    ...unconfirmed(await confirmedIn(life, heard), heard),
    ...(await afterItWasDone(life, heard)),
    ...(await toWhomNobodyOrders(life, heard)),
    ...(await notClimbed(life, heard)),
  ]
}

function outOfHours({ house }: Life): string[] {
  return [...house.notices.mails.values()]
    .filter(({ cutAt }) => !isWorkingDay(calendar, dayOf(cutAt)) || clockOf(cutAt) < '07:00' || clockOf(cutAt) > '17:30')
    .map(({ person, cutAt }) => `a mail to ${person} on ${dayOf(cutAt)} ${clockOf(cutAt)}, outside working hours`)
}

function tooEarly(heard: readonly Heard[]): string[] {
  return heard
    .filter((one) => climbs(one) && (one.dueOn === null || dayOf(one.at) <= one.dueOn))
    .map((one) => `${one.instance} climbs to level ${one.level} on ${dayOf(one.at)}, its date is ${one.dueOn}`)
}

function repeated(keys: readonly string[]): string[] {
  const seen = new Set<string>()
  return keys.filter((key) => seen.size === seen.add(key).size)
}

function twice(heard: readonly Heard[]): string[] {
  const rungs = heard.filter(climbs).map((one) => `level ${one.level} of ${one.instance} to ${one.person} for ${one.dueOn}`)
  return repeated(rungs).map((key) => `told twice: ${key}`)
}

function empty({ house }: Life): string[] {
  const mails = [...house.notices.mails.values()]
  return [
    ...mails.filter(({ notices }) => !notices.length).map(({ person }) => `an empty digest to ${person}`),
    ...repeated(mails.map(({ person, cutAt }) => `${person} on ${dayOf(cutAt)}`)).map((key) => `two digests to ${key}`),
  ]
}

async function confirmedIn({ house }: Life, heard: readonly Heard[]): Promise<ReadonlySet<InstanceId>> {
  const named = [...new Set(heard.filter(({ level }) => level === 3).map(({ instance }) => instance))]
  const said = await Promise.all(named.map(async (id) => ((await house.engine.history(id)).some(({ type }) => type === 'REPORT_TO_LEADER') ? [id] : [])))
  return new Set(said.flat())
}

function unconfirmed(confirmed: ReadonlySet<InstanceId>, heard: readonly Heard[]): string[] {
  return heard
    .filter(({ level, instance, dueSource }) => level === 3 && (!confirmed.has(instance) || dueSource !== 'signed'))
    .map(
      ({ instance, dueSource }) =>
        `a leader of the province hears of ${instance} on a date that is ${dueSource}, ${confirmed.has(instance) ? '' : 'un'}confirmed`,
    )
}

/** When work left its units' hands for good: handed in and not asked back, or ended. */
async function afterItWasDone({ house }: Life, heard: readonly Heard[]): Promise<string[]> {
  const ended = new Map([...house.store.instances.values()].filter(({ done }) => done).map(({ id, at }) => [id, at]))
  return heard
    .filter((one) => ofRung(one) && one.level < 3 && one.at > (ended.get(one.instance) ?? Infinity))
    .map(({ instance, at, about }) => `${about} of ${instance} on ${dayOf(at)}, after it was done`)
}

async function toWhomNobodyOrders({ house }: Life, heard: readonly Heard[]): Promise<string[]> {
  const { units, postsOf } = await house.needs.directory()
  const isAsked = (person: PersonId): boolean => (postsOf.get(person) ?? []).some(({ unit }) => ASKED.includes(units.get(unit)?.kind ?? ''))
  return heard.filter(({ person }) => isAsked(person)).map(({ person, instance }) => `${person} of a body that is asked and not ordered hears of ${instance}`)
}

/** Overdue work that its unit still has in hand two working days after its date has reached the Office by then, or is one line about the date. */
async function notClimbed({ house, played }: Life, heard: readonly Heard[]): Promise<string[]> {
  const told = new Set(heard.filter(({ level, role }) => level >= 1 && OFFICE_ROLES.includes(role)).map(({ instance, dueOn }) => `${instance} ${dueOn}`))
  const mass = new Set(heard.filter(({ about }) => about === 'massLate').map(({ dueOn }) => dueOn))
  const works = house.store.family(played.directive).filter((id) => UNITS_WORK.includes(house.store.instances.get(id)?.definition.split('@')[0] ?? ''))
  const faults = await Promise.all(
    works.map(async (id) =>
      (await overdueDates(house, id))
        .filter((dueOn) => !told.has(`${id} ${dueOn}`) && !mass.has(dueOn))
        .map((dueOn) => `${id} is overdue since ${dueOn} and the Office never heard`),
    ),
  )
  return faults.flat()
}

/** The dates of a work that passed with nothing handed in by the morning of the second working day. */
async function overdueDates({ engine }: MemoryHouse, id: InstanceId): Promise<LocalDate[]> {
  const moments = [...new Set((await engine.history(id)).map((row) => row.at))]
  const dates = new Set<LocalDate>()
  for (const moment of moments) {
    const due = dueOf(await engine.at(id, moment))
    if (due !== null) dates.add(due)
  }
  const late: LocalDate[] = []
  for (const due of dates) {
    const then = await engine.at(id, at(addWorkingDays(calendar, due, 2), '08:00'))
    if (then !== null && !then.done && dueOf(then) === due && LATE_STAGES.includes(then.value['deadline'] as Stage)) late.push(due)
  }
  return late
}

const dueOf = (snapshot: Snapshot | null): LocalDate | null => (snapshot?.context['due'] as Due | undefined)?.on ?? null
