import type { Reading } from '#intake'
import type { DraftBody, NamedPaper } from './draft-body.js'

type Kept = Pick<DraftBody, 'references' | 'carriesOut'>

/** The papers that a letter names by number, each with what it is to the letter. */
export function papersOf({ draft, carriesOut }: Pick<Reading, 'draft' | 'carriesOut'>): NamedPaper[] {
  return draft.references.flatMap(({ symbol, date, issuer, role }): NamedPaper[] => {
    if (symbol === null) return []
    const at = carriesOut.indexOf(symbol)
    return [{ symbol, date, issuer, role: at === 0 ? 'main' : at > 0 ? 'carriesOut' : role }]
  })
}

/** The papers of a draft; of one that was kept before they were, those that it carries out. */
export function papersIn({ references, carriesOut }: Kept): readonly NamedPaper[] {
  return references ?? carriesOut.map(({ symbol, date, issuer, main }) => ({ symbol, date, issuer, role: main ? 'main' : 'carriesOut' }))
}

/** An officer’s list of papers: what the letter carries out follows from it, the main one first. */
export function withPapers(papers: readonly NamedPaper[]): Kept {
  const carried = papers.filter(({ role }) => role === 'main' || role === 'carriesOut').sort((a, b) => Number(b.role === 'main') - Number(a.role === 'main'))
  return { references: papers, carriesOut: carried.map(({ symbol, date, issuer }, i) => ({ symbol, date, issuer, main: i === 0 })) }
}
