import fc from 'fast-check'
import { addDays, at, localDate, type LocalDate } from '#base'
import { BEHAVIOURS, lockedDefinitions, openMemoryHouse, play, storyOf, type Behaviour, type MemoryHouse, type Played } from '#assembly'
import { DEEDS, Happenings, type Happening } from './happenings.js'
import { lifeLetter, type LetterAsked } from './life-letter.js'
import { lifeProvince, type ProvinceAsked } from './life-province.js'

/** What a life is made of: all of it by lot, so that the same numbers live the same life. */
export interface LifeAsked extends Omit<LetterAsked, 'from'>, ProvinceAsked {
  readonly from: LocalDate
  readonly days: number
  readonly behaviour: Behaviour
  readonly seed: number
  readonly happenings: readonly Happening[]
}
/** One directive from its first day to its last, under units and an Office that behave by chance. */
export interface Life {
  readonly asked: LifeAsked
  readonly house: MemoryHouse
  readonly played: Played
  readonly until: LocalDate
}

const FIRST_DAY = localDate('2025-07-01')
const DAYS_TO_BEGIN = 480
const lot = fc.nat(100_000)
/** Read once: of the definitions nothing changes from life to life. */
let definitions: ReturnType<typeof lockedDefinitions> | undefined

/** Any life: mostly some units and an ordinary letter, and things that happen in between; each kind of thing in about a sixth of the lives. */
export const anyLife: fc.Arbitrary<LifeAsked> = fc.record({
  units: fc.integer({ min: 1, max: 7 }),
  from: fc.integer({ min: 0, max: DAYS_TO_BEGIN }).map((days) => addDays(FIRST_DAY, days)),
  days: fc.integer({ min: 20, max: 110 }),
  behaviour: fc.constantFrom(...BEHAVIOURS),
  seed: fc.nat(1_000_000),
  urgency: fc.constantFrom('', '', '', '', '', 'KHẨN', 'THƯỢNG KHẨN', 'HỎA TỐC'),
  planDays: fc.integer({ min: 3, max: 40 }),
  planIsSigned: fc.boolean(),
  dutyDays: fc.integer({ min: 5, max: 60 }),
  reports: fc.boolean(),
  headless: fc.array(lot, { maxLength: 1 }),
  empty: fc.array(lot, { maxLength: 1 }),
  leaves: fc.array(fc.record({ lot, after: fc.nat(60), days: fc.nat(30) }), { maxLength: 4 }),
  happenings: fc.array(fc.record({ after: fc.nat(100), deed: fc.constantFrom(...DEEDS), lot }), { maxLength: 8 }),
})

export async function live(root: string, asked: LifeAsked): Promise<Life> {
  const { from, days, behaviour, seed, happenings } = asked
  const { text, answers } = lifeLetter(asked)
  const letter = { name: 'cong-van.txt', bytes: new TextEncoder().encode(text) }
  const story = storyOf({ root, letter, answers, from, days, behaviour, seed })
  definitions ??= lockedDefinitions(root)
  const house = openMemoryHouse({ ...lifeProvince(root, story.from, asked), definitions, startsAt: at(story.from, '08:00'), edited: true })
  const besides = new Happenings(house, story.from, happenings)
  return { asked, house, until: story.until, played: await play(house, story, (day, directive) => besides.on(day, directive)) }
}
