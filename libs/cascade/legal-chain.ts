import { fold, squeeze } from '#base'
import { relationsOf, type Reading, type RelationKind } from '#intake'
import { contextOf, directiveMore, fullNumber } from './context.js'
import type { DraftBody, ReadRelation } from './draft-body.js'
import { papersIn, papersOf } from './draft-papers.js'
import type { FullRow } from './needs.js'

/** What a letter does to one paper that it names: an edge of the chain of papers. */
export interface Edge {
  readonly relation: RelationKind
  readonly kind: string
  readonly symbol: string | null
  /** The symbol as numbers are compared; null with it. */
  readonly key: string | null
  readonly date: string | null
  readonly issuer: string | null
  readonly title: string | null
  /** The words of the letter that say it. */
  readonly quote: string | null
}

/** `66 - KH/TU` and `66-kh/tu` are one number. */
export function symbolKey(symbol: string): string {
  return fold(symbol)
    .replace(/^so\s*:?/u, '')
    .replace(/\s+/gu, '')
}

const QUOTED = 400

/** What a letter does to the papers that it names, to be kept with its draft. */
export function relationsIn(reading: Pick<Reading, 'text' | 'draft' | 'carriesOut'>): ReadRelation[] {
  const listed = new Set(papersOf(reading).map(({ symbol }) => symbol))
  return relationsOf(reading.text, reading.draft).map(({ span, ...one }) => ({
    ...one,
    quote: span.to > span.from ? squeeze(reading.text.slice(span.from, span.to)).slice(0, QUOTED) : null,
    carried: one.symbol !== null && reading.carriesOut.includes(one.symbol),
    beside: one.symbol !== null && !listed.has(one.symbol),
  }))
}

const ACTS: readonly RelationKind[] = ['replaces', 'repeals', 'amends']

/**
 * The edges of a letter from its draft as it stands: the papers as an officer corrected them, each with what the letter's words do to it. What was
 * taken out of the draft's list is no edge; what an officer calls carried out is that, unless the letter replaces, repeals or amends it.
 */
export function edgesOf(body: Pick<DraftBody, 'relations' | 'references' | 'carriesOut'>): readonly Edge[] {
  const read = new Map((body.relations ?? []).flatMap((one) => (one.symbol === null ? [] : [[symbolKey(one.symbol), one] as const])))
  const papers = papersIn(body)
  const named = papers.map(({ symbol, date, issuer, role }): Edge => {
    const key = symbolKey(symbol)
    const said = read.get(key)
    const carried = role === 'main' || role === 'carriesOut'
    // What opens with “Căn cứ …” is a ground, unless an officer has said that the letter carries it out.
    const ground = said?.relation === 'cites' && said.carried
    const relation = said && ACTS.includes(said.relation) ? said.relation : carried && !ground ? 'carriesOut' : 'cites'
    return { relation, kind: said?.kind ?? 'Văn bản', symbol, key, date, issuer, title: said?.title ?? null, quote: said?.quote ?? null }
  })
  const keys = new Set(named.map(({ key }) => key))
  const beside = (body.relations ?? []).filter((one) => one.symbol === null || (one.beside && !keys.has(symbolKey(one.symbol))))
  return [
    ...named,
    ...beside.map(({ relation, kind, symbol, date, issuer, title, quote }) => ({
      relation,
      kind,
      symbol,
      date,
      issuer,
      title,
      quote,
      key: symbol === null ? null : symbolKey(symbol),
    })),
  ]
}

/** Is the paper that an edge names this directive, by its letter or by the paper from above that it carries out? */
export function namesOurs(edge: Pick<Edge, 'key' | 'date' | 'issuer'>, row: Pick<FullRow, 'context'>): 'letter' | 'superior' | null {
  if (edge.key === null) return null
  const { letter, superior } = directiveMore(contextOf(row))
  const number = fullNumber(letter)
  if (letter && number !== null && isSame(edge, { number, issuedOn: letter.issuedOn, issuer: letter.issuer })) return 'letter'
  return superior && isSame(edge, superior) ? 'superior' : null
}

interface Paper {
  readonly number: string
  readonly issuedOn: string | null
  readonly issuer: string | null
}

/** By number; where both tell a day it is the same, where both tell an issuer it is not another one. */
function isSame({ key, date, issuer }: Pick<Edge, 'key' | 'date' | 'issuer'>, paper: Paper): boolean {
  if (key !== symbolKey(paper.number)) return false
  if (date !== null && date.length === 10 && paper.issuedOn !== null && date !== paper.issuedOn) return false
  return issuer === null || paper.issuer === null || isSameIssuer(issuer, paper.issuer)
}

/** “UBND tỉnh” is “Ủy ban nhân dân tỉnh Lào Cai”, and not “UBND xã Cốc San”, whose plans are numbered alike. */
function isSameIssuer(one: string, other: string): boolean {
  const [first, second] = [one, other].map((name) => fold(name).replace(/\bubnd\b/gu, 'uy ban nhan dan'))
  if (first === undefined || second === undefined || ![first, second].every((name) => name.includes('uy ban nhan dan '))) return true
  return first.startsWith(second) || second.startsWith(first)
}
