import { at, dayOf, instant, localDate, type Instant, type LocalDate } from '#base'
import { addWorkingDays, nextWorkingDay, provincialCalendar } from '#calendar'
import { routes, type DraftView, type WorkCard } from '#contract'
import type { Answers } from './answers.js'
import { workingDaysIn } from './answers.js'
import type { Cast } from './cast.js'

export interface Stage {
  readonly cast: Cast
  readonly answers: Answers
  readonly letter: { readonly name: string; readonly bytes: Uint8Array }
  /** Whoever drafts, checks and assigns: the desk officer of the letter's field. */
  readonly officer: string
  readonly say: (line: string) => void
}

const calendar = provincialCalendar()
const worked = (date: LocalDate, days: number): LocalDate => addWorkingDays(calendar, nextWorkingDay(calendar, date), days)
let keys = 0
const key = (): string => `walk-${String(++keys).padStart(6, '0')}`

/** Plays the whole path over HTTP as the real roles would. Answers the directive and what was assumed for want of an answer. */
export class Play {
  readonly assumed: { question: string; proposal: string }[] = []
  private directive = 0
  private urged = false

  constructor(private readonly stage: Stage) {}

  private get officer(): ReturnType<Cast['as']> {
    return this.stage.cast.as(this.stage.officer)
  }

  async now(): Promise<LocalDate> {
    const { now } = await (await this.officer).call(routes.house)
    return dayOf(instant(now))
  }

  /** On to that day's hour, unless it has passed. */
  private async goTo(day: LocalDate, clock: string): Promise<void> {
    const moment = at(day, clock)
    const client = await this.officer
    const { now } = await client.call(routes.house)
    if (moment > now) await client.call(routes.moveClock, { body: { to: moment as Instant } })
  }

  async all(): Promise<number> {
    await this.takeInSuperior()
    await this.takeInLetter()
    const draft = await this.check()
    await this.assign(draft)
    await this.undated()
    await this.plansAndDuties()
    await this.adHocRound()
    await this.rounds()
    await this.end()
    return this.directive
  }

  private async takeInSuperior(): Promise<void> {
    const { superior } = this.stage.answers
    if (!superior) return
    const client = await this.officer
    const { number, receivedOn, instruction } = superior
    await client.call(routes.takeInSuperior, {
      body: {
        number,
        receivedOn: receivedOn as LocalDate,
        instruction: { drafter: instruction?.drafter ?? 'Văn phòng UBND tỉnh', ...(instruction ? { dueOn: instruction.dueOn as LocalDate } : {}) },
      },
    })
    const waiting = await client.call(routes.waitingSuperiors)
    if (!waiting.some((one) => one.number === number)) throw new Error(`${number} does not wait for its letter`)
    this.stage.say(`${number} taken in`)
  }

  private async takeInLetter(): Promise<void> {
    const { letter, superior } = this.stage.answers
    if (letter && !superior?.enteredLater) await this.goTo(localDate(letter.issuedOn), '09:00')
    const taken = await (await this.officer).call(routes.takeInLetter, { query: { name: this.stage.letter.name }, body: this.stage.letter.bytes })
    if (superior && taken.joined === null) throw new Error(`the letter was not joined to ${superior.number}`)
    this.directive = taken.directive
    this.stage.say(`letter taken in${taken.joined ? `, joined to ${taken.joined}` : ''}: ${taken.questions} questions`)
  }

