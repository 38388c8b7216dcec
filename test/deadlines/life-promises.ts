import { at, clockOf, dayOf, LATE_STAGES, OFFICE_ROLES, type Due, type Instant, type InstanceId, type LocalDate, type Stage } from '#base'
import { addWorkingDays, isWorkingDay, nextWorkingDay, type WorkingCalendar } from '#calendar'
import type { Snapshot } from '#engine/core'
import type { HistoryRow } from '#engine'
import type { Life } from './lives.js'

type Kept = Life['house']['notices']['all'] extends ReadonlyMap<number, infer Notice> ? Notice : never
/** A notice that a mail carried, with the moment at which that mail was cut. */
export type Heard = Kept & { readonly at: Instant }

const ASKED = ['party-or-elected', 'party-unit', 'armed-force']
/** States in which it is the units' turn: what a rung says of them is void once they have handed in. */
const IN_HAND: Readonly<Record<string, readonly string[]>> = {
  assignment: ['assigned'],
  'unit-plan': ['due', 'drafting', 'submitted', 'supplementAsked'],
  duty: ['assigned', 'inProgress', 'supplementAsked'],
  'unit-report': ['due', 'supplementAsked'],
  'report-round': ['collecting', 'consolidating'],
  directive: ['drafting'],
}
/** Work of units over which a ladder stands, and by which working day after its date the Office has heard: a day later where a focal unit chases first. */
const HEARS_ON: Readonly<Record<string, number>> = { 'unit-plan': 1, duty: 1, 'unit-report': 2, 'report-round': 1 }
/** The first working day after the date on which the Office's leaders may hear, by practice 4; of an urging letter's date the third. */
const LEADERS_FROM: Readonly<Record<string, number>> = { 'unit-plan': 3, duty: 3, 'unit-report': 3, 'report-round': 1, directive: 3 }
const DECISIONS_FROM = 2
const REMINDERS: Readonly<Record<string, number>> = { 'unit-plan': 2, duty: 3, 'unit-report': 3, 'report-round': 4, directive: 2 }
const REMINDED_FROM: Readonly<Record<string, number>> = { 'report-round': -10 }
const USUALLY_REMINDED_FROM = -5
const SHARES: Readonly<Record<string, number>> = { '': 1, KHẨN: 1 / 2, 'THƯỢNG KHẨN': 1 / 4, 'HỎA TỐC': 0 }

export function heardIn({ house }: Pick<Life, 'house'>): Heard[] {
  const cut = new Map([...house.notices.mails.values()].map(({ id, cutAt }) => [id, cutAt]))
  return [...house.notices.all.values()].flatMap((notice) => {
    const cutAt = notice.withdrawn || notice.mail === null ? undefined : cut.get(notice.mail)
    return cutAt === undefined ? [] : [{ ...notice, at: cutAt }]
  })
}

/** Every way in which a life may break the promises of the deadlines; empty when it keeps them all. Each fault is a sentence. */
export async function faultsOf(life: Life): Promise<string[]> {
  return new Promises(life, await life.house.needs.calendarNow()).broken()
}

const climbs = ({ kind, about }: Heard): boolean => kind === 'escalation' && (about.startsWith('rung.') || about === 'massLate')
/** That a letter has come is news, not a demand: a unit that opened it at once is told all the same. */
const isOfRung = ({ about, dueOn }: Heard): boolean => about.startsWith('rung.') && !(about === 'rung.open' && dueOn === null)
const isReminder = ({ about }: Heard): boolean => about === 'rung.reminder'

class Promises {
  private readonly heard: readonly Heard[]
  private readonly pasts = new Map<InstanceId, readonly HistoryRow[]>()

  constructor(
    private readonly life: Life,
    private readonly calendar: WorkingCalendar,
  ) {
    this.heard = heardIn(life)
  }

  async broken(): Promise<string[]> {
    return [
      ...this.outOfHours(),
      ...this.tooEarly(),
      ...this.twice(),
      ...this.empty(),
      ...(await this.unconfirmed()),
      ...(await this.afterItWasDone()),
      ...(await this.toWhomNobodyOrders()),
      ...(await this.notClimbed()),
      ...(await this.notReceived()),
      ...(await this.notDrafted()),
    ]
  }

  private nameOf(id: InstanceId): string {
    return this.life.house.store.instances.get(id)?.definition.split('@')[0] ?? ''
  }

  private say({ instance, person, about, level, at: moment, dueOn }: Heard): string {
    return `${this.nameOf(instance)} ${instance} (due ${dueOn}): ${about} of level ${level} to ${person} on ${dayOf(moment)} ${clockOf(moment)}`
  }

