import { localDate } from '#base'
import type { WorkCard } from '#contract'
import { Link } from '@tanstack/react-router'
import { number, shortDate, weekday } from '../../format.js'
import { CopyZalo } from '../../parts/copy-zalo.js'
import { SectionHead } from '../../parts/section-head.js'
import { markOf, stateOf } from '../../parts/state-of.js'
import { Status } from '../../parts/status.js'
import { text } from '../../text/text.js'
import { nameOf, type Letters } from '../directives/use-letters.js'
import { zaloOfDue } from '../work/zalo-lists.js'
import styles from './today.module.css'

interface Props {
  readonly cards: readonly WorkCard[]
  readonly today: string
  readonly letters: Letters
}

/** What falls due until Sunday, day by day; the same thing of many units is one line. */
export function DueThisWeek({ cards, today, letters }: Props) {
  const lines = linesOf(cards)
  return (
    <section>
      <SectionHead count={cards.length} end={cards.length > 0 && <CopyZalo variant="subtle" content={() => zaloOfDue(cards, localDate(today))} />}>
        {text['today.due']}
      </SectionHead>
      {lines.length === 0 && <p className={styles.none}>{text['today.due.none']}</p>}
      <ul className={styles.due}>
        {lines.map((line) => (
          <Line key={line[0].id} cards={line} today={today} letters={letters} />
        ))}
      </ul>
    </section>
  )
}

type Cards = readonly [WorkCard, ...WorkCard[]]

function Line({ cards, today, letters }: { readonly cards: Cards; readonly today: string; readonly letters: Letters }) {
  const [first] = cards
  const day = first.dueOn === null ? null : localDate(first.dueOn)
  const units = cards.length === 1 ? first.unit?.name : text['today.units'](number(cards.length))
  const letter = nameOf(letters.get(first.directive))
  return (
    <li>
      <span className={styles.day}>
        <span data-quiet>{day && weekday(day)}</span>
        <b data-figures>{day && shortDate(day)}</b>
      </span>
      <span className={styles.dueWhat}>
        <Status state={stateOf(first, today)} mark={markOf(first)} />{' '}
        <Link
          to={cards.length === 1 ? '/viec/$id' : '/van-ban/$id'}
          params={{ id: String(cards.length === 1 ? first.id : first.directive) }}
          className={styles.quietLink ?? ''}
        >
          {units && <b>{units}</b>}
          {units ? text['today.of'](first.label) : first.label}
          {letter && ` · ${letter}`}
        </Link>
      </span>
    </li>
  )
}

function linesOf(cards: readonly WorkCard[]): readonly Cards[] {
  const lines = new Map<string, [WorkCard, ...WorkCard[]]>()
  for (const card of cards) {
    const key = [card.dueOn, card.directive, card.definition, card.path, card.stage].join(' ')
    const line = lines.get(key)
    if (line) line.push(card)
    else lines.set(key, [card])
  }
  return [...lines.values()]
}
