import { type LocalDate, parseDate } from '#base'
import type { LeaderPage } from '#contract'
import { Link } from '@tanstack/react-router'
import { shortDate, weekday } from '../../format.js'
import { Sign } from '../../parts/sign.js'
import { looks, type State } from '../../parts/state.js'
import { text } from '../../text/text.js'
import { paperPath } from '../work/paths.js'
import styles from './leader.module.css'

interface Props {
  readonly rows: LeaderPage['owedUpward']
  readonly today: LocalDate
}

/** What is owed to the Party Committee, and when. */
export function Owed({ rows, today }: Props) {
  if (rows.length === 0) return <p className={styles.none}>{text['leader.owed.none']}</p>
  return (
    <table className={styles.owed}>
      <thead>
        <tr>
          <th scope="col">{text['leader.owed.what']}</th>
          <th scope="col">{text['leader.owed.due']}</th>
          <th scope="col">{text['leader.owed.by']}</th>
          <th scope="col">{text['leader.owed.state']}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.directive}>
            <td>
              {text['leader.owed.result']}
              <span className={styles.paper}>{row.superior}</span>
            </td>
            <td className={styles.paper}>{dueWords(row.dueOn)}</td>
            <td>
              <Link to={paperPath(row.directive)}>{row.number ?? text['board.noNumber']}</Link>
            </td>
            <td>
              <span className={styles.state} data-tone={looks[stateOf(row.dueOn, today)].tone}>
                <Sign name={looks[stateOf(row.dueOn, today)].sign} size={11} />
              </span>{' '}
              {row.state}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function dueWords(dueOn: string | null): string {
  const day = dueOn === null ? null : parseDate(dueOn)
  return day === null ? text['leader.owed.noDate'] : text['format.dayWithWeekday'](shortDate(day), weekday(day))
}

function stateOf(dueOn: string | null, today: LocalDate): State['is'] {
  if (dueOn === null) return 'byRegulation'
  if (dueOn < today) return 'late'
  return dueOn === today ? 'today' : 'open'
}
