import { contextOf, directiveMore, fullNumber, type LetterFacts } from './context.js'
import type { FullRow } from './needs.js'
import { letterWords } from './texts/index.js'

type Named = Pick<LetterFacts, 'issuedOn' | 'issuer'> & { readonly kind: string | null; readonly number: string | null }

/** The paper that a directive stands for, as people name it: its letter once that has a number, else the superior document. */
export function letterNameOf(root: FullRow): string | null {
  const { letter, superior } = directiveMore(contextOf(root))
  const number = fullNumber(letter)
  const paper: Named | null =
    letter && number
      ? { ...letter, number }
      : superior
        ? { kind: null, number: superior.number, issuedOn: superior.issuedOn, issuer: superior.issuer ?? '' }
        : null
  return paper ? letterWords(paper) : null
}