  /** Mails go out on working days within hours; alone what is hỏa tốc goes at any hour, and only of a letter that cannot wait in a mail of its own. */
  private outOfHours(): string[] {
    const { urgency } = this.life.asked
    const inHours = (cutAt: Instant): boolean => isWorkingDay(this.calendar, dayOf(cutAt)) && clockOf(cutAt) >= '07:30' && clockOf(cutAt) < '17:00'
    const isWrong = ({ kind, cutAt }: { readonly kind: string; readonly cutAt: Instant }): boolean =>
      kind === 'urgent' ? urgency !== 'HỎA TỐC' && (urgency !== 'THƯỢNG KHẨN' || !inHours(cutAt)) : !inHours(cutAt)
    return [...this.life.house.notices.mails.values()]
      .filter(isWrong)
      .map(({ person, kind, cutAt }) => `a mail (${kind}) to ${person} on ${dayOf(cutAt)} ${clockOf(cutAt)}, outside working hours`)
  }

  /** Nothing climbs before its date has passed, nor to the Office's leaders before their day; nobody is reminded weeks before. */
  private tooEarly(): string[] {
    return this.heard
      .filter((one) => (climbs(one) && this.climbsTooEarly(one)) || (isReminder(one) && this.remindsTooEarly(one)))
      .map((one) => `${this.say(one)}, too early`)
  }

  private climbsTooEarly({ dueOn, level, instance, at: moment }: Heard): boolean {
    if (dueOn === null || dayOf(moment) < dueOn) return true
    // A matter that cannot wait is counted in hours: what the Office itself has to answer by noon climbs in the afternoon.
    const ofTheOffice = ['extension', 'assignment'].includes(this.nameOf(instance)) || dueOn !== this.life.house.store.instances.get(instance)?.dueOn
    const inHours = this.life.asked.urgency === 'HỎA TỐC' && ofTheOffice
    if (dayOf(moment) === dueOn) return !inHours
    const share = SHARES[this.life.asked.urgency] ?? 1
    if (level < 2 || share === 0) return false
    const days = LEADERS_FROM[this.nameOf(instance)] ?? DECISIONS_FROM
    return dayOf(moment) < addWorkingDays(this.calendar, dueOn, Math.max(1, Math.ceil(days * share)))
  }

  private remindsTooEarly({ dueOn, instance, at: moment }: Heard): boolean {
    const days = REMINDED_FROM[this.nameOf(instance)] ?? USUALLY_REMINDED_FROM
    return dueOn !== null && dayOf(moment) < addWorkingDays(this.calendar, dueOn, days)
  }

  /**
   * Each step of a ladder once to a person and date. A line about the date of many is no step of a unit: whoever stands in for a focal unit without
   * people reads it a day before his own step, should fewer be late by then.
   */
  private twice(): string[] {
    const steps = this.heard
      .filter(climbs)
      .map((one) => `level ${one.level} of ${one.instance} to ${one.person} for ${one.dueOn}${one.about === 'massLate' ? ', as one of many' : ''}`)
    const mornings = this.heard
      .filter(isReminder)
      .map((one) => `a reminder of ${one.instance} to ${one.person} for ${one.dueOn} on ${dayOf(one.at)} ${clockOf(one.at)}`)
    const reminders = new Map<string, { count: number; one: Heard }>()
    for (const one of this.heard.filter((found) => isReminder(found) && found.dueOn !== null)) {
      const key = `${one.instance} ${one.person} ${one.dueOn}`
      reminders.set(key, { count: (reminders.get(key)?.count ?? 0) + 1, one })
    }
    const tooMany = [...reminders.values()].filter(({ count, one }) => count > this.remindersOf(one))
    return [
      ...repeated([...steps, ...mornings]).map((key) => `told twice: ${key}`),
      ...tooMany.map(({ count, one }) => `${count} reminders, the last: ${this.say(one)}`),
    ]
  }

  /** What is asked for once more is reminded of as a named task is. */
  private remindersOf({ instance, state }: Heard): number {
    return state === 'supplementAsked' ? 3 : (REMINDERS[this.nameOf(instance)] ?? 1)
  }

  private empty(): string[] {
    const mails = [...this.life.house.notices.mails.values()]
    const digests = mails.filter(({ kind }) => kind === 'digest')
    const carried = mails.flatMap(({ notices }) => notices.map((notice) => `notice ${notice}`))
    return [
      ...mails.filter(({ notices }) => !notices.length).map(({ person }) => `an empty mail to ${person}`),
      ...repeated(digests.map(({ person, cutAt }) => `two digests to ${person} on ${dayOf(cutAt)}`)),
      ...repeated(carried).map((notice) => `${notice} in two mails`),
    ]
  }

