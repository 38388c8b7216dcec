import { type LocalDate, parseDate } from '#base'
import type { UnitRef } from '#contract'
import { date, endOf } from '../../format.js'
import { looks, signCharacters } from '../../parts/state.js'
import { stateOf } from '../../parts/state-of.js'
import { text } from '../../text/text.js'
import { paperWords } from '../work/paper-words.js'
import { workPath } from '../work/paths.js'
import type { Row } from './filter-rows.js'

/** What a clerk pastes for the unit's head: each task with its paper, its date and the way to it. */
export function zaloOf(unit: UnitRef, rows: readonly Row[], today: LocalDate): string {
  const lines = rows.map(({ work, letter }) => {
    const due = work.dueOn === null ? null : parseDate(work.dueOn)
    const said = text['unitWork.zalo.row'](signCharacters[looks[stateOf(work, today).is].sign], work.label, paperWords(letter), due === null ? '' : endOf(due))
    return `${said}\n${location.origin}${workPath(work.id)}`
  })
  return [text['unitWork.zalo.head'](unit.name, date(today)), ...lines].join('\n')
}
