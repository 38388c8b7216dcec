import type { PolicyRungView, PolicyView } from '#contract'
import { SectionHead } from '../../parts/section-head.js'
import { policyRungNames } from '../../text/pages/policy.js'
import { text } from '../../text/text.js'
import { dayOfRung, nameOf } from './rungs.js'
import styles from './policy.module.css'

interface Props {
  readonly rungs: readonly PolicyRungView[]
  readonly urgencies: PolicyView['urgencies']
}

/** The same ladder under the degrees of urgency, day by day. */
export function Urgencies({ rungs, urgencies }: Props) {
  const told = rungs.filter(({ kind }) => kind !== 'overdue')
  const shortened = (days: number, by: readonly number[] | null): number => (by === null ? days : Math.sign(days) * (by[Math.abs(days)] ?? Math.abs(days)))
  const degrees = [{ key: 'normal' as const, days: null }, ...urgencies.map(({ urgency, days }) => ({ key: urgency, days }))]
  return (
    <section className={styles.section}>
      <SectionHead>{text['policy.urgency']}</SectionHead>
      <p data-quiet>{text['policy.urgency.note']}</p>
      <div className={styles.scroll} role="group" aria-label={text['policy.urgency']} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text['policy.urgency.degree']}</th>
              {told.map((rung) => (
                <th scope="col" key={`${rung.workingDays} ${rung.stage}`}>
                  {policyRungNames[nameOf(rung)]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {degrees.map(({ key, days }) => (
              <tr key={key}>
                <th scope="row">{text[`policy.urgency.${key}`]}</th>
                {told.map(({ workingDays, stage }) => (
                  <td key={`${workingDays} ${stage}`}>{dayOfRung(shortened(workingDays, days))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
