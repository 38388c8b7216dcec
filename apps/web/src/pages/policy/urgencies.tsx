import { shortenedBy } from '#base'
import type { PolicyRungView, PolicyUrgency } from '#contract'
import { number } from '../../format.js'
import { SectionHead } from '../../parts/section-head.js'
import { policyRungNames } from '../../text/pages/policy.js'
import { text } from '../../text/text.js'
import { dayOfRung, nameOf } from './rungs.js'
import styles from './policy.module.css'

interface Props {
  readonly rungs: readonly PolicyRungView[]
  readonly urgency: PolicyUrgency
}

/** The same ladder under the degrees of urgency that shorten its days; hỏa tốc has its own, in hours. */
export function Urgencies({ rungs, urgency: { khan, thuongKhan } }: Props) {
  const told = rungs.filter(({ kind }) => kind !== 'overdue')
  const percent = (share: number): string => number(Math.round(share * 100))
  const degrees = [
    { name: text['policy.urgency.normal'], share: 1 },
    { name: text['policy.urgency.khan'](percent(khan.share)), share: khan.share },
    { name: text['policy.urgency.thuong-khan'](percent(thuongKhan.share)), share: thuongKhan.share },
  ]
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
            {degrees.map(({ name, share }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {told.map(({ workingDays, stage }) => (
                  <td key={`${workingDays} ${stage}`}>{dayOfRung(shortenedBy(workingDays, share))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
