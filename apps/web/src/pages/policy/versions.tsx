import { dayOf, instant, type LocalDate } from '#base'
import type { PolicyVersionView } from '#contract'
import { date, moment, number } from '../../format.js'
import { Fold } from '../../parts/facts.js'
import { useNow } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import styles from './policy.module.css'

/** Every version: what it changed, who adopted it, when and why. */
export function Versions({ versions, title = text['policy.versions'] }: { readonly versions: readonly PolicyVersionView[]; readonly title?: string }) {
  const today = dayOf(useNow())
  return (
    <div className={styles.section}>
      <Fold title={title} note={number(versions.length)}>
        <ol className={styles.versions}>
          {versions.map(({ version, since, at, by, why, differences, moved }) => (
            <li key={version}>
              <b>{text['policy.version'](number(version), date(since as LocalDate))}</b>{' '}
              {at !== null && (
                <span data-quiet>
                  {by?.name}, {moment(instant(at), today)}; {text['policy.version.moved'](number(moved))}
                </span>
              )}
              <p>{why ?? text['policy.version.first']}</p>
              {differences.length > 0 && (
                <ul>
                  {differences.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      </Fold>
    </div>
  )
}
