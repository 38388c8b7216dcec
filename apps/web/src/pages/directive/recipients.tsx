import type { BoardRow } from '#contract'
import { number } from '../../format.js'
import { markOf, stateOf } from '../../parts/state-of.js'
import { Status } from '../../parts/status.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { mainPiece, piecesOf } from './filters.js'
import styles from './directive.module.css'

/** Who will be written to, before it is done. */
export function Recipients({ rows }: { readonly rows: readonly BoardRow[] }) {
  const today = useToday()
  return (
    <div className={styles.recipients} role="group" aria-label={text['recipients.title'](number(rows.length))} tabIndex={0}>
      {rows.map((row) => {
        const main = mainPiece(row)
        const card = piecesOf(row).find(({ id }) => id === main) ?? row.assignment
        return (
          <div key={row.unit.id}>
            <b>{row.unit.name}</b>
            <Status state={stateOf(card, today)} mark={markOf(card)} />
          </div>
        )
      })}
    </div>
  )
}
