import { parseDate } from '#base'
import type { PastStepRow } from '#contract'
import { date, number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import type { Column } from '../../parts/table-model.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import { enteredOf, Outcome, PasteDialog, PastedRows } from './pasted-rows.js'

interface Props {
  readonly directive: number
  readonly opened: boolean
  readonly onClose: () => void
}

/** Nhập bổ sung: what units did before the letter was taken in, out of a spreadsheet; looked at first, then entered with its true days. */
export function PastSteps({ directive, ...dialog }: Props) {
  return (
    <PasteDialog title={text['past.title']} width={980} {...dialog}>
      <Rows directive={directive} />
    </PasteDialog>
  )
}

function Rows({ directive }: { readonly directive: number }) {
  const looking = useSend('enterPastSteps')
  const entering = useSend('enterPastSteps', (rows) => announce(text['past.done'](enteredOf(rows))))
  return <PastedRows directive={directive} words={words} columns={columns} looking={looking} entering={entering} />
}

const words = {
  note: text['past.note'],
  label: text['past.label'],
  placeholder: text['past.example'],
  caption: text['past.caption'],
  enter: text['past.enter'],
  result: text['past.result'],
}

const columns: readonly Column<PastStepRow>[] = [
  { key: 'line', head: text['paste.row'], width: 60, kind: 'figures', cell: ({ line }) => number(line) },
  { key: 'unit', head: text['paste.unit'], width: 150, cell: ({ unit, text: pasted }) => (unit ? <b>{unit.name}</b> : pasted) },
  { key: 'what', head: text['past.what'], cell: ({ what }) => what ?? '–' },
  { key: 'number', head: text['paste.number'], width: 110, cell: (row) => row.number ?? '–' },
  { key: 'day', head: text['past.day'], width: 110, cell: (row) => <Day row={row} /> },
  { key: 'state', head: text['paste.state'], width: 250, cell: (row) => <Outcome row={row} /> },
]

function Day({ row: { day, late } }: { readonly row: PastStepRow }) {
  const known = day === null ? null : parseDate(day)
  return (
    <>
      {known === null ? '–' : date(known)}
      {late && (
        <span data-quiet data-small>
          {' '}
          {text['past.late']}
        </span>
      )}
    </>
  )
}
