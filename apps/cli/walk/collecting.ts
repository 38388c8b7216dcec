import { localDate, type LocalDate } from '#base'
import { routes, type WorkCard } from '#contract'
import { workingDaysIn } from './answers.js'
import { worked, type Scene } from './scene.js'

type Read = () => Promise<readonly WorkCard[]>

// Of twenty units sixteen are prompt, two late, two say nothing: fewer than the share at which a date, not a unit, is at fault.
const isPrompt = (index: number): boolean => index % 20 < 16
const isLate = (index: number): boolean => index % 20 === 16 || index % 20 === 17
const waitsForUnit = (card: WorkCard): boolean => ['unitClerk', 'handler', 'headOfUnit'].includes(card.holder ?? '') && !card.done

/**
 * Dated work of many units: most are prompt, one asks for more time, one is asked for a supplement, some are late, some say nothing until an
 * urging letter with a date of its own, and of those some again: they are proposed, and the chief confirms.
 */
export class Collecting {
  private urged = false

  constructor(private readonly scene: Scene) {}

  /** Date by date, the earliest first. */
  async all(cards: readonly WorkCard[], read: Read): Promise<void> {
    const first = cards.reduce<string | null>((least, { dueOn }) => (dueOn !== null && (least === null || dueOn < least) ? dueOn : least), null)
    if (first === null) return
    const ids = new Set(cards.filter(({ dueOn }) => dueOn === first).map(({ id }) => id))
    const mine: Read = async () => (await read()).filter(({ id }) => ids.has(id))
    await this.before(await mine(), localDate(first))
    await this.after(mine, localDate(first))
    await this.all(
      cards.filter(({ id }) => !ids.has(id)),
      read,
    )
  }

  private async before([asking, ...others]: readonly WorkCard[], due: LocalDate): Promise<void> {
    await this.scene.goTo(worked(due, -4), '10:00')
    if (asking) await this.moreTime(asking, worked(due, 5))
    for (const [index, card] of others.entries()) if (isPrompt(index)) await this.scene.handIn(card)
    if (others[0]) await this.scene.supplement(others[0].id)
    await this.scene.goTo(due, '16:00')
  }

  private async moreTime(card: WorkCard, wantedOn: LocalDate): Promise<void> {
    const { scene } = this
    await scene.send(await scene.clientOf(card), card, 'REQUEST_EXTENSION', { wantedOn, reason: 'Đề nghị thêm thời gian để lấy ý kiến các phòng chuyên môn.' })
    const { extension } = await scene.work(card.id)
    if (!extension) throw new Error(`no request for more time at ${card.id}`)
    const opinion = card.dueSource === 'signed' ? { opinion: 'Đồng chí Phó Chủ tịch đồng ý tại bút phê.' } : {}
    await scene.send(await scene.stage.cast.as('phochanhvp'), extension, 'GRANT', opinion)
  }

  private async after(read: Read, due: LocalDate): Promise<void> {
    const { scene } = this
    await scene.goTo(worked(due, 4), '14:00')
    const [asking, ...others] = await read()
    for (const [index, card] of others.entries()) if (isLate(index) && waitsForUnit(card)) await scene.handIn(card)
    await scene.goTo(worked(due, 6), '14:00')
    if (asking && waitsForUnit(asking)) await scene.handIn(asking)
    const silent = (await read()).filter(waitsForUnit)
    // One urging letter is enough to see the ladder's top; later dates come late without one.
    if (silent.length && !this.urged) await this.urge(silent)
    for (const card of (await read()).filter(waitsForUnit)) await scene.handIn(card)
  }

  private async urge(silent: readonly WorkCard[]): Promise<void> {
    const { scene } = this
    const dueOn = await this.urgingLetter(silent)
    await scene.goTo(worked(await scene.today(), 1), '10:00')
    // Half of them answer the letter, the others are silent again.
    for (const [index, { id }] of silent.entries()) if (index % 2 === 1) await scene.handIn((await scene.work(id)).card)
    await scene.goTo(worked(dueOn, 6), '09:00')
    const { proposed } = await scene.view()
    if (!proposed.length) throw new Error('nobody was proposed after the urging letter')
    const chief = await scene.stage.cast.as('chanhvp')
    const told = await chief.call(routes.sendMany, {
      params: { event: 'REPORT_TO_LEADER' },
      body: { instances: proposed.map(({ id }) => id), key: scene.key(), payload: {} },
    })
    this.urged = true
    scene.stage.say(`urging letter: ${silent.length} units; ${told.done.length} reported to the leader in charge`)
  }

  /** Drafted by the officer, confirmed by the deputy chief, numbered, with a date of its own, which is answered. */
  private async urgingLetter(silent: readonly WorkCard[]): Promise<LocalDate> {
    const { scene } = this
    const { urgingLetter } = scene.stage.answers
    const officer = await scene.officer
    const { instance } = await officer.call(routes.draftUrgingLetter, { params: { id: scene.directive }, body: { instances: silent.map(({ id }) => id) } })
    await scene.send(await scene.stage.cast.as('phochanhvp'), (await scene.work(instance)).card, 'CONFIRM')
    const issuedOn = await scene.today()
    const dueOn = worked(issuedOn, workingDaysIn(urgingLetter?.dueIn))
    await scene.send(officer, (await scene.work(instance)).card, 'ISSUE', { number: `${urgingLetter?.number ?? '2000'}/UBND`, issuedOn, dueOn })
    return dueOn
  }
}
