import { Link } from '@tanstack/react-router'
import { Page } from '../../parts/frame.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/section-head.js'
import { useMe } from '../../shell/me.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { ReadError } from '../work/read-error.js'
import { daysWords } from './days.js'
import { PersonSections } from './sections.js'
import styles from './person.module.css'

/** One's own telephone, address, leaves; and the way to the people of one's units. */
export function PersonPage() {
  const { data, error, refetch } = useRead('myself', {})
  const { posts } = useMe()
  if (error && !data) return <Page>{<ReadError error={error} onRetry={() => void refetch()} />}</Page>
  if (!data) return <Loading />
  const units = [...new Map(posts.map(({ unit }) => [unit.id, unit])).values()]
  return (
    <Page>
      <PageHead title={text['me.title']} note={text['me.note']} />
      <div className={styles.own}>
        {data.standsFor.map(({ person, from, to }) => (
          <p key={person.id}>
            <b>{text['person.standsFor'](person.name, daysWords({ from, to }))}</b>
          </p>
        ))}
        {units.map((unit) => (
          <p key={unit.id}>
            {text['me.units']}:{' '}
            <Link to="/don-vi/$id" params={{ id: unit.id }}>
              {unit.name}
            </Link>
          </p>
        ))}
        <PersonSections line={data} giving={null} />
      </div>
    </Page>
  )
}
