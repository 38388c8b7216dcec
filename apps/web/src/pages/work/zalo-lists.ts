import { type LocalDate, localDate, parseDate } from '#base'
import type { DirectiveRow, DirectiveView, WorkCard } from '#contract'
import { date, endOf, number } from '../../format.js'
import { looks, signCharacters } from '../../parts/state.js'
import { stateOf } from '../../parts/state-of.js'
import { wordOf } from '../../parts/state-words.js'
import { text } from '../../text/text.js'
import { paperWords } from './paper-words.js'
import { paperPath, workPath } from './paths.js'

/** What falls due: each unit with what it owes, its date and the way to it. */
export function zaloOfDue(cards: readonly WorkCard[], today: LocalDate): string {
  const lines = cards.map((card) => {
    const state = stateOf(card, today)
    const due = card.dueOn === null ? null : parseDate(card.dueOn)
    return `${text['zalo.row'](signCharacters[looks[state.is].sign], card.unit?.name ?? '', card.label, wordOf(state).toLocaleLowerCase('vi'), due === null ? '' : date(due))}\n${location.origin}${workPath(card.id)}`
  })
  return [text['zalo.due'](date(today)), ...lines].join('\n')
}

/** The running papers, with numbers and without the names of units: it may be read in a group of all. */
export function zaloOfPapers(papers: readonly DirectiveRow[], at: string): string {
  const lines = papers
    .filter(({ card }) => !card.done)
    .map((row) => {
      const counts = text['zalo.paper'](paperWords(row), row.subject ?? row.card.label, number(row.units), number(row.overdue))
      return `${counts}\n${location.origin}${paperPath(row.card.id)}`
    })
  return [text['zalo.papers'](at), ...lines].join('\n')
}

/** The rounds of one paper that are still open. */
export function zaloOfRounds(view: DirectiveView): string {
  const lines = view.rounds
    .filter(({ card }) => !card.done)
    .map(({ card, dueOn, handedIn, reports }) =>
      text['zalo.round'](card.label, dueOn === null ? '' : endOf(localDate(dueOn)), reports === 0 ? '' : text['reports.of'](number(handedIn), number(reports))),
    )
  return [text['zalo.rounds'](paperWords(view)), ...lines, text['zalo.foot'](`${location.origin}${paperPath(view.card.id)}`)].join('\n')
}
