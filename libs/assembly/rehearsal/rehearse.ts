import fs from 'node:fs'
import path from 'node:path'
import { addDays, at, formatDate, localDate, type LocalDate } from '#base'
import { lastKnownDay, nextWorkingDay, provincialCalendar, type Policy, type WorkingCalendar } from '#calendar'
import { readLetter } from '#intake'
import { lockedDefinitions } from '../definitions.js'
import { WrongSetting } from '../settings.js'
import { BUILT_IN, BUILT_IN_DAY, builtInAnswers, type OfficersAnswers } from './answers.js'
import { messagesOf, type Message } from './messages.js'
import { openMemoryHouse, type MemoryHouse } from './memory-house.js'
import { outcomeOf, type Outcome } from './outcome.js'
import { play, type Story } from './play.js'
import { provinceOf } from './province.js'
import type { Assumed, Letter } from './taking-in.js'
import type { Behaviour } from './tempers.js'

export interface Rehearsing {
  readonly root: string
  /** Without one, the built-in letter with the built-in answers. */
  readonly letter?: Letter
  readonly answers?: OfficersAnswers
  readonly units: number
  readonly from?: LocalDate
  readonly until?: LocalDate
  readonly days: number
  readonly behaviour: Behaviour
  readonly seed: number
  /** The rules of reminding to rehearse with; without them those that the program brings along. */
  readonly policy?: Policy
}
export interface Rehearsed extends Outcome {
  readonly letter: string
  readonly from: LocalDate
  readonly until: LocalDate
  readonly behaviour: Behaviour
  readonly seed: number
  readonly assumed: readonly Assumed[]
  /** Every reminder, escalation and digest, in the order of its days. */
  readonly messages: readonly Message[]
  /** From the first command to the last settling, by the clock on the wall. */
  readonly seconds: number
  /** What the processor worked for it, in user mode. */
  readonly cpuSeconds: number
}

/**
 * A directive's whole life in seconds, before it is issued: the house in memory, simulated units and Office, a stepped clock.
 * The same input gives the same outcome. Throws `WrongSetting` where the days leave the calendar, `Refusal` where the house refuses the letter.
 */
export async function rehearse(asked: Rehearsing): Promise<Rehearsed> {
  const story = storyOf(asked)
  const house = memoryHouseOf(asked, story)
  const [began, worked] = [performance.now(), process.cpuUsage()]
  const played = await play(house, story)
  const seconds = (performance.now() - began) / 1000
  const cpuSeconds = process.cpuUsage(worked).user / 1_000_000
  const { letter, from, until, behaviour, seed } = story
  return {
    letter: letter.name,
    from,
    until,
    behaviour,
    seed,
    ...(await outcomeOf(house, played)),
    assumed: played.assumed,
    messages: await messagesOf(house),
    seconds: rounded(seconds),
    cpuSeconds: rounded(cpuSeconds),
  }
}

const rounded = (seconds: number): number => Math.round(seconds * 100) / 100

/** The house in which a story is rehearsed, on the morning of its first day. */
export function memoryHouseOf({ root, units, policy }: Pick<Rehearsing, 'root' | 'units' | 'policy'>, { from }: Pick<Story, 'from'>): MemoryHouse {
  const made = { definitions: lockedDefinitions(root), province: provinceOf(root, units), startsAt: at(from, '08:00') }
  return openMemoryHouse(policy ? { ...made, policy } : made)
}

export function storyOf({ root, letter, answers, from, until, days, behaviour, seed }: Omit<Rehearsing, 'units'>): Story {
  const calendar = provincialCalendar()
  const begins = nextWorkingDay(calendar, within(calendar, from ?? dayOfLetter(letter, answers)))
  const ends = until ?? addDays(begins, days)
  if (ends <= begins) throw new WrongSetting(`A rehearsal from ${begins} until ${ends} has no day.`)
  within(calendar, ends)
  const played = letter ?? { name: path.basename(BUILT_IN), bytes: fs.readFileSync(path.join(root, BUILT_IN)) }
  const said = answers ?? (letter ? { due: [], rounds: [], successors: {} } : builtInAnswers(calendar, begins))
  return { letter: played, answers: said, from: begins, until: ends, behaviour, seed }
}

// Dates are set and mornings sought some weeks beyond the day that is played.
const MARGIN_DAYS = 45

function within(calendar: WorkingCalendar, day: LocalDate): LocalDate {
  const [first, last] = [localDate(`${Math.min(...calendar.years)}-01-01`), addDays(lastKnownDay(calendar), -MARGIN_DAYS)]
  if (day < first || day > last)
    throw new WrongSetting(
      `The calendar of holidays allows rehearsals from ${formatDate(first)} until ${formatDate(last)}; ${formatDate(day)} is not within (--from, --to).`,
    )
  return day
}

/** The day on which the letter is issued: as the officer says, as printed, the first of its month; the built-in letter has its own. */
function dayOfLetter(letter: Letter | undefined, answers: OfficersAnswers | undefined): LocalDate {
  if (answers?.letter) return localDate(answers.letter.issuedOn)
  if (!letter) return localDate(BUILT_IN_DAY)
  const read = readLetter(new TextDecoder().decode(letter.bytes))
  const date = read.ok ? read.value.draft.document.date : null
  if (!date) throw new WrongSetting(`${letter.name} shows no day: say --from DATE.`)
  return localDate([date.year, two(date.month), two(date.day)].join('-'))
}

const two = (part: number | null): string => String(part ?? 1).padStart(2, '0')
