import { localDate, type LocalDate } from '#base'
import { routes, type DraftView } from '#contract'
import type { Scene } from './scene.js'

/** From the Party plan to the assigned letter. Keeps what had to be assumed for want of an answer. */
export class TakingIn {
  readonly assumed: { question: string; proposal: string }[] = []

  constructor(private readonly scene: Scene) {}

  async superior(): Promise<void> {
    const { superior } = this.scene.stage.answers
    if (!superior) return
    const client = await this.scene.officer
    const { number, receivedOn, instruction } = superior
    const due = instruction ? { dueOn: instruction.dueOn as LocalDate } : {}
    await client.call(routes.takeInSuperior, {
      body: { number, receivedOn: receivedOn as LocalDate, instruction: { drafter: instruction?.drafter ?? 'Văn phòng UBND tỉnh', ...due } },
    })
    const waiting = await client.call(routes.waitingSuperiors)
    if (!waiting.some((one) => one.number === number)) throw new Error(`${number} does not wait for its letter`)
    this.scene.stage.say(`${number} taken in`)
  }

  async letter(): Promise<void> {
    const { answers, letter, say } = this.scene.stage
    if (answers.letter && !answers.superior?.enteredLater) await this.scene.goTo(localDate(answers.letter.issuedOn), '09:00')
    const taken = await (await this.scene.officer).call(routes.takeInLetter, { query: { name: letter.name }, body: letter.bytes })
    if (answers.superior && taken.joined === null) throw new Error(`the letter was not joined to ${answers.superior.number}`)
    this.scene.directive = taken.directive
    say(`letter taken in${taken.joined ? `, joined to ${taken.joined}` : ''}: ${taken.questions} questions`)
  }

  /** The officer answers from the file; what it does not say, by the program's labelled proposal, which is printed as assumed. */
  async check(): Promise<DraftView> {
    let draft = await this.answered()
    for (;;) {
      const question = draft.questions.find(({ answered }) => !answered)
      if (!question) return draft
      const typed = question.proposal === null ? await this.typed(question.kind) : null
      this.assumed.push({ question: question.text, proposal: question.proposal?.label ?? typed ?? '' })
      draft = await (
        await this.scene.officer
      ).call(routes.changeDraft, {
        params: { id: this.scene.directive },
        body: { revision: draft.revision, answers: { [question.id]: typed ?? { accept: true } } },
      })
    }
  }

  private async answered(): Promise<DraftView> {
    const client = await this.scene.officer
    const params = { id: this.scene.directive }
    const { revision } = await client.call(routes.draft, { params })
    const { letter, trackFrom, trackedUntil, due, rounds, successors } = this.scene.stage.answers
    const body = {
      revision,
      ...(letter && { number: letter.number, issuedOn: letter.issuedOn as LocalDate }),
      ...(trackFrom && { trackFrom: trackFrom as LocalDate }),
      ...(trackedUntil && { trackedUntil: trackedUntil as LocalDate }),
      obligations: due.map(({ path, on }) => ({ path, dueOn: on as LocalDate })),
      rounds: rounds.map(({ for: path, period, unitsDueBefore, via }) => ({ path, period, unitsDueBefore, via: via ?? null })),
      successors,
    }
    return client.call(routes.changeDraft, { params, body })
  }

  // Number and day of a paper can have no proposal: the walk says what a registry clerk would type.
  private async typed(kind: string): Promise<string> {
    return kind === 'letterNumber' ? '1001' : await this.scene.today()
  }

  async assign(draft: DraftView): Promise<void> {
    const done = await (await this.scene.officer).call(routes.assign, { params: { id: this.scene.directive }, body: { revision: draft.revision } })
    this.scene.stage.say(`assigned: ${done.units} units, ${done.plans} plans, ${done.duties} duties, ${done.rounds} rounds`)
  }
}
