import type { Instant, LocalDate, PersonId } from '#base'
import type { DayStatus, DayType, SaidDay } from '#calendar'
import type { CalendarBook, CalendarChange, NewCalendarChange } from '#cascade'
import { statement, type NoArgs, type Sql } from '../sql.js'

interface ChangeRow {
  readonly id: number
  readonly opens: number | null
  readonly source: string
  readonly by: PersonId
  readonly at: Instant
  readonly done_at: Instant | null
  readonly moved: number
}
interface DayRow {
  readonly change: number
  readonly date: LocalDate
  readonly type: DayType | null
  readonly name: string | null
  readonly status: DayStatus | null
  readonly paired_with: LocalDate | null
}

const lastWord = statement<NoArgs, { last: number }>('calendar-last-word', [], 'select coalesce(max(id), 0) as last from house.calendar_change')
const findChanges = statement<NoArgs, ChangeRow>(
  'calendar-changes',
  [],
  'select id, opens, source, by, at, done_at, moved from house.calendar_change order by id',
)
const findDays = statement<NoArgs, DayRow>(
  'calendar-days',
  [],
  'select change, date, type, name, status, paired_with from house.calendar_day order by change, date',
)
// Nothing is written when another word came after the one that was seen, or one is still being carried out.
const write = statement<{ seen: number; opens: number | null; source: string; by: PersonId; days: string }, { id: number }>(
  'write-calendar-change',
  ['seen', 'opens', 'source', 'by', 'days'],
  /* sql */ `
with written as (
  insert into house.calendar_change (opens, source, by)
  select $2::int, $3::text, $4::bigint
  where (select coalesce(max(id), 0) from house.calendar_change) = $1::bigint
  on conflict do nothing
  returning id
), said as (
  insert into house.calendar_day (change, date, type, name, status, paired_with)
  select written.id, d.date, d.type, d.name, d.status, d."pairedWith"
  from written, jsonb_to_recordset($5::jsonb) as d (date date, type text, name text, status text, "pairedWith" date)
)
select id from written`,
)
const finish = statement<{ id: number; moved: number }, never>(
  'finish-calendar-change',
  ['id', 'moved'],
  'update house.calendar_change set done_at = house.now(), moved = $2::int where id = $1::bigint and done_at is null',
)

/** What administrators said about the days of the calendar, and how far each word has been carried out. */
export function openCalendarBook(sql: Sql): CalendarBook {
  return {
    last: async () => (await sql.run(lastWord, {}))[0]?.last ?? 0,
    changes: async () => {
      const [changes, days] = await Promise.all([sql.run(findChanges, {}), sql.run(findDays, {})])
      return changes.map((row) => changeOf(row, days))
    },
    write: async ({ seen, opens, source, by, days }: NewCalendarChange) =>
      (await sql.run(write, { seen, opens, source, by, days: JSON.stringify(days) }))[0]?.id ?? null,
    finished: async (id, moved) => void (await sql.run(finish, { id, moved })),
  }
}

function changeOf({ id, opens, source, by, at, done_at: doneAt, moved }: ChangeRow, days: readonly DayRow[]): CalendarChange {
  return { id, opens, source, by, at, doneAt, moved, days: days.filter(({ change }) => change === id).map((row) => dayOfRow(row, source)) }
}

function dayOfRow({ date, type, name, status, paired_with: pairedWith }: DayRow, source: string): SaidDay {
  if (type === null || name === null || status === null) return { date, type: null }
  return { date, type, name, status, source, ...(pairedWith === null ? {} : { pairedWith }) }
}
