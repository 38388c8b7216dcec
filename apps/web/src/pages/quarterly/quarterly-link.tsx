import type { WorkCard } from '#contract'
import { Link } from '@tanstack/react-router'
import { number } from '../../format.js'
import { text } from '../../text/text.js'
import { quarterlyPath } from '../work/paths.js'

interface Props {
  readonly cards: readonly WorkCard[]
  readonly directive: number
  /** Of which paper, where several stand below one another. */
  readonly of?: string
}

const HANDED_IN = ['reported', 'notApplicable', 'confirmed']

/** The way to the list of work without a date, where there is any. */
export function QuarterlyLink({ cards, directive, of }: Props) {
  const open = cards.filter(({ dueOn, done, state }) => dueOn === null && !done && !HANDED_IN.includes(state))
  if (open.length === 0) return null
  return (
    <p>
      <Link to={quarterlyPath(directive)}>{text['quarterly.link'](number(open.length))}</Link>
      {of && <span data-quiet> · {of}</span>}
    </p>
  )
}
