import { instant } from '#base'
import type { HoleView, UnitPage } from '#contract'
import { moment } from '../../format.js'
import { Notice } from '../../parts/error-state.js'
import { text } from '../../text/text.js'
import styles from './units.module.css'

/** What the unit lacks for messages to reach it; nothing where nothing is lacking. */
export function Holes({ unit: { holes, people } }: { readonly unit: UnitPage }) {
  if (holes.length === 0) return null
  return (
    <div className={styles.holes}>
      <Notice tone="wrong" title={text['unit.holes']}>
        <ul>
          {holes.map((hole) => (
            <li key={`${hole.kind} ${hole.post} ${hole.person?.id}`}>
              {wordsOf(hole, people)}
              {hole.since !== null && <span data-quiet> {text['unit.hole.since'](moment(instant(hole.since)))}</span>}
              <div data-quiet>{hole.kind === 'post' ? text['unit.hole.post.note'] : hole.detail}</div>
            </li>
          ))}
        </ul>
        <p data-quiet>{text['unit.holes.note']}</p>
      </Notice>
    </div>
  )
}

function wordsOf({ kind, post, person }: HoleView, people: UnitPage['people']): string {
  if (kind === 'post') return text['unit.hole.post'](post ?? '')
  const email = people.find(({ id }) => id === person?.id)?.email
  return email ? text['unit.hole.refused'](person?.name ?? '', email) : text['unit.hole.noAddress'](person?.name ?? '')
}
