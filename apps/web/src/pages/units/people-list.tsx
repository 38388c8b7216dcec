import type { PersonLine } from '#contract'
import { Button } from '@mantine/core'
import { text } from '../../text/text.js'
import { daysWords } from '../person/days.js'
import { postWords } from '../person/posts.js'
import styles from './units.module.css'

interface Props {
  readonly people: readonly PersonLine[]
  readonly unit: string
  readonly onEdit: (person: number) => void
}

/** A person a row: posts with their days, how to reach, who stands in. */
export function PeopleList({ people, unit, onEdit }: Props) {
  return (
    <ul className={styles.list}>
      {people.map((line) => (
        <li key={line.id} className={styles.person}>
          <div>
            <b>{line.name}</b>
            {line.posts
              .filter((post) => post.unit.id === unit)
              .map((post) => (
                <div key={post.id} data-quiet>
                  {postWords({ ...post, unit: { id: unit, name: '' } })} {post.when !== 'now' && `(${text[`person.${post.when}`]})`}
                </div>
              ))}
          </div>
          <Reach line={line} />
          <Away line={line} />
          {(line.may.contact || line.posts.some(({ mayChange }) => mayChange)) && (
            <Button variant="default" aria-label={text['person.editNamed'](line.name)} onClick={() => onEdit(line.id)}>
              {text['person.edit']}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function Reach({ line: { name, phone, email, notReached } }: { readonly line: PersonLine }) {
  return (
    <div className={styles.reach}>
      {phone ? (
        <a href={`tel:${phone.replaceAll(' ', '')}`} aria-label={text['work.call'](name, phone)}>
          {phone}
        </a>
      ) : (
        <span data-quiet>{text['person.noPhone']}</span>
      )}
      <span data-quiet={email === null || undefined}>{email ?? text['person.noEmail']}</span>
      {notReached?.detail && <span className={styles.refused}>{text['person.refused'](notReached.detail)}</span>}
    </div>
  )
}

function Away({ line: { leaves, standsFor } }: { readonly line: PersonLine }) {
  return (
    <div className={styles.away}>
      {leaves
        .filter(({ when }) => when !== 'past')
        .map((leave) => (
          <span key={leave.id} data-now={leave.when === 'now' || undefined}>
            {text['person.away'](daysWords(leave), leave.deputy.name)}
          </span>
        ))}
      {standsFor.map(({ person, from, to }) => (
        <span key={person.id}>{text['person.standsFor'](person.name, daysWords({ from, to }))}</span>
      ))}
    </div>
  )
}
