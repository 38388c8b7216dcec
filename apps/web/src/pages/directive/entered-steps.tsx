import { instant, parseDate } from '#base'
import type { EnteredStep } from '#contract'
import { Link } from '@tanstack/react-router'
import { date, moment, number } from '../../format.js'
import { DataTable } from '../../parts/data-table.js'
import { Fold } from '../../parts/facts.js'
import type { Column } from '../../parts/table-model.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { workPath } from '../work/paths.js'
import styles from './directive.module.css'

/** What was entered later, with its true day, who entered it and when; and how much stands silent because its date had passed before. */
export function EnteredSteps({ id }: { readonly id: number }) {
  const { data } = useRead('enteredSteps', { params: { id } })
  if (!data || data.steps.length + data.silent.length === 0) return null
  return (
    <div className={styles.entered}>
      {data.silent.length > 0 && <p data-quiet>{text['past.silent'](number(data.silent.length))}</p>}
      {data.steps.length > 0 && (
        <Fold title={text['past.list'](number(data.steps.length))} note={text['past.list.note']}>
          <div className={styles.pasted}>
            <DataTable
              caption={text['past.list'](number(data.steps.length))}
              columns={columns}
              rows={data.steps}
              rowKey={({ work }) => String(work)}
              rowName={({ unit, what }) => `${unit?.name ?? ''} ${what}`}
              slip={() => null}
            />
          </div>
        </Fold>
      )}
    </div>
  )
}

const columns: readonly Column<EnteredStep>[] = [
  { key: 'unit', head: text['paste.unit'], width: 140, cell: ({ unit }) => <b>{unit?.name}</b>, sortBy: ({ unit }) => unit?.name ?? '' },
  {
    key: 'what',
    head: text['past.what'],
    cell: ({ work, what }) => (
      <Link to={workPath(work)} className={styles.link ?? ''}>
        {what}
      </Link>
    ),
    sortBy: ({ what }) => what,
  },
  { key: 'number', head: text['paste.number'], width: 110, cell: (step) => step.number ?? '–' },
  { key: 'day', head: text['past.day'], width: 120, cell: (step) => <Day step={step} />, sortBy: ({ day }) => day },
  { key: 'note', head: text['past.note.column'], width: 140, cell: ({ note }) => note ?? '–' },
  {
    key: 'by',
    head: text['past.by'],
    width: 190,
    cell: ({ enteredBy, enteredAt }) => (
      <span data-quiet>
        {enteredBy?.name}, {moment(instant(enteredAt))}
      </span>
    ),
  },
]

function Day({ step: { day, late } }: { readonly step: EnteredStep }) {
  const known = day === null ? null : parseDate(day)
  return (
    <>
      {known && date(known)}
      {late && <span data-small data-quiet>{` ${text['past.late']}`}</span>}
    </>
  )
}
