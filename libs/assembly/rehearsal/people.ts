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
  private readonly known = new Map<string, PersonId>()

  constructor(
    private readonly directory: Directory,
    private readonly field: string | null,
    private readonly today: LocalDate,
  ) {}

  /** Throws where nobody holds the post: a province in which nobody can act rehearses nothing. */
  who(role: Role, unit: UnitId | null = null): PersonId {
    const key = `${role} ${unit}`
    const found = this.known.get(key) ?? recipientsOf(this.directory, role, { unit, field: this.field }, this.today)[0]?.person.id
    if (found === undefined) throw new Error(`nobody is ${role}${unit ? ` of ${unit}` : ''} in this province`)
    this.known.set(key, found)
    return found
  }
}

/** Working days of one calendar, each question answered once: a year of 120 units asks the same ones again and again. */
export class WorkDays {
  private readonly known = new Map<string, LocalDate>()

  constructor(private readonly calendar: WorkingCalendar) {}

  from(date: LocalDate, days: number): LocalDate {
    const key = `${date}${days}`
    const found = this.known.get(key) ?? addWorkingDays(this.calendar, date, days)
    this.known.set(key, found)
    return found
  }
}
