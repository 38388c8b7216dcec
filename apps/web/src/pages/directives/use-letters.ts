import type { DirectiveRow } from '#contract'
import { localDate } from '#base'
import { useMemo } from 'react'
import { date } from '../../format.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'

export type Letters = ReadonlyMap<number, DirectiveRow>

/** The documents by their instance, to name the letter that a card belongs to. */
export function useLetters(): Letters {
  const { data } = useRead('directives', {})
  return useMemo(() => new Map(data?.map((row) => [row.card.id, row]) ?? []), [data])
}

const WITHOUT_LETTER = ['drafting', 'submitted']

/** `Số 1250/UBND-VX`; while the letter is being written, the superior document. */
export function nameOf(letter: Pick<DirectiveRow, 'card' | 'number' | 'superior' | 'subject'> | undefined): string {
  if (!letter) return ''
  if (letter.number) return text['letter.number'](letter.number)
  return WITHOUT_LETTER.includes(letter.card.state) ? (letter.superior ?? letter.subject ?? text['today.noNumber']) : text['today.noNumber']
}

/** `Số 1250/UBND-VX ngày 20/04/2026`. */
export function nameWithDate(letter: Pick<DirectiveRow, 'card' | 'number' | 'superior' | 'subject' | 'issuedOn'> | undefined): string {
  const name = nameOf(letter)
  return letter?.number && letter.issuedOn ? `${name} ${text['paper.date'](date(localDate(letter.issuedOn)))}` : name
}
