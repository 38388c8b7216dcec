import type { Draft, Reference } from '../shape/draft.js'
import { labelOf, pageOf, type Line, type Page } from '../lines/lines.js'
import type { Span } from '../shape/reading.js'
import type { ReferenceAt } from './references.js'
import { citedIn, howAll, listAhead, UNSAID, type Found } from './relation-of.js'
import { RELATIONS, type RelationKind } from './relation-words.js'
import { joinPieces, keyOf, type Piece } from '../words/text.js'

/** A paper that a letter names, with what the letter does to it; `span` are the words that say so. */
export interface PaperRelation extends Pick<Reference, 'kind' | 'symbol' | 'date' | 'issuer' | 'title'> {
  readonly relation: RelationKind
  readonly span: Span
}

/**
 * How the letter stands to each paper that it names: once a paper, the strongest word wins (replaces or repeals, amends, carries out, cites), in the
 * order of the draft's references, then what only these sentences name. A verb counts where the letter itself acts: not inside the title of another
 * paper, not as a task of a unit (“tham mưu thay thế …”), not of things that are no papers. Whoever takes away a part of a paper amends it.
 * Offsets are of `text` as `Reading.text` gives it. Pure, linear, never throws.
 */
export function relationsOf(text: string, draft: Pick<Draft, 'references' | 'document'>): readonly PaperRelation[] {
  const found = new Map<string, { readonly paper: Reference | ReferenceAt; readonly how: Found }>()
  const own = draft.document.number && draft.document.symbol ? idOf({ symbol: `${draft.document.number}/${draft.document.symbol}` }) : null
  let ahead: RelationKind | null = null
  for (const paragraph of paragraphsOf(pageOf(text))) {
    const cited = citedIn(paragraph)
    for (const { paper, how } of howAll(paragraph, cited, ahead)) {
      const id = idOf(paper)
      const before = found.get(id)
      if (id !== own && (!before || stronger(how, before.how))) found.set(id, { paper: before?.paper ?? paper, how })
    }
    ahead = listAhead(paragraph) ?? (cited.length > 0 ? ahead : null)
  }
  const known = new Map(draft.references.map((paper) => [idOf(paper), paper]))
  const ids = [...new Set([...known.keys(), ...found.keys()])].filter((id) => id !== own)
  return ids.flatMap((id) => {
    const [paper, how] = [known.get(id) ?? found.get(id)?.paper, found.get(id)?.how]
    return paper ? [relationOf(paper, how?.relation === 'carriesOut' && !carriedOut(known.get(id), draft) ? { ...how, relation: 'cites' } : how)] : []
  })
}

/** What the letter itself carries out stands in its opening or its subject; further down units are told to carry papers out. */
function carriedOut(paper: Reference | undefined, { document }: Pick<Draft, 'document'>): boolean {
  return paper === undefined || paper.role === 'basis' || (paper.symbol !== null && document.subject?.includes(paper.symbol) === true)
}

function relationOf(paper: Reference | ReferenceAt, how: Found | undefined): PaperRelation {
  const { kind, symbol, date, title } = paper
  // “… của UBND tỉnh hết hiệu lực”: the end of a paper is no part of its issuer's name.
  const issuer = paper.issuer?.replace(/\s+(?:(?:hết|chấm dứt|không còn)\s+hiệu\s+lực|như\s+sau).*$/u, '') ?? null
  // Named in a place that is no paragraph of ours (a cell of a table): it is known, and nothing is said of it.
  const { relation, confidence, from, to } = how ?? { relation: 'cites' as const, confidence: UNSAID, from: 0, to: 0 }
  return { kind, symbol, date, title, issuer, relation, span: { from, to, confidence } }
}

const stronger = (one: Found, other: Found): boolean => RELATIONS.indexOf(one.relation) < RELATIONS.indexOf(other.relation)

const idOf = ({
  symbol,
  ...paper
}: {
  readonly symbol: string | null
  readonly kind?: string
  readonly title?: string | null
  readonly issuer?: string | null
}): string => (symbol === null ? keyOf(`${paper.kind ?? ''} ${paper.title ?? paper.issuer ?? ''}`) : keyOf(symbol).replace(/\s/gu, ''))

const ENDS = /[.;:!?…]["”)\]]*$|\/\.?$/u
const HANGS = /(?:[,\-–(]|(?:^|\s)(?:của|và|tại|theo|với|các|về|số|ngày|thay thế|bãi bỏ))$/u

/** A line that the sentence before it needs: only citations are looked for here, so that a line too many does no harm. */
function goesOn(before: string, line: Line): boolean {
  if (ENDS.test(before) || labelOf(line.text) !== null) return false
  return /^[\p{Ll}(,;]/u.test(line.text) || HANGS.test(keyOf(before))
}

/** Lines put together to sentences, as far as they go on. */
function paragraphsOf(page: Page): Piece[] {
  const paragraphs: Piece[][] = []
  for (const line of page.lines) {
    const last = paragraphs.at(-1)
    // A subject set in several lines, or a sentence cut by a page.
    if (last && last.length < 60 && goesOn(last.at(-1)?.text ?? '', line)) last.push(line)
    else paragraphs.push([line])
  }
  return paragraphs.map((lines) => joinPieces(lines))
}
