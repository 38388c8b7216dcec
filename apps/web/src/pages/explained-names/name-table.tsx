import { dayOf, instant } from '#base'
import type { ExplainedName } from '#contract'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { date } from '../../format.js'
import { DataTable } from '../../parts/data-table.js'
import type { Column } from '../../parts/table-model.js'
import { text } from '../../text/text.js'
import { paperPath } from '../work/paths.js'
import styles from './explained-names.module.css'

interface Props {
  readonly names: readonly ExplainedName[]
  readonly onWithdraw: (name: ExplainedName) => void
}

export function NameTable({ names, onWithdraw }: Props) {
  const act = (name: ExplainedName) => (name.withdrawn ? null : <Withdraw name={name} onWithdraw={onWithdraw} />)
  const columns: readonly Column<ExplainedName>[] = [
    { key: 'name', head: text['explained.name'], width: 250, cell: ({ name }) => <b>“{name}”</b>, sortBy: ({ name }) => name },
    { key: 'means', head: text['explained.means'], cell: (name) => <Means name={name} />, sortBy: meaningOf },
    { key: 'who', head: text['explained.who'], width: 200, cell: (name) => <Who name={name} />, sortBy: ({ at }) => at },
    { key: 'letter', head: text['explained.letter'], width: 210, cell: (name) => <Letter name={name} /> },
    { key: 'act', head: '', width: 110, cell: act },
  ]
  return (
    <DataTable
      caption={text['explained.title']}
      columns={columns}
      rows={names}
      rowKey={({ id }) => String(id)}
      rowName={({ name }) => name}
      card={(name) => (
        <div className={styles.card}>
          <b>“{name.name}”</b>
          <Means name={name} />
          <Who name={name} />
          <Letter name={name} />
          {act(name)}
        </div>
      )}
    />
  )
}

/** The units, or the class of units, that the name stands for. */
export function meaningOf({ units, group }: ExplainedName): string {
  return group ?? units.map(({ name }) => name).join('; ')
}

function Means({ name }: { readonly name: ExplainedName }) {
  const { withdrawn } = name
  return (
    <>
      <div>{meaningOf(name)}</div>
      {withdrawn && (
        <div className={styles.why}>
          {text['explained.withdrawn'](withdrawn.by?.name ?? '', date(dayOf(instant(withdrawn.at))), withdrawn.reason ?? text['explained.replaced'])}
        </div>
      )}
    </>
  )
}

function Who({ name: { by, at } }: { readonly name: ExplainedName }) {
  return (
    <>
      <div>{by?.name}</div>
      <time data-quiet>{date(dayOf(instant(at)))}</time>
    </>
  )
}

function Letter({ name: { directive, letter } }: { readonly name: ExplainedName }) {
  const words = letter ?? text['explained.noLetter']
  return directive === null ? <span data-quiet>{words}</span> : <Link to={paperPath(directive)}>{words}</Link>
}

function Withdraw({ name, onWithdraw }: { readonly name: ExplainedName; readonly onWithdraw: Props['onWithdraw'] }) {
  return (
    <Button size="xs" variant="default" aria-label={text['explained.withdrawNamed'](name.name)} onClick={() => onWithdraw(name)}>
      {text['explained.withdraw']}
    </Button>
  )
}
