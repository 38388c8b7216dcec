import { at, dayOf, instant, type LocalDate } from '#base'
import { addWorkingDays, nextWorkingDay, provincialCalendar } from '#calendar'
import { routes, type DirectiveView, type WorkCard, type WorkView } from '#contract'
import type { Answers } from './answers.js'
import type { Cast } from './cast.js'
import type { Client } from './client.js'

export interface Stage {
  readonly cast: Cast
  readonly answers: Answers
  readonly letter: { readonly name: string; readonly bytes: Uint8Array }
  /** Whoever drafts, checks and assigns: the desk officer of the letter's field. */
  readonly officer: string
  readonly say: (line: string) => void
}

const calendar = provincialCalendar()
export const worked = (date: LocalDate, days: number): LocalDate => addWorkingDays(calendar, nextWorkingDay(calendar, date), days)

/** What every part of the play does: look at the clock, move it, read a page, press a button, hand in. */
export class Scene {
  directive = 0
  private keys = 0

  constructor(readonly stage: Stage) {}

  get officer(): Promise<Client> {
    return this.stage.cast.as(this.stage.officer)
  }

  async today(): Promise<LocalDate> {
    const { now } = await (await this.officer).call(routes.house)
    return dayOf(instant(now))
  }

  /** On to that day's hour, unless it has passed. */
  async goTo(day: LocalDate, clock: string): Promise<void> {
    const moment = at(day, clock)
    const client = await this.officer
    const { now } = await client.call(routes.house)
    if (moment > now) await client.call(routes.moveClock, { body: { to: moment } })
  }

  async view(): Promise<DirectiveView> {
    return (await this.officer).call(routes.directive, { params: { id: this.directive } })
  }

  async work(id: number): Promise<WorkView> {
    return (await this.officer).call(routes.work, { params: { id } })
  }

  key(): string {
    return `walk-${String(++this.keys).padStart(6, '0')}`
  }

  async send(client: Client, card: WorkCard, event: string, payload: Record<string, unknown> = {}): Promise<void> {
    await client.call(routes.send, { params: { id: card.id, event }, body: { key: this.key(), seen: card.state, payload } })
  }

  clientOf(card: WorkCard): Promise<Client> {
    return this.stage.cast.ofUnit(card.unit?.id ?? '')
  }

  /** A unit hands in what is asked of it: its issued plan, a result, a report. */
  async handIn(card: WorkCard): Promise<void> {
    const plan = card.definition === 'unit-plan'
    const event = plan ? 'ISSUE' : card.definition === 'duty' ? 'REPORT' : 'SUBMIT'
    const words = plan ? {} : { summary: 'Đã thực hiện theo yêu cầu.' }
    await this.send(await this.clientOf(card), card, event, { number: `${card.id}/${plan ? 'KH' : 'BC'}`, issuedOn: await this.today(), ...words })
  }

  /** The Office asks for more, with a reason, and gets it. The Office's own work is judged by its chief. */
  async supplement(id: number): Promise<void> {
    const { card } = await this.work(id)
    const judge = card.unit?.id === 'van-phong-ubnd-tinh' ? await this.stage.cast.as('chanhvp') : await this.officer
    await this.send(judge, card, 'REQUEST_SUPPLEMENT', { reason: 'Đề nghị nêu rõ tiến độ và đơn vị phối hợp.' })
    await this.handIn((await this.work(id)).card)
  }
}