  /** The officer answers from the file; what it does not say, by the program's labelled proposal, which is printed as assumed. */
  private async check(): Promise<DraftView> {
    const client = await this.officer
    const { letter, trackFrom, trackedUntil, due, rounds, successors } = this.stage.answers
    const params = { id: this.directive }
    let draft = await client.call(routes.draft, { params })
    draft = await client.call(routes.changeDraft, {
      params,
      body: {
        revision: draft.revision,
        ...(letter ? { number: letter.number, issuedOn: letter.issuedOn as LocalDate } : {}),
        ...(trackFrom ? { trackFrom: trackFrom as LocalDate } : {}),
        ...(trackedUntil ? { trackedUntil: trackedUntil as LocalDate } : {}),
        ...(due.length ? { obligations: due.map(({ path, on }) => ({ path, dueOn: on as LocalDate })) } : {}),
        ...(rounds.length
          ? { rounds: rounds.map((round) => ({ path: round.for, period: round.period, unitsDueBefore: round.unitsDueBefore, via: round.via ?? null })) }
          : {}),
        ...(Object.keys(successors).length ? { successors } : {}),
      },
    })
    for (let open = draft.questions.filter(({ answered }) => !answered); open.length; open = draft.questions.filter(({ answered }) => !answered)) {
      const [question] = open
      if (!question) break
      const accepted = question.proposal !== null
      this.assumed.push({ question: question.text, proposal: accepted ? (question.proposal?.label ?? '') : await this.madeUp(question.kind) })
      const answer = accepted ? { accept: true } : await this.madeUp(question.kind)
      draft = await client.call(routes.changeDraft, { params, body: { revision: draft.revision, answers: { [question.id]: answer } } })
    }
    return draft
  }

  /** Number and day of a paper can have no proposal: the walk says what a registry clerk would type. */
  private async madeUp(kind: string): Promise<string> {
    return kind === 'letterNumber' ? '1001' : await this.now()
  }

  private async assign(draft: DraftView): Promise<void> {
    const done = await (await this.officer).call(routes.assign, { params: { id: this.directive }, body: { revision: draft.revision } })
    this.stage.say(`assigned: ${done.units} units, ${done.plans} plans, ${done.duties} duties, ${done.rounds} rounds`)
  }

  private async board(): Promise<Awaited<ReturnType<typeof this.view>>> {
    return this.view()
  }

  private async view() {
    return (await this.officer).call(routes.directive, { params: { id: this.directive } })
  }

  private async send(client: Awaited<ReturnType<Cast['as']>>, card: WorkCard, event: string, payload: Record<string, unknown> = {}): Promise<void> {
    await client.call(routes.send, { params: { id: card.id, event }, body: { key: key(), seen: card.state, payload } })
  }

  private clientOf(card: WorkCard): ReturnType<Cast['as']> {
    return this.stage.cast.ofUnit(card.unit?.id ?? '')
  }

  /** Named leads without a date report when they are done; one is asked for a supplement. */
  private async undated(): Promise<void> {
    const { duties } = await this.board()
    for (const [index, card] of duties.filter(({ dueOn, done }) => dueOn === null && !done).entries()) {
      await this.handIn(card)
      if (index === 0) await this.supplement(card.id)
    }
  }

  private async supplement(id: number): Promise<void> {
    const asked = await (await this.officer).call(routes.work, { params: { id } })
    const officer = asked.card.unit?.id === 'van-phong-ubnd-tinh' ? await this.stage.cast.as('chanhvp') : await this.officer
    await this.send(officer, asked.card, 'REQUEST_SUPPLEMENT', { reason: 'Đề nghị nêu rõ tiến độ và đơn vị phối hợp.' })
    const again = await (await this.officer).call(routes.work, { params: { id } })
    await this.handIn(again.card)
  }

  private async handIn(card: WorkCard): Promise<void> {
    const client = await this.clientOf(card)
    const today = await this.now()
    const number = `${card.id}/${card.definition === 'unit-plan' ? 'KH' : 'BC'}`
    const event = card.definition === 'unit-plan' ? 'ISSUE' : card.definition === 'duty' ? 'REPORT' : 'SUBMIT'
    await this.send(client, card, event, { number, issuedOn: today, ...(card.definition === 'unit-plan' ? {} : { summary: 'Đã thực hiện theo yêu cầu.' }) })
  }

  private async plansAndDuties(): Promise<void> {
    const { rows } = await this.board()
    const dated = rows.flatMap((row) => [row.plan, ...row.duties]).filter((card): card is WorkCard => card !== null && card.dueOn !== null && !card.done)
    await this.collect(dated, async () => {
      const view = await this.board()
      return view.rows.flatMap((row) => [row.plan, ...row.duties]).filter((card): card is WorkCard => card !== null)
    })
  }

