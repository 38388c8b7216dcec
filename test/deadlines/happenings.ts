import { addDays, at, dayOf, localDate, type InstanceId, type LocalDate, type PersonId, type Role, type UnitId } from '#base'
import { addWorkingDays, isWorkingDay, type PolicyBody } from '#calendar'
import type { CardRow } from '#cascade'
import { recipientsOf } from '#directory'
import type { MemoryHouse } from '#assembly'

/** What may happen to a directive besides that everybody does his work. */
export const DEEDS = [
  'suspendUnit',
  'suspendAll',
  'amendAll',
  'amendOne',
  'askForTime',
  'grantOther',
  'refuse',
  'sendBack',
  'urge',
  'strikeOff',
  'nudge',
  'cancelOne',
  'dayOff',
  'dayWorked',
  'otherRules',
  'partyPaper',
] as const
export type Deed = (typeof DEEDS)[number]
/** On the so manieth day of the life; the lot chooses which of those that it may happen to. */
export interface Happening {
  readonly after: number
  readonly deed: Deed
  readonly lot: number
}

/** Mostly during the day; sometimes somebody works late, when nobody else is to be disturbed. */
const CLOCKS = ['11:40', '11:40', '16:58', '19:45'] as const
const REASON = 'Mưa lũ trên địa bàn.'
const nameOf = ({ definition }: CardRow): string => definition.slice(0, definition.lastIndexOf('@'))
const WORK = ['unit-plan', 'duty', 'unit-report', 'report-round']
const ALL = ['directive', 'assignment', ...WORK, 'extension', 'urging-letter']
/** Rules that keep the Office informed in time: other days of reminding, other thresholds. */
const RULES: readonly PolicyBody[] = [
  { massLateUnits: 3 },
  { massLateShare: 0.6, morning: '07:45' },
  { consentWorkingDays: 3, answerWorkingDays: 3 },
  { weekly: { weekday: 3, clock: '08:15' }, supplementWorkingDays: 4 },
] as unknown as readonly PolicyBody[]

/** Lets things happen to a house in memory. What the house refuses did not happen. */
export class Happenings {
  private keys = 0
  /** What is on hold, and until when. */
  private readonly held = new Map<InstanceId, LocalDate>()

  constructor(
    private readonly house: MemoryHouse,
    private readonly from: LocalDate,
    private readonly happenings: readonly Happening[],
  ) {}

  async on(day: LocalDate, directive: InstanceId): Promise<void> {
    const todays = this.happenings.filter(({ after }) => {
      const meant = addDays(this.from, after)
      return day >= meant && addDays(day, -7) < meant && this.isFirstFrom(meant, day)
    })
    const over = [...this.held].flatMap(([id, until]) => (until <= day ? [id] : []))
    if (todays.length === 0 && over.length === 0) return
    const clocks = todays.map(({ lot }) => pick(CLOCKS, lot) ?? CLOCKS[0]).sort()
    await this.house.moveClock(at(day, clocks.at(-1) ?? CLOCKS[0]))
    await this.resumes(over)
    for (const happening of todays) {
      await this.happens(happening, day, directive)
      await this.house.settle()
    }
  }

  /** What is meant for a day off happens on the working day after it. */
  private isFirstFrom(meant: LocalDate, day: LocalDate): boolean {
    const calendar = this.house.needs.calendar()
    for (let one = meant; one < day; one = addDays(one, 1)) if (isWorkingDay(calendar, one)) return false
    return true
  }

  private async happens({ deed, lot }: Happening, day: LocalDate, directive: InstanceId): Promise<void> {
    const cards = (await this.house.needs.queries.openWork(ALL)).filter(({ root }) => root === directive)
    const one = (which: (card: CardRow) => boolean): CardRow | undefined => pick(cards.filter(which), lot)
    const later = (days: number): LocalDate => addWorkingDays(this.house.needs.calendar(), day, days)
    const isWork = (card: CardRow): boolean => WORK.includes(nameOf(card))
    const is = (name: string, state: string) => (card: CardRow) => nameOf(card) === name && card.state === state
    switch (deed) {
      case 'suspendUnit':
        return this.holds(one(is('assignment', 'inProgress')), later(1 + (lot % 12)))
      case 'suspendAll':
        return this.holds(one(is('directive', 'inProgress')), later(1 + (lot % 12)))
      case 'amendAll':
        return this.says(one(is('directive', 'inProgress')), 'deskOfficer', 'AMEND_DUE_BELOW', {
          dueOn: later(4 + (lot % 20)),
          work: pick(['plans', 'duties', 'reports', 'all'], lot),
          reason: REASON,
        })
      case 'amendOne':
        return this.says(one(isWork), 'deskOfficer', 'AMEND_DUE', { dueOn: later(3 + (lot % 15)), reason: REASON })
      case 'askForTime':
        return this.asksForTime(one((card) => isWork(card) && card.dueOn !== null))
      case 'grantOther':
        return this.says(one(is('extension', 'requested')), 'deputyChiefOfOffice', 'GRANT_OTHER', { dueOn: later(6), opinion: 'Đồng ý.' })
      case 'refuse':
        return this.says(one(is('extension', 'requested')), 'deputyChiefOfOffice', 'REFUSE', { reason: 'Đề nghị giữ thời hạn.' })
      case 'sendBack':
        return this.sendsBack(one((card) => ['issued', 'reported', 'submitted'].includes(card.state) && isWork(card)))
      case 'urge':
        return this.urges(directive)
      case 'strikeOff':
        return this.says(
          one(({ stage }) => stage === 'proposed'),
          'chiefOfOffice',
          'STRIKE_OFF',
          { reason: 'reportedOrally' },
        )
      case 'nudge':
        return this.says(one(isWork), 'deskOfficer', 'NUDGE', {})
      case 'cancelOne':
        return this.says(one(isWork), 'deskOfficer', 'CANCEL', { reason: REASON })
      case 'dayOff':
      case 'dayWorked':
        return this.changesDays(deed, addDays(day, 1 + (lot % 12)))
      case 'otherRules':
        return this.changesRules(pick(RULES, lot))
      case 'partyPaper':
        return this.takesPartyPaper(later(2 + (lot % 8)), lot)
    }
  }

