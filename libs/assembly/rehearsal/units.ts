import type { InstanceId, LocalDate, UnitId } from '#base'
import type { CardRow } from '#cascade'
import { chanceOf } from './chance.js'
import type { Act, People, WorkDays } from './people.js'
import type { Temper } from './tempers.js'

/** What a unit means to do, and when. */
interface Intention {
  readonly on: LocalDate
  readonly event: string
  readonly payload?: Readonly<Record<string, unknown>>
  readonly byHead?: true
}
/** What a unit keeps in mind of one piece of work. */
interface InMind {
  /** State, date and answer as they were when the intentions were made: where they change, new ones are made. */
  mark: string
  since: LocalDate
  firstDue: LocalDate | null
  intentions: Intention[]
}

const nameOf = ({ definition }: CardRow): string => definition.slice(0, definition.lastIndexOf('@'))
const HANDS_IN: Readonly<Record<string, string>> = { 'unit-plan': 'ISSUE', duty: 'REPORT', 'unit-report': 'SUBMIT' }

/** The units' people: each looks at its own work every working morning and does what it meant to do by that day. */
export class Units {
  private readonly minds = new Map<InstanceId, InMind>()
  private readonly once = new Set<string>()

  constructor(
    private readonly people: People,
    private readonly days: WorkDays,
    private readonly temperOf: (unit: UnitId) => Temper,
    private readonly seed: number,
  ) {}

  /** What the units do on that day with these open cards. Work on hold rests. */
  actsOn(today: LocalDate, cards: readonly CardRow[]): Act[] {
    return cards.flatMap((card): Act[] => {
      if (card.unit === null || card.hold !== null) return []
      const intention = this.nextOf(card, card.unit, today)
      if (!intention || intention.on > today) return []
      this.minds.get(card.id)?.intentions.shift()
      const { event, payload, byHead } = intention
      const by = byHead ? this.people.of(card.unit, 'headOfUnit', 'unitClerk') : this.people.of(card.unit, 'unitClerk', 'headOfUnit')
      if (by === undefined) return []
      return [{ by, instance: card.id, event, payload: payload ?? paperOf(card, event, today) }]
    })
  }

  private nextOf(card: CardRow, unit: UnitId, today: LocalDate): Intention | undefined {
    const mark = `${card.state} ${card.dueOn} ${card.stage === 'reported'}`
    const known = this.minds.get(card.id)
    if (known?.mark === mark) return known.intentions[0]
    const mind: InMind = { mark, since: today, firstDue: known ? known.firstDue : card.dueOn, intentions: [] }
    mind.intentions = this.intend(card, unit, mind)
    this.minds.set(card.id, mind)
    return mind.intentions[0]
  }

  private intend(card: CardRow, unit: UnitId, mind: InMind): Intention[] {
    const temper = this.temperOf(unit)
    switch (nameOf(card)) {
      case 'assignment':
        return this.withAssignment(card, temper, mind.since)
      case 'report-round':
        return this.withRound(card, temper)
      case 'unit-plan':
      case 'duty':
      case 'unit-report':
        return this.withWork(card, temper, mind)
      default:
        return []
    }
  }

  private withAssignment({ id, state, unit }: CardRow, temper: Temper, since: LocalDate): Intention[] {
    if (state === 'assigned') {
      const after = temper === 'silent' ? 5 : temper === 'late' ? 2 : Math.floor(2 * this.chance('opens', unit))
      return [{ on: after ? this.days.from(since, after) : since, event: 'RECEIVE', payload: {} }]
    }
    if (temper !== 'disputes' || state !== 'inProgress' || !this.first(`disputes ${id}`)) return []
    return [
      { on: this.days.from(since, 1), event: 'PROPOSE_OTHER_UNIT', payload: { unit: 'so-noi-vu', reason: 'Không thuộc chức năng, nhiệm vụ của đơn vị.' } },
    ]
  }

  /** The focal unit consolidates some days before its own date, whoever has reported by then. */
  private withRound({ state, dueOn }: CardRow, temper: Temper): Intention[] {
    if (dueOn === null || temper === 'silent') return []
    if (state === 'collecting') return [{ on: this.days.from(dueOn, -6), event: 'CONSOLIDATE', payload: {} }]
    if (state !== 'consolidating') return []
    return [{ on: this.days.from(dueOn, temper === 'late' ? 2 : -2), event: 'SUBMIT' }]
  }

