import { dayOf, instant, type LocalDate } from '#base'
import type { CalendarDayView } from '#contract'
import { Button } from '@mantine/core'
import { date, dateWithWeekday, moment, shortDate } from '../../format.js'
import { DataTable } from '../../parts/data-table.js'
import type { Column } from '../../parts/table-model.js'
import { useNow } from '../../shell/use-now.js'
import { dayStatuses, dayTypes } from '../../text/pages/calendar.js'
import { text } from '../../text/text.js'
import styles from './calendar.module.css'

interface Props {
  readonly days: readonly CalendarDayView[]
  /** Null for whoever only looks. */
  readonly onEdit: ((day: CalendarDayView) => void) | null
}

/** Every day that is not what its weekday says, with its paper. */
export function DayTable({ days, onEdit }: Props) {
  const columns: readonly Column<CalendarDayView>[] = [
    { key: 'day', head: text['calendar.day'], width: 190, cell: (day) => <b>{dateWithWeekday(day.date as LocalDate)}</b>, sortBy: ({ date: day }) => day },
    { key: 'name', head: text['calendar.name'], cell: (day) => <Name day={day} />, sortBy: ({ name }) => name },
    { key: 'status', head: text['calendar.status'], width: 150, cell: (day) => <Status day={day} />, sortBy: ({ status }) => dayStatuses[status] },
    { key: 'source', head: text['calendar.source'], width: 420, cell: (day) => <Source day={day} /> },
    ...(onEdit ? [{ key: 'edit', head: '', width: 72, cell: (day: CalendarDayView) => <Edit day={day} onEdit={onEdit} /> }] : []),
  ]
  return (
    <DataTable
      caption={text['calendar.days']}
      columns={columns}
      rows={days}
      rowKey={(day) => day.date}
      rowName={(day) => date(day.date as LocalDate)}
      card={(day) => (
        <div className={styles.card}>
          <b>{dateWithWeekday(day.date as LocalDate)}</b>
          <Name day={day} />
          <Status day={day} />
          <Source day={day} />
          {onEdit && <Edit day={day} onEdit={onEdit} />}
        </div>
      )}
    />
  )
}

function Name({ day: { name, type, pairedWith } }: { readonly day: CalendarDayView }) {
  const pair = pairedWith === null ? null : shortDate(pairedWith as LocalDate)
  return (
    <div>
      <div>{name}</div>
      <div data-quiet className={styles.kind}>
        <span className={styles.dot} data-type={type} aria-hidden />
        {dayTypes[type]}
        {pair && <>, {text[type === 'swapWork' ? 'calendar.pair.work' : 'calendar.pair.off'](pair)}</>}
      </div>
    </div>
  )
}

function Status({ day: { status } }: { readonly day: CalendarDayView }) {
  return (
    <div>
      <span className={styles.status} data-status={status}>
        {dayStatuses[status]}
      </span>
      {status === 'forecast' && <div data-quiet>{text['calendar.status.forecast.note']}</div>}
    </div>
  )
}

function Source({ day: { source, said } }: { readonly day: CalendarDayView }) {
  const today = dayOf(useNow())
  return (
    <div className={styles.source}>
      {source}
      {said && <div data-quiet>{text['calendar.said'](said.by?.name ?? '', moment(instant(said.at), today))}</div>}
    </div>
  )
}

function Edit({ day, onEdit }: { readonly day: CalendarDayView; readonly onEdit: (day: CalendarDayView) => void }) {
  return (
    <Button size="xs" variant="default" aria-label={text['calendar.editNamed'](date(day.date as LocalDate))} onClick={() => onEdit(day)}>
      {text['calendar.edit']}
    </Button>
  )
}