  private async past(id: InstanceId): Promise<readonly HistoryRow[]> {
    const rows = this.pasts.get(id) ?? (await this.life.house.engine.history(id))
    this.pasts.set(id, rows)
    return rows
  }

  /** A leader of the province hears only of what a person confirmed before, on a date that the Office has not set by itself. */
  private async unconfirmed(): Promise<string[]> {
    const faults = this.heard
      .filter(({ level }) => level === 3)
      .map(async (one) => {
        const before = (await this.past(one.instance)).filter((row) => row.at <= one.at)
        const said = before.findLast(({ type }) => type === 'REPORT_TO_LEADER')
        const dated = before.findLast(({ type }) => ['AMEND_DUE', 'URGE', 'EXTENSION_GRANTED'].includes(type))
        const typed = dated ? dated.type === 'AMEND_DUE' : this.life.house.store.instances.get(one.instance)?.path === '1.2'
        return [
          ...(said ? [] : [`${this.say(one)}, unconfirmed`]),
          ...(typed || one.dueSource !== 'signed' ? [`${this.say(one)}, on a date that is ${one.dueSource}`] : []),
        ]
      })
    return (await Promise.all(faults)).flat()
  }

  /** What a rung says of a unit's work is not said any more once the unit has handed it in, or the work has ended or stands on hold. */
  private async afterItWasDone(): Promise<string[]> {
    const faults = this.heard.map(async (one) => {
      if (!isOfRung(one) || one.level === 3 || !IN_HAND[this.nameOf(one.instance)]?.includes(one.state)) return []
      const then = await this.life.house.engine.at(one.instance, one.at)
      const state = then?.value['work'] ?? ''
      return then?.done || !IN_HAND[this.nameOf(one.instance)]?.includes(state) ? [`${this.say(one)}, after it was done (${state})`] : []
    })
    return (await Promise.all(faults)).flat()
  }

  private async toWhomNobodyOrders(): Promise<string[]> {
    const { units, postsOf } = await this.life.house.needs.directory()
    const isAsked = ({ person }: Heard): boolean => (postsOf.get(person) ?? []).some(({ unit }) => ASKED.includes(units.get(unit)?.kind ?? ''))
    return this.heard.filter(isAsked).map((one) => `${this.say(one)}, who is asked and not ordered`)
  }

  private readonly isOfOffice = ({ role }: Heard): boolean => (OFFICE_ROLES as readonly string[]).includes(role)

  /** Work that its unit still has in hand when its date has passed reaches the Office in time, or is one line about the date. */
  private async notClimbed(): Promise<string[]> {
    const mass = new Set(this.heard.filter(({ about }) => about === 'massLate').map(({ dueOn }) => dueOn))
    const works = [...this.life.house.store.instances.keys()].filter((id) => HEARS_ON[this.nameOf(id)] !== undefined)
    const faults = works.map(async (id) =>
      (await this.overdueDates(id))
        .filter(
          ({ dueOn, by }) =>
            !mass.has(dueOn) && !this.heard.some((one) => one.instance === id && one.dueOn === dueOn && one.level >= 1 && one.at <= by && this.isOfOffice(one)),
        )
        .map(({ dueOn, by }) => `${this.nameOf(id)} ${id} is overdue since ${dueOn}, and the Office had not heard of it by ${dayOf(by)}`),
    )
    return (await Promise.all(faults)).flat()
  }

  /** The dates of a work that passed with nothing handed in by the morning on which the Office has to know. */
  private async overdueDates(id: InstanceId): Promise<{ dueOn: LocalDate; by: Instant }[]> {
    const { engine } = this.life.house
    const dates = new Set<LocalDate>()
    for (const moment of new Set((await this.past(id)).map((row) => row.at))) {
      const due = await this.runningDue(id, await engine.at(id, moment), moment)
      if (due !== null) dates.add(due)
    }
    const late: { dueOn: LocalDate; by: Instant }[] = []
    for (const dueOn of dates) {
      const by = at(addWorkingDays(this.calendar, dueOn, HEARS_ON[this.nameOf(id)] ?? 1), '08:30')
      if (by > this.endsAt()) continue
      const [then, evening] = [await engine.at(id, by), await engine.at(id, at(dueOn, '17:00'))]
      const ran = (await this.runningDue(id, then, by)) === dueOn && (await this.runningDue(id, evening, at(dueOn, '17:00'))) === dueOn
      if (ran && isLate(then) && this.isInHand(id, then) && !(await this.rested(id, at(dueOn, '17:00'), by))) late.push({ dueOn, by })
    }
    return late
  }