  private withWork(card: CardRow, temper: Temper, mind: InMind): Intention[] {
    switch (card.state) {
      case 'supplementAsked':
        return temper === 'silent' ? [] : [this.handsIn(card, this.days.from(mind.since, temper === 'late' ? 6 : 3))]
      case 'due':
      case 'assigned':
      case 'inProgress':
        return this.underDate(card, temper, mind)
      case 'drafting':
        return [{ on: this.days.from(mind.since, 2), event: 'SUBMIT_TO_HEAD', payload: {} }]
      case 'submitted':
        // A report that was handed in waits for its round; only a draft plan lies with the head.
        return nameOf(card) === 'unit-plan' ? this.withHead(card, mind.since) : []
      default:
        return []
    }
  }

  private withHead(card: CardRow, since: LocalDate): Intention[] {
    const returns = this.chance('returns', card.unit) < 0.1 && this.first(`returned ${card.id}`)
    if (returns) return [{ on: this.days.from(since, 1), event: 'RETURN_TO_HANDLER', payload: { reason: 'Bổ sung tiến độ thực hiện.' }, byHead: true }]
    return [{ ...this.handsIn(card, this.days.from(since, 2)), byHead: true }]
  }

  private underDate(card: CardRow, temper: Temper, mind: InMind): Intention[] {
    if (temper === 'silent') return this.silently(card, mind)
    const { dueOn } = card
    const lot = this.chance('day', nameOf(card), card.unit, card.path, dueOn)
    if (dueOn === null || !this.days.knows(dueOn)) return [this.handsIn(card, this.days.from(mind.since, 10 + Math.floor(50 * lot)))]
    const moved = dueOn !== mind.firstDue
    if (temper === 'asks' && !moved) {
      const wantedOn = this.days.from(dueOn, 5)
      const asks = { on: this.days.from(dueOn, -3), event: 'REQUEST_EXTENSION', payload: { wantedOn, reason: 'Cần thêm thời gian tổng hợp từ cơ sở.' } }
      return [asks, this.handsIn(card, this.days.from(dueOn, 2))]
    }
    const late = temper === 'late' && !moved
    const on = this.days.from(dueOn, late ? 2 + Math.floor(5 * lot) : -1 - Math.floor(7 * lot))
    return [...this.onTheWay(card, on), this.handsIn(card, on)]
  }

  /** Nothing, until an urging letter sets a date of its own; some answer that, the others when a leader has heard of them. */
  private silently(card: CardRow, mind: InMind): Intention[] {
    const urged = card.dueOn !== null && card.dueOn !== mind.firstDue
    if (card.stage === 'reported') return [this.handsIn(card, this.days.from(mind.since, 1))]
    return urged && card.dueOn !== null && this.chance('urged', card.unit, card.path, card.dueOn) < 0.5
      ? [this.handsIn(card, this.days.from(card.dueOn, -1))]
      : []
  }

  /** A third of the units keep what goes on inside on the system: a draft for the head, a word of progress. */
  private onTheWay(card: CardRow, on: LocalDate): Intention[] {
    if (this.chance('inside', card.unit) > 0.33) return []
    if (nameOf(card) === 'unit-plan') return [{ on: this.days.from(on, -4), event: 'START', payload: {} }]
    if (nameOf(card) === 'duty') return [{ on: this.days.from(on, -3), event: 'PROGRESS', payload: { summary: 'Đang triển khai theo kế hoạch.' } }]
    return []
  }

  private handsIn(card: CardRow, on: LocalDate): Intention {
    const nothing = nameOf(card) === 'unit-report' && this.chance('nothing', card.unit, card.dueOn) < 0.07
    return nothing ? { on, event: 'NOTHING_TO_REPORT', payload: {} } : { on, event: HANDS_IN[nameOf(card)] ?? 'NOTE' }
  }

  private chance(...words: readonly (string | null)[]): number {
    return chanceOf(this.seed, ...words)
  }

  private first(what: string): boolean {
    if (this.once.has(what)) return false
    this.once.add(what)
    return true
  }
}

/** The paper that is handed in, of the day on which it is. */
function paperOf(card: CardRow, event: string, today: LocalDate): Record<string, unknown> {
  const paper = { number: `${card.id}/${event === 'ISSUE' ? 'KH' : 'BC'}`, issuedOn: today }
  return event === 'ISSUE' ? paper : { ...paper, summary: 'Đã thực hiện theo yêu cầu.' }
}
