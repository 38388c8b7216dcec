import { type LocalDate, instant, localDate } from '#base'
import type { ToDo, WorkCard } from '#contract'
import { Link } from '@tanstack/react-router'
import { moment, number, subjectWords } from '../../format.js'
import { EmptyState } from '../../parts/empty-state.js'
import { PaperName } from '../../parts/paper-name.js'
import { SectionHead } from '../../parts/section-head.js'
import { thingsIn } from '../../parts/things-in.js'
import { text } from '../../text/text.js'
import { type Letters, nameOf } from '../directives/use-letters.js'
import { LinkButton } from '../work/link-button.js'
import { paperPath, workPath } from '../work/paths.js'
import { groupsOf, type Group, unitsSaid } from './groups.js'
import styles from './today.module.css'

interface Props {
  readonly toDo: readonly ToDo[]
  readonly letters: Letters
  readonly today: string
}

/** Chờ xử lý: each row says what, why now, and has one button. */
export function ToDoList({ toDo, letters, today }: Props) {
  const groups = toDo.flatMap(groupsOf)
  const running = [...letters.values()].filter(({ card }) => !card.done).length
  return (
    <section>
      <SectionHead count={thingsIn(toDo)} end={<Link to="/van-ban">{text['today.running'](number(running))}</Link>}>
        {text['today.toDo']}
      </SectionHead>
      {groups.length === 0 && <EmptyState title={text['today.nothing']}>{text['today.nothing.why']}</EmptyState>}
      {groups.length > 0 && (
        <ul className={styles.rows}>
          {groups.map((group, i) => (
            <Row key={`${group.kind}:${group.items[0]?.id ?? i}`} group={group} letters={letters} today={localDate(today)} main={i === 0} />
          ))}
        </ul>
      )}
    </section>
  )
}

interface RowProps {
  readonly group: Group
  readonly letters: Letters
  readonly today: LocalDate
  readonly main: boolean
}

function Row({ group, letters, today, main }: RowProps) {
  const { kind, items, count } = group
  const [first] = items
  return (
    <li className={styles.toDo}>
      <span className={styles.kind}>
        {text[`toDo.${kind}`]} {count > 1 && <b>{number(count)}</b>}
      </span>
      <span className={styles.what}>
        {kind === 'unsent' || kind === 'notReached'
          ? text[`today.${kind}.what`](number(count))
          : first && <What kind={kind} first={first} items={items} count={count} letters={letters} />}
        <span data-quiet>{kind === 'check' ? first && text['today.received'](moment(instant(first.changedAt), today)) : text[`toDo.${kind}.why`]}</span>
      </span>
      <Act group={group} variant={main ? 'filled' : 'default'} />
    </li>
  )
}

function What({
  kind,
  first,
  items,
  count,
  letters,
}: {
  readonly kind: ToDo['kind']
  readonly first: WorkCard
  readonly items: readonly WorkCard[]
  readonly count: number
  readonly letters: Letters
}) {
  const letter = letters.get(first.directive)
  if (kind === 'check' || kind === 'finish') {
    return (
      <PaperName
        number={nameOf(letter) || first.label}
        on={letter?.number && letter.issuedOn ? localDate(letter.issuedOn) : null}
        {...(letter?.subject && { about: letter.number ? subjectWords(letter.subject) : letter.subject })}
      />
    )
  }
  const units = kind === 'late' && count > 1 ? text['today.units'](number(count)) : unitsSaid(items)
  return (
    <span>
      {units && <b>{units}</b>}
      {units ? text['today.of'](first.label) : first.label}
      {letter && ` · ${text['today.letter'](nameOf(letter))}`}
    </span>
  )
}

function Act({ group, variant }: { readonly group: Group; readonly variant: 'filled' | 'default' }) {
  const { kind, items } = group
  const [first] = items
  return (
    <span className={styles.act}>
      <LinkButton
        to={wayOf(group)}
        {...(kind === 'late' && { search: { loc: 'late' } })}
        variant={variant}
        fullWidth
        {...(first?.unit && items.length === 1 && { label: `${text[`toDo.${kind}.act`]}: ${first.unit.name}` })}
      >
        {text[`toDo.${kind}.act`]}
      </LinkButton>
    </span>
  )
}

/** One thing opens its own page, several the document that they belong to. */
function wayOf({ kind, items }: Group): string {
  const [first] = items
  if (kind === 'unsent' || kind === 'notReached' || !first) return '/thu-gui-di'
  if (kind === 'check') return `${paperPath(first.directive)}/ra-soat`
  return ['round', 'otherUnit', 'confirm'].includes(kind) && items.length === 1 ? workPath(first.id) : paperPath(first.directive)
}