  /** The date that its clock counts by: what is asked for once more has one of its own. */
  private async runningDue(id: InstanceId, snapshot: Snapshot | null, by: Instant): Promise<LocalDate | null> {
    if (snapshot?.value['work'] !== 'supplementAsked') return dueOf(snapshot)
    const ofItsOwn = (event: string): LocalDate | undefined => (JSON.parse(event) as { ladder?: readonly { readonly due?: LocalDate }[] }).ladder?.[0]?.due
    // Asked for, or counted anew since.
    const said = (await this.past(id)).findLast((row) => row.at <= by && ofItsOwn(row.event) !== undefined)
    return (said && ofItsOwn(said.event)) ?? dueOf(snapshot)
  }

  /** So far the life was lived. */
  private endsAt(): Instant {
    return at(this.life.until, '17:00')
  }

  private isInHand(id: InstanceId, snapshot: Snapshot | null): boolean {
    return IN_HAND[this.nameOf(id)]?.includes(snapshot?.value['work'] ?? '') ?? false
  }

  /** It or something above it was on hold, or had just been taken up again, within that time. */
  private async rested(id: InstanceId, from: Instant, until: Instant): Promise<boolean> {
    const line = [id, ...(this.life.house.store.instances.get(id)?.ancestors ?? [])]
    for (const one of line) {
      const rows = (await this.past(one)).filter((row) => row.at <= until && ['SUSPEND', 'RESUME', 'PROPOSE_OTHER_UNIT', 'KEEP_UNIT'].includes(row.type))
      const last = rows.at(-1)
      if (last && (last.at >= from || last.type === 'SUSPEND' || last.type === 'PROPOSE_OTHER_UNIT')) return true
    }
    return false
  }

  /** A letter that its unit has not opened on the third working day is on the Office's list. */
  private async notReceived(): Promise<string[]> {
    const given = [...this.life.house.store.instances.values()].filter(({ id }) => this.nameOf(id) === 'assignment')
    const faults = given.map(async ({ id }) => {
      const born = (await this.past(id))[0]?.at
      if (born === undefined) return []
      const by = at(addWorkingDays(this.calendar, nextWorkingDay(this.calendar, dayOf(born)), 3), '08:30')
      const then = by > this.endsAt() ? null : await this.life.house.engine.at(id, by)
      if (then?.value['work'] !== 'assigned' || (await this.rested(id, born, by)) || this.daysChanged()) return []
      return this.heard.some((one) => (one.instance === id || one.about === 'rung.unopened') && one.at >= born && one.at <= by && this.isOfOffice(one))
        ? []
        : [`assignment ${id} is unopened, and the Office had not heard of it by ${dayOf(by)}`]
    })
    return (await Promise.all(faults)).flat()
  }

  /** A letter that was to be drafted after a Party paper has reached the deputy chief on the third working day after its date. */
  private async notDrafted(): Promise<string[]> {
    const faults = [...this.life.house.store.instances.values()]
      .filter(({ id }) => this.nameOf(id) === 'directive' && id !== this.life.played.directive)
      .map(async ({ id }) => {
        const dueOn = dueOf(await this.life.house.engine.at(id, (await this.past(id)).at(-1)?.at ?? (0 as Instant)))
        const by = dueOn === null ? null : at(addWorkingDays(this.calendar, dueOn, 3), '08:30')
        if (dueOn === null || by === null || by > this.endsAt()) return []
        return this.heard.some((one) => one.instance === id && one.dueOn === dueOn && one.level === 2 && one.at <= by)
          ? []
          : [`a letter ${id} was to be drafted by ${dueOn}, and the Office's leaders had not heard of it by ${dayOf(by)}`]
      })
    return (await Promise.all(faults)).flat()
  }

  private daysChanged(): boolean {
    return this.life.asked.happenings.some(({ deed }) => deed === 'dayOff' || deed === 'dayWorked')
  }
}

function repeated(keys: readonly string[]): string[] {
  const seen = new Set<string>()
  return keys.filter((key) => seen.size === seen.add(key).size)
}

const dueOf = (snapshot: Snapshot | null): LocalDate | null => (snapshot?.context['due'] as Due | undefined)?.on ?? null
const isLate = (snapshot: Snapshot | null): boolean => snapshot !== null && !snapshot.done && LATE_STAGES.includes(snapshot.value['deadline'] as Stage)