  private async says(card: CardRow | undefined, role: Role, event: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
    const by = card && (await this.who(role, card.unit))
    if (!card || by === undefined) return
    await this.house.cascade.send({ person: by }, { instance: card.id, event, payload, key: `happening:${++this.keys}` })
  }

  private async holds(card: CardRow | undefined, until: LocalDate): Promise<void> {
    if (!card || card.hold !== null) return
    this.held.set(card.id, until)
    await this.says(card, 'deskOfficer', 'SUSPEND', { reason: REASON })
  }

  private async resumes(over: readonly InstanceId[]): Promise<void> {
    for (const card of await this.house.needs.queries.full(over)) {
      await this.says(card, 'deskOfficer', 'RESUME', { reason: 'Nước đã rút.' })
      this.held.delete(card.id)
    }
    await this.house.settle()
  }

  private async asksForTime(card: CardRow | undefined): Promise<void> {
    const due = card?.dueOn
    if (!card || !due) return
    await this.says(card, 'unitClerk', 'REQUEST_EXTENSION', { wantedOn: addDays(due, 9), reason: 'Chờ số liệu.', number: `${card.id}/CV` })
  }

  private async sendsBack(card: CardRow | undefined): Promise<void> {
    const reason = { reason: 'Đề nghị nêu rõ kết quả.' }
    await this.says(card, 'deskOfficer', 'RETURN', reason)
    await this.says(card, 'deskOfficer', 'REQUEST_SUPPLEMENT', reason)
  }

  private async urges(directive: InstanceId): Promise<void> {
    const by = await this.who('deskOfficer', null)
    if (by !== undefined) await this.house.cascade.draftUrgingLetter({ person: by }, directive, {})
  }

  private async changesDays(deed: 'dayOff' | 'dayWorked', date: LocalDate): Promise<void> {
    const by = await this.who('systemAdmin', null)
    if (by === undefined) return
    const is =
      deed === 'dayOff'
        ? { type: 'holiday' as const, name: 'Nghỉ vì bão', status: 'announced' as const }
        : { type: 'swapWork' as const, name: 'Làm bù', status: 'announced' as const }
    const asked = { days: [{ date, is }], source: '1/TB-UBND' }
    const seen = await this.house.cascade.previewCalendar({ person: by }, asked)
    if (seen.ok) await this.house.cascade.changeCalendar({ person: by }, { ...asked, seen: seen.value.seen })
  }

  private async changesRules(rules: PolicyBody | undefined): Promise<void> {
    const by = await this.who('chiefOfOffice', null)
    if (by === undefined || !rules) return
    await this.house.cascade.adoptPolicy({ person: by }, { rules, why: 'Thống nhất tại giao ban.', seen: (await this.house.needs.policy()).version })
  }

  private async takesPartyPaper(dueOn: LocalDate, lot: number): Promise<void> {
    const by = await this.who('deskOfficer', null)
    if (by === undefined) return
    const drafter = pick(['van-phong-ubnd-tinh', 'so-noi-vu', 'so-tai-chinh'], lot) as UnitId
    await this.house.cascade.takeInSuperior({ person: by }, { number: `${lot + 1}-KH/TU`, field: 'VX', instruction: { drafter, dueOn } })
  }

  private async who(role: Role, unit: UnitId | null): Promise<PersonId | undefined> {
    const today = dayOf(await this.house.engine.now())
    return recipientsOf(await this.house.needs.directory(), role, { unit, field: 'NLN' }, localDate(today))[0]?.person.id
  }
}

function pick<Item>(items: readonly Item[], lot: number): Item | undefined {
  return items[lot % items.length]
}
