import type { InstanceId, LocalDate, PersonId, Role, UnitId } from '#base'
import { addWorkingDays, type WorkingCalendar } from '#calendar'
import { recipientsOf, type Directory } from '#directory'

/** One thing that one person does in a rehearsal. */
export interface Act {
  readonly by: PersonId
  readonly instance: InstanceId
  readonly event: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** Who does it: whoever would be told of it in that role. */
export class People {
  private readonly known = new Map<string, PersonId | undefined>()

  constructor(
    private readonly directory: Directory,
    private readonly field: string | null,
    private readonly today: LocalDate,
  ) {}

  /** Of the Office: throws where nobody holds the post, for a province without an Office rehearses nothing. */
  who(role: Role): PersonId {
    const found = this.find(role, null)
    if (found === undefined) throw new Error(`nobody is ${role} in this province`)
    return found
  }

  /** Of a unit: the first of these roles that somebody holds; nobody where the unit has no people. */
  of(unit: UnitId, ...roles: readonly Role[]): PersonId | undefined {
    for (const role of roles) {
      const found = this.find(role, unit)
      if (found !== undefined) return found
    }
    return undefined
  }

  private find(role: Role, unit: UnitId | null): PersonId | undefined {
    const key = `${role} ${unit}`
    if (!this.known.has(key)) this.known.set(key, recipientsOf(this.directory, role, { unit, field: this.field }, this.today)[0]?.person.id)
    return this.known.get(key)
  }
}

/** Working days of one calendar, each question answered once: a year of 120 units asks the same ones again and again. */
export class WorkDays {
  private readonly known = new Map<string, LocalDate>()

  constructor(private readonly calendar: WorkingCalendar) {}

  /** Whether working days can be counted from it: a letter taken in late may name dates of years without a calendar. */
  knows(date: LocalDate): boolean {
    return this.calendar.years.includes(Number(date.slice(0, 4)))
  }

  from(date: LocalDate, days: number): LocalDate {
    const key = `${date}${days}`
    const found = this.known.get(key) ?? addWorkingDays(this.calendar, date, days)
    this.known.set(key, found)
    return found
  }
}
