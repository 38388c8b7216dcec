import type { WorkView } from '#contract'
import { number } from '../../format.js'
import { Fold } from '../../parts/facts.js'
import { targetWords } from './target-words.js'
import { text } from '../../text/text.js'
import styles from './work.module.css'

/** What is quiet: standing clauses and the figures that reports ask for. */
export function WorkFolds({ view: { lines, indicators } }: { readonly view: Pick<WorkView, 'lines' | 'indicators'> }) {
  return (
    <div className={styles.folds}>
      {lines.length > 0 && (
        <Fold title={text['work.lines'](number(lines.length))} note={text['work.lines.note']}>
          <ol className={styles.clauses}>
            {lines.map(({ path, quote, last }) => (
              <li key={path}>
                <p data-serif>
                  <b>{path}</b> {quote}
                </p>
                <p data-quiet data-small>
                  {last === null ? text['work.lines.none'] : text['work.lines.last'](last)}
                </p>
              </li>
            ))}
          </ol>
        </Fold>
      )}
      {indicators.length > 0 && (
        <Fold title={text['work.indicators'](number(indicators.length))} note={text['work.indicators.note']}>
          <table className={styles.figures}>
            <thead>
              <tr>
                <th scope="col">{text['work.indicators.name']}</th>
                <th scope="col">{text['work.indicators.target']}</th>
              </tr>
            </thead>
            <tbody>
              {indicators.map(({ key, label, unit, target }) => (
                <tr key={key}>
                  <td>{label}</td>
                  <td>{[targetWords(target), unit].filter(Boolean).join(' ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Fold>
      )}
    </div>
  )
}