  private async adHocRound(): Promise<void> {
    const { adHocRound } = this.stage.answers
    const view = await this.board()
    if (!adHocRound && (view.rounds.length > 0 || view.planDue !== null)) return
    const today = await this.now()
    const asked = adHocRound
      ? {
          subject: adHocRound.subject,
          unitsDueOn: adHocRound.unitsDueOn as LocalDate,
          askingLetter: { number: adHocRound.askingLetter.number, issuedOn: adHocRound.askingLetter.issuedOn as LocalDate },
        }
      : { subject: 'kết quả thực hiện', unitsDueOn: worked(today, 20) }
    if (adHocRound) await this.goTo(localDate(adHocRound.askingLetter.issuedOn), '09:00')
    await (await this.officer).call(routes.askForReport, { params: { id: this.directive }, body: asked })
  }

  /** Each round opens by itself; units report, the focal unit consolidates, the Office accepts. */
  private async rounds(): Promise<void> {
    const { rounds } = await this.board()
    for (const { card } of [...rounds].sort((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1))) await this.round(card)
  }

  private async round(card: WorkCard): Promise<void> {
    const officer = await this.officer
    let view = await officer.call(routes.work, { params: { id: card.id } })
    for (let days = 0; view.card.state === 'scheduled' || view.card.state === 'opening'; days++) {
      if (days > 400) throw new Error(`round ${card.id} never opens`)
      await this.goTo(worked(await this.now(), 1), '08:00')
      view = await officer.call(routes.work, { params: { id: card.id } })
    }
    await this.collect(view.children, async () => (await officer.call(routes.work, { params: { id: card.id } })).children)
    view = await officer.call(routes.work, { params: { id: card.id } })
    const focal = await this.clientOf(view.card)
    await this.send(focal, view.card, 'CONSOLIDATE')
    view = await officer.call(routes.work, { params: { id: card.id } })
    await this.send(focal, view.card, 'SUBMIT', { number: `${card.id}/BC`, issuedOn: await this.now(), summary: 'Tổng hợp kết quả của các đơn vị.' })
    view = await officer.call(routes.work, { params: { id: card.id } })
    await this.send(officer, view.card, 'ACCEPT')
    this.stage.say(`round ${card.label}: accepted`)
  }

  /**
   * Dated work of many units: most are prompt, one asks for more time, one is asked for a supplement, some are late, some say nothing until an
   * urging letter with a date of its own, and of those some again: they are proposed, and the chief confirms.
   */
  private async collect(cards: readonly WorkCard[], read: () => Promise<readonly WorkCard[]>): Promise<void> {
    const first = cards.reduce<string | null>((least, { dueOn }) => (dueOn !== null && (least === null || dueOn < least) ? dueOn : least), null)
    if (!first) return
    const ids = new Set(cards.filter(({ dueOn }) => dueOn === first).map(({ id }) => id))
    const mine = async (): Promise<WorkCard[]> => (await read()).filter(({ id }) => ids.has(id))
    await this.before(await mine(), localDate(first))
    await this.late(mine, localDate(first))
    const rest = cards.filter(({ id }) => !ids.has(id))
    if (rest.length)
      await this.collect(
        rest.map((card) => card),
        read,
      )
  }

  private async before(cards: readonly WorkCard[], due: LocalDate): Promise<void> {
    await this.goTo(worked(due, -4), '10:00')
    const [asking, ...others] = cards
    if (asking) await this.extension(asking, worked(due, 5))
    for (const [index, card] of others.entries()) if (this.isPrompt(index)) await this.handIn(card)
    const [sample] = others
    if (sample && this.isPrompt(0)) await this.supplement(sample.id)
    await this.goTo(due, '16:00')
  }

