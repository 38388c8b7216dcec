import { ok, refuse } from '#base'
import type { Companion } from './companion.js'
import { contextOf, contextOfLoaded, directiveMore, fullNumber } from './context.js'
import type { FullRow } from './needs.js'
import { sameNumber } from './take-in-superior.js'

/**
 * A directive is replaced by another, named by its number: both say so in one command. Problems: `directive.unknown` where no other running
 * directive has that number.
 */
export const replace: Companion = async ({ needs, loaded, move, payload }) => {
  if (!('event' in move)) throw new Error('a replacement is an event')
  const number = payload['number'] as string
  const [by] = (await needs.queries.directives()).filter(
    (row) => row.id !== loaded.row.id && !row.done && numbersOf(row).some((one) => sameNumber(one, number)),
  )
  if (!by) return refuse('directive.unknown', { number })
  const replaces = [...(directiveMore(contextOf(by)).replaces ?? []).filter((id) => id !== loaded.row.id), loaded.row.id]
  const letter = directiveMore(contextOfLoaded(loaded)).letter
  return ok([
    { ...move, event: { ...move.event, more: { replacedBy: by.id } } },
    { instance: by.id, event: { type: 'REPLACES', more: { replaces }, number: fullNumber(letter), reason: payload['reason'] }, byHouse: true },
  ])
}

function numbersOf(row: FullRow): string[] {
  const { letter, superior } = directiveMore(contextOf(row))
  return [fullNumber(letter), letter?.number, superior?.number].filter((one): one is string => typeof one === 'string')
}
