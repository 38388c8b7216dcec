import type { ChainStep } from '#contract'
import { contextOf, directiveMore, fullNumber, nameOf } from '../context.js'
import type { CardRow, FullRow } from '../needs.js'
import { dayWords } from '../texts/index.js'
import { unitRef } from './cards.js'
import { isGone, isHandedIn } from './rank.js'
import type { Sight } from './sight.js'

type Step = Omit<ChainStep, 'current'>

const day = (text: string | null | undefined): string => (text ? dayWords(text) : '')

/**
 * From the paper at the very top to the next report: 236-KL/TW → 66-KH/TU → the letter → 120 plans → the report (ux.md). The current step is
 * the one that is being worked on; rows of the tree are those that the viewer may see.
 */
export function chainOf(sight: Pick<Sight, 'world'>, directive: FullRow, tree: readonly CardRow[]): ChainStep[] {
  const plans = tree.filter((row) => nameOf(row.definition) === 'unit-plan' && !isGone(row))
  const round = nextRound(tree)
  const steps: (Step & { readonly open: boolean })[] = [
    ...papersAbove(directive).map((step) => ({ ...step, open: false })),
    { ...letterStep(sight, directive), open: ['drafting', 'submitted', 'underReview'].includes(directive.state) },
    ...(plans.length > 0 ? [{ ...plansStep(plans), open: plans.some((row) => !isHandedIn(row)) }] : []),
    ...(round ? [{ title: round.label, who: unitRef(sight, contextOf(directive).focalUnit)?.name ?? '', when: day(round.dueOn), open: true }] : []),
  ]
  const current = directive.done ? -1 : steps.findIndex(({ open }) => open)
  return steps.map(({ open: _, ...step }, i) => ({ ...step, current: i === current }))
}

function papersAbove(directive: FullRow): Step[] {
  const { superior, carriesOut = [], letter } = directiveMore(contextOf(directive))
  const main = superior?.number ?? null
  const basis = carriesOut.filter(({ symbol }) => symbol !== main && symbol !== fullNumber(letter))
  const above = basis.map(({ symbol, issuer, date }) => ({ title: symbol, who: issuer ?? '', when: day(date) }))
  return superior ? [...above, { title: superior.number, who: superior.issuer ?? '', when: day(superior.issuedOn) }] : above
}

function letterStep({ world }: Pick<Sight, 'world'>, directive: FullRow): Step {
  const work = contextOf(directive)
  const { letter } = directiveMore(work)
  if (!letter) return { title: 'Văn bản triển khai', who: unitRef({ world }, work.drafter)?.name ?? '', when: day(work.due.on) }
  return { title: fullNumber(letter) ?? 'Văn bản triển khai', who: letter.issuer, when: day(letter.issuedOn) }
}

function plansStep(plans: readonly CardRow[]): Step {
  const issued = plans.filter(isHandedIn).length
  const due = plans.flatMap(({ dueOn }) => dueOn ?? []).sort()[0]
  return { title: `${plans.length} kế hoạch`, who: `đã có ${issued}`, when: day(due) }
}

/** The round that is open, or the next that opens. */
export function nextRound(tree: readonly CardRow[]): CardRow | undefined {
  return tree.filter((row) => nameOf(row.definition) === 'report-round' && !row.done).sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))[0]
}
