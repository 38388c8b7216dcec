import { parseDate } from '#base'
import type { PastedRow } from '#contract'
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

/** Nhập nhanh: rows out of a spreadsheet, looked at first, then entered on the units' behalf. */
export function Paste({ directive, ...dialog }: Props) {
  return (
    <PasteDialog title={text['paste.title']} width={860} {...dialog}>
      <Rows directive={directive} />
    </PasteDialog>
  )
}

function Rows({ directive }: { readonly directive: number }) {
  const looking = useSend('pastePlans')
  const entering = useSend('pastePlans', (rows) => announce(text['paste.done'](enteredOf(rows))))
  return <PastedRows directive={directive} words={words} columns={columns} looking={looking} entering={entering} />
}

const words = {
  note: text['paste.note'],
  label: text['paste.label'],
  placeholder: text['paste.example'],
  caption: text['paste.caption'],
  enter: text['paste.act'],
  result: text['paste.result'],
}

const columns: readonly Column<PastedRow>[] = [
  { key: 'line', head: text['paste.row'], width: 60, kind: 'figures', cell: ({ line }) => number(line) },
  { key: 'unit', head: text['paste.unit'], cell: ({ unit, text: pasted }) => (unit ? <b>{unit.name}</b> : pasted) },
  { key: 'number', head: text['paste.number'], width: 150, cell: (row) => row.number ?? '–' },
  { key: 'day', head: text['paste.day'], width: 96, cell: ({ issuedOn }) => dayWords(issuedOn) },
  { key: 'state', head: text['paste.state'], width: 260, cell: (row) => <Outcome row={row} /> },
]

function dayWords(issuedOn: string | null): string {
  const day = issuedOn === null ? null : parseDate(issuedOn)
  return day === null ? '–' : date(day)
}
