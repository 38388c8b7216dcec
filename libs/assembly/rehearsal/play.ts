import { addDays, at, localDate, type InstanceId, type LocalDate, type Result, type UnitId } from '#base'
import { endOfDay, isWorkingDay, nextWorkingMorning } from '#calendar'
import type { CardRow } from '#cascade'
import type { OfficersAnswers } from './answers.js'
import type { Stage } from './memory-house.js'
import { Office } from './office.js'
import { People, WorkDays, type Act } from './people.js'
import { must, takeIn, type Assumed, type Letter } from './taking-in.js'
import { tempersOf, type Behaviour, type Temper } from './tempers.js'
import { Units } from './units.js'

export interface Story {
  readonly letter: Letter
  readonly answers: OfficersAnswers
  readonly from: LocalDate
  readonly until: LocalDate
  readonly behaviour: Behaviour
  readonly seed: number
}
/** What was played, for whoever counts. */
export interface Played {
  readonly directive: InstanceId
  readonly assumed: readonly Assumed[]
  readonly tempers: ReadonlyMap<UnitId, Temper>
  /** Deeds of people that the house refused, by the code of the refusal. */
  readonly refused: Readonly<Record<string, number>>
  /** Open on the evening of the last day, before the directive's own end closes it. */
  readonly openAtTheEnd: readonly CardRow[]
}

/** What happens besides on a working day, after the units have done what they do and before the Office does. */
export type Meanwhile = (day: LocalDate, directive: InstanceId) => Promise<void>

const UNITS_CLOCK = '10:00'
const OFFICE_CLOCK = '15:00'
const EVENING = '17:00'

/**
 * Plays a letter through its life: every working morning the units, every afternoon the Office, and between them the clock stops at
 * everything that falls due. On any house: in memory for a rehearsal, in a sample with the demo clock for the proof that life does the same.
 */
export async function play(stage: Stage, story: Story, meanwhile: Meanwhile = async () => undefined): Promise<Played> {
  const { directive, field, assumed } = await takeIn(stage, story.letter, story.answers, story)
  const born = await stage.needs.queries.tree(directive)
  const unitsOf = (name: string): UnitId[] => [...new Set(born.flatMap((card) => (card.definition.startsWith(`${name}@`) && card.unit ? [card.unit] : [])))]
  const tempers = tempersOf(story.behaviour, unitsOf('assignment'), unitsOf('report-round'), story.seed)
  const people = new People(await stage.needs.directory(), field, story.from)
  const days = new WorkDays(stage.needs.calendar())
  const units = new Units(people, days, (unit) => tempers.get(unit) ?? 'prompt', story.seed)
  const asked = outOfTurn(story, days, born)
  const office = new Office(people, days, story.seed, asked?.on ?? story.from)
  const company = new Company(stage, directive)
  for (const day of workingDays(stage, story)) {
    await company.at(day, UNITS_CLOCK, (cards) => units.actsOn(day, cards))
    await meanwhile(day, directive)
    const cards = await company.at(day, OFFICE_CLOCK, (open) => office.actsOn(day, open))
    if (!cards.length) break
    await company.urge(people, office.toUrgeOn(day, cards))
    if (asked?.on === day) await company.ask(people, asked)
  }
  await stage.moveClock(at(story.until, EVENING))
  const openAtTheEnd = await company.open()
  await stage.moveClock(nextWorkingMorning(stage.needs.calendar(), endOfDay(story.until)))
  return { directive, assumed, tempers, refused: company.refused, openAtTheEnd }
}

interface OutOfTurn {
  readonly on: LocalDate
  readonly subject: string
  readonly unitsDueOn: LocalDate
  readonly askingLetter: { readonly number: string; readonly issuedOn: LocalDate } | null
}

/** As in a walk: the report that the answers name; where the letter orders neither plan nor report, one a month after the beginning. */
function outOfTurn({ answers: { adHocRound }, from }: Story, days: WorkDays, born: readonly CardRow[]): OutOfTurn | null {
  if (adHocRound) {
    const { askingLetter, subject, unitsDueOn } = adHocRound
    const issuedOn = days.from(localDate(askingLetter.issuedOn), 0)
    return { on: issuedOn, subject, unitsDueOn: localDate(unitsDueOn), askingLetter: { number: askingLetter.number, issuedOn } }
  }
  const orders = born.some(({ definition }) => /^(?:unit-plan|report-round)@/u.test(definition))
  return orders ? null : { on: days.from(from, 1), subject: 'kết quả thực hiện', unitsDueOn: days.from(from, 21), askingLetter: null }
}

function workingDays({ needs }: Stage, { from, until }: Story): LocalDate[] {
  const days: LocalDate[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) if (isWorkingDay(needs.calendar(), day)) days.push(day)
  return days
}

const WORK = ['directive', 'assignment', 'unit-plan', 'duty', 'report-round', 'unit-report', 'extension', 'urging-letter']

/** Everybody together: looks at what is open, does what each means to do, all at once, and lets the house settle. */
class Company {
  readonly refused: Record<string, number> = {}
  private keys = 0

  constructor(
    private readonly stage: Stage,
    private readonly directive: InstanceId,
  ) {}

  async open(): Promise<CardRow[]> {
    return (await this.stage.needs.queries.openWork(WORK)).filter(({ root }) => root === this.directive)
  }

  /** Answers what was open when they came. */
  async at(day: LocalDate, clock: string, acts: (cards: readonly CardRow[]) => readonly Act[]): Promise<CardRow[]> {
    await this.stage.moveClock(at(day, clock))
    const cards = await this.open()
    await this.all(acts(cards))
    return cards
  }

  async urge(people: People, late: readonly InstanceId[]): Promise<void> {
    if (!late.length) return
    // Between the decision and the draft the last of them may have handed in, or asked for more time.
    this.count(await this.stage.cascade.draftUrgingLetter({ person: people.who('deskOfficer') }, this.directive, { instances: [...late] }))
    await this.stage.settle()
  }

  async ask(people: People, { subject, unitsDueOn, askingLetter }: OutOfTurn): Promise<void> {
    must(await this.stage.cascade.askForReport({ person: people.who('deskOfficer') }, this.directive, { subject, unitsDueOn, askingLetter }))
    await this.stage.settle()
  }

  private async all(acts: readonly Act[]): Promise<void> {
    if (!acts.length) return
    const { cascade } = this.stage
    const results = await Promise.all(
      acts.map(({ by, instance, event, payload }) =>
        cascade.send({ person: by }, { instance, event, payload: { ...payload }, key: `rehearsal:${++this.keys}` }),
      ),
    )
    for (const result of results) this.count(result)
    await this.stage.settle()
  }

  private count(result: Result<unknown>): void {
    if (!result.ok) this.refused[result.problem.code] = (this.refused[result.problem.code] ?? 0) + 1
  }
}
