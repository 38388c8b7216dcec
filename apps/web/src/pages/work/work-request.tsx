import type { WorkView } from '#contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Facts } from '../../parts/facts.js'
import { SectionHead } from '../../parts/section-head.js'
import { text } from '../../text/text.js'
import { reading } from '../../use-read.js'
import { capital } from './paper-words.js'
import { workPath } from './paths.js'
import { Said } from './said.js'
import styles from './work.module.css'

/** Of a request for more time: for which work, until when, and why. It stands in the history of that work. */
export function WorkRequest({ view: { card } }: { readonly view: WorkView }) {
  const isRequest = card.definition === 'extension' && card.parent !== null
  const { data: of } = useQuery({ ...reading('work', { params: { id: card.parent ?? 0 } }), enabled: isRequest })
  if (!isRequest || !of) return null
  const asked = of.history.find(({ event, at }) => event === 'REQUEST_EXTENSION' && at <= card.changedAt)
  return (
    <section className={styles.block}>
      <SectionHead>{text['work.request']}</SectionHead>
      <div className={styles.facts}>
        <Facts
          facts={[
            [
              text['work.request.of'],
              <Link key="of" to={workPath(of.card.id)}>
                {capital(of.card.label)}
              </Link>,
            ],
            ...(asked?.said ?? []).map((line) => [line.label, <Said key={line.label} line={line} />] as const),
          ]}
        />
      </div>
    </section>
  )
}
