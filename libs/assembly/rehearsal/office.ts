import type { InstanceId, LocalDate } from '#base'
import type { CardRow } from '#cascade'
import { chanceOf } from './chance.js'
import type { Act, People, WorkDays } from './people.js'

const nameOf = ({ definition }: CardRow): string => definition.slice(0, definition.lastIndexOf('@'))
const UNITS_MOVE = ['unitClerk', 'handler', 'headOfUnit', 'focalUnit']
const waitsForUnit = ({ holder }: CardRow): boolean => UNITS_MOVE.includes(holder ?? '')
/** The Office's last word on a round, or on the whole letter. */
const closes = (card: CardRow): boolean => (nameOf(card) === 'report-round' && card.state === 'submitted') || nameOf(card) === 'directive'
/** Days on which the Office leaves what reached its leaders to the units, before it writes to them. */
const PATIENCE = 1

interface Step {
  /** Working days after the Office first saw it so. */
  readonly after: number
  readonly act: (today: LocalDate) => Act
}

/** The Office's people: they decide, confirm, ask for more, urge and report upward, each within days. */
export class Office {
  private readonly seen = new Map<InstanceId, { readonly mark: string; readonly since: LocalDate; readonly step: Step | null; done: boolean }>()
  private readonly supplemented = new Set<InstanceId>()
  private readonly named = new Set<string>()
  private readonly urged = new Set<InstanceId>()

  constructor(
    private readonly people: People,
    private readonly days: WorkDays,
    private readonly seed: number,
    /** The day on which the Office will ask for a report out of turn: until then it does not report upward. */
    private readonly asks: LocalDate,
  ) {}

  actsOn(today: LocalDate, cards: readonly CardRow[]): Act[] {
    // What is asked of the urged units is still awaited: nothing is closed over their heads.
    const awaited = cards.some((card) => this.urged.has(card.id) && waitsForUnit(card))
    return cards.flatMap((card) => {
      const seen = this.look(card, today)
      if (!seen.step || seen.done || this.days.from(seen.since, seen.step.after) > today) return []
      if (closes(card) && (awaited || today <= this.asks)) return []
      seen.done = true
      return [seen.step.act(today)]
    })
  }

  /** Late work that the Office's leaders have heard of, each date of it once: what the next urging letter names. */
  toUrgeOn(today: LocalDate, cards: readonly CardRow[]): InstanceId[] {
    const late = cards.filter((card) => card.hold === null && card.stage === 'leaders' && waitsForUnit(card))
    const ripe = late.filter((card) => !this.named.has(`${card.id} ${card.dueOn}`) && card.dueOn !== null && this.days.from(card.dueOn, 5 + PATIENCE) <= today)
    for (const card of ripe) {
      this.named.add(`${card.id} ${card.dueOn}`)
      this.urged.add(card.id)
    }
    return ripe.map(({ id }) => id)
  }

  private look(card: CardRow, today: LocalDate): { readonly since: LocalDate; readonly step: Step | null; done: boolean } {
    const mark = `${card.state} ${card.stage === 'proposed'}`
    const known = this.seen.get(card.id)
    if (known?.mark === mark) return known
    const fresh = { mark, since: today, step: this.stepFor(card), done: false }
    this.seen.set(card.id, fresh)
    return fresh
  }

  private stepFor(card: CardRow): Step | null {
    if (card.stage === 'proposed') return this.says(card, 0, 'chiefOfOffice', 'REPORT_TO_LEADER', {})
    switch (nameOf(card)) {
      case 'directive':
        return card.state === 'reportingUpward' ? this.signs(card, 1, 'REPORT_UPWARD') : null
      case 'assignment':
        return card.state === 'notOurs' ? this.says(card, 1, 'deskOfficer', 'KEEP_UNIT', { reason: 'Nhiệm vụ thuộc chức năng của đơn vị.' }) : null
      case 'unit-plan':
        if (card.state === 'awaitingApproval') return this.says(card, 2, 'deskOfficer', 'APPROVE', {})
        return card.state === 'issued' ? this.asksForMore(card, 0.07) : null
      case 'duty':
        return card.state === 'reported' ? this.asksForMore(card, 0.08) : null
      case 'unit-report':
        return card.state === 'submitted' ? this.asksForMore(card, 0.04) : null
      case 'report-round':
        return card.state === 'submitted' ? this.says(card, 1, 'deskOfficer', 'ACCEPT', {}) : null
      case 'extension':
        return card.state === 'requested' ? this.decides(card) : null
      case 'urging-letter':
        return this.urges(card)
      default:
        return null
    }
  }

  private decides(card: CardRow): Step {
    const opinion = card.dueSource === 'signed' ? { opinion: 'Đồng chí Phó Chủ tịch đồng ý tại bút phê.' } : {}
    return chanceOf(this.seed, 'grants', card.unit, card.dueOn) < 0.8
      ? this.says(card, 1, 'deputyChiefOfOffice', 'GRANT', opinion)
      : this.says(card, 1, 'deputyChiefOfOffice', 'REFUSE', { reason: 'Đề nghị thực hiện đúng thời hạn.' })
  }

  private urges(card: CardRow): Step | null {
    if (card.state === 'drafted') return this.says(card, 0, 'deputyChiefOfOffice', 'CONFIRM', {})
    if (card.state !== 'confirmed') return null
    const issue = this.signs(card, 0, 'ISSUE')
    return { ...issue, act: (today) => ({ ...issue.act(today), payload: { ...issue.act(today).payload, dueOn: this.days.from(today, 5) } }) }
  }

  /** Of what was handed in the Office sends a little back once, with a reason; the rest it lets stand: silence is consent. */
  private asksForMore(card: CardRow, share: number): Step | null {
    if (this.supplemented.has(card.id) || chanceOf(this.seed, 'supplement', card.unit, card.path, card.dueOn) >= share) return null
    this.supplemented.add(card.id)
    // The Office is judge and party of its own work: its chief judges it.
    const judge = card.unit === 'van-phong-ubnd-tinh' ? 'chiefOfOffice' : 'deskOfficer'
    return this.says(card, 2, judge, 'REQUEST_SUPPLEMENT', { reason: 'Nêu rõ tiến độ và đơn vị phối hợp.' })
  }

  private signs(card: CardRow, after: number, event: string): Step {
    const by = this.people.who('deskOfficer')
    return { after, act: (today) => ({ by, instance: card.id, event, payload: { number: `${card.id}/UBND`, issuedOn: today } }) }
  }

  private says(card: CardRow, after: number, role: 'deskOfficer' | 'deputyChiefOfOffice' | 'chiefOfOffice', event: string, payload: Act['payload']): Step {
    const by = this.people.who(role)
    return { after, act: () => ({ by, instance: card.id, event, payload }) }
  }
}