  // Of twenty units sixteen are prompt, two are late, two say nothing: fewer than the share at which a date, not a unit, is at fault.
  private isPrompt(index: number): boolean {
    return index % 20 < 16
  }
  private isLate(index: number): boolean {
    return index % 20 === 16 || index % 20 === 17
  }

  private async extension(card: WorkCard, wantedOn: LocalDate): Promise<void> {
    await this.send(await this.clientOf(card), card, 'REQUEST_EXTENSION', { wantedOn, reason: 'Đề nghị thêm thời gian để lấy ý kiến các phòng chuyên môn.' })
    const view = await (await this.officer).call(routes.work, { params: { id: card.id } })
    if (!view.extension) throw new Error(`no request for more time at ${card.id}`)
    const opinion = card.dueSource === 'signed' ? { opinion: 'Đồng chí Phó Chủ tịch đồng ý tại bút phê.' } : {}
    await this.send(await this.stage.cast.as('phochanhvp'), view.extension, 'GRANT', opinion)
  }

  private async late(read: () => Promise<WorkCard[]>, due: LocalDate): Promise<void> {
    await this.goTo(worked(due, 4), '14:00')
    const order = (await read()).slice(1)
    const open = (card: WorkCard): boolean => ['unitClerk', 'handler', 'headOfUnit'].includes(card.holder ?? '') && !card.done
    for (const [index, card] of order.entries()) if (this.isLate(index) && open(card)) await this.handIn(card)
    await this.goTo(worked(due, 6), '14:00')
    const asking = (await read())[0]
    if (asking && open(asking)) await this.handIn(asking)
    const silent = (await read()).filter(open)
    if (!silent.length) return
    // One urging letter is enough to see the ladder's top; later rounds come late without one.
    if (!this.urged) await this.urge(silent)
    for (const card of (await read()).filter(open)) await this.handIn(card)
  }

  private async urge(silent: readonly WorkCard[]): Promise<void> {
    const { urgingLetter } = this.stage.answers
    const officer = await this.officer
    const drafted = await officer.call(routes.draftUrgingLetter, { params: { id: this.directive }, body: { instances: silent.map(({ id }) => id) } })
    const letter = async (): Promise<WorkCard> => (await officer.call(routes.work, { params: { id: drafted.instance } })).card
    await this.send(await this.stage.cast.as('phochanhvp'), await letter(), 'CONFIRM')
    const issuedOn = await this.now()
    const dueOn = worked(issuedOn, workingDaysIn(urgingLetter?.dueIn))
    await this.send(officer, await letter(), 'ISSUE', { number: `${urgingLetter?.number ?? '2000'}/UBND`, issuedOn, dueOn })
    await this.goTo(worked(issuedOn, 1), '10:00')
    // Half of them answer the letter, the others are silent again.
    for (const [index, card] of silent.entries()) {
      if (index % 2 === 1) await this.handIn((await officer.call(routes.work, { params: { id: card.id } })).card)
    }
    await this.goTo(worked(dueOn, 6), '09:00')
    const { proposed } = await this.board()
    if (!proposed.length) throw new Error('nobody was proposed after the urging letter')
    const chief = await this.stage.cast.as('chanhvp')
    await chief.call(routes.sendMany, { params: { event: 'REPORT_TO_LEADER' }, body: { instances: proposed.map(({ id }) => id), key: key(), payload: {} } })
    this.urged = true
    this.stage.say(`urging letter: ${silent.length} units; ${proposed.length} reported to the leader in charge`)
  }

  /** All is done: the Office reports upward; else the directive ends at its date. */
  private async end(): Promise<void> {
    for (let steps = 0; steps < 80; steps++) {
      const view = await this.board()
      if (view.card.done) return
      if (view.card.state === 'reportingUpward') {
        await this.send(await this.officer, view.card, 'REPORT_UPWARD', { number: '88/BC-UBND', issuedOn: await this.now() })
        await this.goTo(worked(await this.now(), 1), '09:00')
        continue
      }
      await this.goTo(worked(await this.now(), 6), '09:00')
    }
  }
}
