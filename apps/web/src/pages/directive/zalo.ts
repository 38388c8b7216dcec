import { type LocalDate, parseDate } from '#base'
import type { BoardRow, DirectiveView } from '#contract'
import { date } from '../../format.js'
import { looks, signCharacters } from '../../parts/state.js'
import { stateOf } from '../../parts/state-of.js'
import { wordOf } from '../../parts/state-words.js'
import { text } from '../../text/text.js'
import { nameWithDate } from '../directives/use-letters.js'
import { mainPiece, piecesOf } from './filters.js'

/** A message with the letter's number, each unit with what is missing and its date, and the way to it. */
export function zaloOf(view: DirectiveView, rows: readonly BoardRow[], today: LocalDate): string {
  const lines = rows.map((row) => {
    const main = mainPiece(row)
    const card = piecesOf(row).find(({ id }) => id === main) ?? row.assignment
    const state = stateOf(card, today)
    const due = card.dueOn === null ? null : parseDate(card.dueOn)
    return text['zalo.row'](
      signCharacters[looks[state.is].sign],
      row.unit.name,
      card.label,
      wordOf(state).toLocaleLowerCase('vi'),
      due === null ? '' : date(due),
    )
  })
  const paper = nameWithDate({ ...view, superior: null })
  return [text['zalo.head'](paper, view.number ? (view.subject ?? '') : ''), ...lines, text['zalo.foot'](`${location.origin}/van-ban/${view.card.id}`)].join(
    '\n',
  )
}
