import type { WorkContext } from '#workflows'
import { contextOf, directiveMore, fullNumber } from '../context.js'
import { letterWords } from '../texts/index.js'

/** A directive's letter as every page names it; null members where it has none yet. */
export interface LetterLine {
  readonly number: string | null
  readonly issuedOn: string | null
  readonly subject: string | null
  readonly signer: string | null
}

type Holder = { readonly context: Readonly<Record<string, unknown>> }

/** The implementing letter; before there is one, the superior document stands in, so that a row is never without a name. */
export function letterOf(directive: Holder | undefined): LetterLine {
  if (!directive) return { number: null, issuedOn: null, subject: null, signer: null }
  const work = contextOf(directive)
  const { letter, superior } = directiveMore(work)
  if (letter) return { number: fullNumber(letter), issuedOn: letter.issuedOn, subject: letter.subject ?? work.title, signer: signerOf(letter) }
  return { number: null, issuedOn: null, subject: superior?.subject ?? (work.title || null), signer: null }
}

function signerOf({ signer, signerTitle }: { signer: string | null; signerTitle: string | null }): string | null {
  return signer && signerTitle ? `${signerTitle} ${signer}` : signer
}

/** `Công văn số 1250/UBND-VX ngày 20/04/2026 của UBND tỉnh`, for notices and mails. Null while the letter has no number. */
export function letterWordsOf(directive: WorkContext): string | null {
  const { letter } = directiveMore(directive)
  return letter ? letterWords({ kind: letter.kind, number: fullNumber(letter), issuedOn: letter.issuedOn, issuer: letter.issuer }) : null
}

/** The number of the document that the directive carries out. */
export function superiorOf(directive: Holder | undefined): string | null {
  if (!directive) return null
  const { superior, carriesOut } = directiveMore(contextOf(directive))
  return superior?.number ?? carriesOut?.find((paper) => paper.main)?.symbol ?? carriesOut?.[0]?.symbol ?? null
}
