import { dayOf, instant, type LocalDate } from '#base'
import type { CalendarChangeView, ReportPeriodView } from '#contract'
import { date, dateWithWeekday, moment, number, shortDate } from '../../format.js'
import { DataTable } from '../../parts/data-table.js'
import { Fold } from '../../parts/facts.js'
import type { Column } from '../../parts/table-model.js'
import { useNow } from '../../shell/use-now.js'
import { dayStatuses } from '../../text/pages/calendar.js'
import { text } from '../../text/text.js'
import styles from './calendar.module.css'

const periodColumns: readonly Column<ReportPeriodView>[] = [
  { key: 'label', head: text['calendar.period'], cell: ({ label }) => label },
  {
    key: 'data',
    head: text['calendar.period.data'],
    width: 240,
    cell: ({ from, cutOff }) => text['calendar.period.data.between'](date(from as LocalDate), date(cutOff as LocalDate)),
  },
  {
    key: 'due',
    head: text['calendar.period.due'],
    width: 220,
    cell: ({ dueOn, rules }) => <span title={rules.join('\n')}>{dateWithWeekday(dueOn as LocalDate)}</span>,
  },
]

/** When data close and the first day on which a regular report may be due: what an officer asks when a letter says “theo quy định”. */
export function Periods({ periods }: { readonly periods: readonly ReportPeriodView[] }) {
  return (
    <Fold title={text['calendar.periods']} note={text['calendar.periods.note']}>
      <DataTable
        caption={text['calendar.periods']}
        columns={periodColumns}
        rows={periods}
        rowKey={({ label }) => label}
        rowName={({ label }) => label}
        card={({ label, from, cutOff, dueOn }) => (
          <div className={styles.card}>
            <b>{label}</b>
            <span>{text['calendar.period.data.between'](date(from as LocalDate), date(cutOff as LocalDate))}</span>
            <span data-quiet>
              {text['calendar.period.due']}: {dateWithWeekday(dueOn as LocalDate)}
            </span>
          </div>
        )}
      />
    </Fold>
  )
}

/** Who said what about which day, on what paper, and how much was moved by it. */
export function Changes({ changes }: { readonly changes: readonly CalendarChangeView[] }) {
  const today = dayOf(useNow())
  const when = ({ at, by }: CalendarChangeView) => (
    <div>
      {moment(instant(at), today)} <div data-quiet>{by?.name}</div>
    </div>
  )
  const said = ({ days, opens, source }: CalendarChangeView) => (
    <div className={styles.source}>
      {opens !== null && <div>{text['calendar.change.opens'](String(opens))}</div>}
      {days.map(({ date: day, is }) => (
        <div key={day}>
          {is === null
            ? text['calendar.change.plain'](shortDate(day as LocalDate))
            : text['calendar.change.is'](shortDate(day as LocalDate), is.name, dayStatuses[is.status].toLocaleLowerCase('vi'))}
        </div>
      ))}
      <div data-quiet>{source}</div>
    </div>
  )
  const columns: readonly Column<CalendarChangeView>[] = [
    { key: 'when', head: text['calendar.change.when'], width: 220, cell: when },
    { key: 'days', head: text['calendar.change.days'], cell: said },
    {
      key: 'moved',
      head: text['calendar.change.moved'],
      width: 120,
      kind: 'figures',
      cell: ({ moved, done }) => (done ? text['calendar.change.moved.works'](number(moved)) : text['calendar.unfinished']),
    },
  ]
  return (
    <Fold title={text['calendar.changes']} note={changes.length > 0 ? number(changes.length) : undefined}>
      {changes.length === 0 ? (
        <p className={styles.note}>{text['calendar.changes.none']}</p>
      ) : (
        <DataTable
          caption={text['calendar.changes']}
          columns={columns}
          rows={changes}
          rowKey={({ id }) => String(id)}
          rowName={({ source }) => source}
          card={(change) => (
            <div className={styles.card}>
              {when(change)}
              {said(change)}
            </div>
          )}
        />
      )}
    </Fold>
  )
}
