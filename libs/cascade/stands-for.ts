import { addDays, fold, localDate, ok, parseDate, refuse, type LocalDate, type Result, type UnitId } from '#base'
import { expand, ordered } from '#directory'
import type { DraftBody } from './draft-body.js'
import type { World } from './world.js'

/** The officer's word for a name that nobody of the directory is to be given work for. */
export const NOBODY = 'none'

/**
 * The day as of which the names of a letter are meant: its own day; where that is not printed yet, the last day that it can have. Never one to come:
 * no letter was issued tomorrow.
 */
export function issueDay({ issuedOn, year, month }: Pick<DraftBody['header'], 'issuedOn' | 'year' | 'month'>, today: LocalDate): LocalDate {
  const last = issuedOn ?? (year === null ? today : lastDayOf(year, month))
  return last < today ? last : today
}

function lastDayOf(year: number, month: number | null): LocalDate {
  const next = month === null || month >= 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return addDays(parseDate(next) ?? localDate('9999-12-31'), -1)
}

/** The names of an answer: one, or several separated by semicolons, as no unit has one in its name. */
export function namesSaid(answer: string): string[] {
  return answer
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== NOBODY)
}

/** An answer as it is kept: the names of a list with semicolons between them. */
export function saidAs(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join('; ') : String(value ?? NOBODY)
}

/** Refuses an answer that names somebody whom the directory does not know either. */
export function knownAnswers(before: DraftBody, after: DraftBody, world: World): Result<DraftBody> {
  const names = Object.entries(after.successors).flatMap(([name, said]) => (before.successors[name] === said ? [] : namesSaid(said)))
  const { unknown, ambiguous, parts, empty } = expand(world.directory, names, world.today, [])
  const [missing] = unknown
  if (missing) return refuse('unit.unknown', { name: missing.name, nearest: missing.nearest.map(({ unit }) => unit.name) })
  const [unclear] = ambiguous
  if (unclear) return refuse('unit.ambiguous', { name: unclear.name, candidates: unclear.candidates.map(({ name }) => name) })
  const [nobody] = [...parts, ...empty]
  return nobody ? refuse('unit.unknown', { name: nobody.name, nearest: [] }) : ok(after)
}

/** Names that stand for others, by an answer of today or of before, are resolved anew wherever they occur; what an officer chose himself stays. */
export function withSuccessors(body: DraftBody, world: World): DraftBody {
  const said = new Map(Object.entries(body.successors).map(([name, answer]) => [fold(name), answer]))
  if (said.size === 0) return body
  const addressed = body.addressees.flatMap(({ units }) => units)
  const issued = issueDay(body.header, world.today)
  const of = (name: string): readonly UnitId[] => {
    const answer = said.get(fold(name))
    // What the letter says is meant as of its own day, what an officer says as of today.
    return answer === undefined
      ? expand(world.directory, [name], world.today, addressed, issued).members
      : expand(world.directory, namesSaid(answer), world.today, addressed).members
  }
  const again = (names: readonly string[], before: readonly UnitId[]): UnitId[] =>
    names.some((name) => said.has(fold(name))) ? [...ordered(world.directory, names.flatMap(of))] : [...before]
  return {
    ...body,
    addressees: body.addressees.map(({ name, units }) => ({ name, units: again([name], units) })),
    obligations: body.obligations.map((one) => (one.unitsChosen ? one : { ...one, units: again(one.leads, one.units) })),
  }
}
