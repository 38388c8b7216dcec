import { ok, type InstanceId, type Result } from '#base'
import type { LegalChain, NamingLetter, PaperRef, SamePaper } from '#contract'
import { RELATIONS, type RelationKind } from '#intake'
import { contextOf, directiveMore, fullNumber, nameOf } from '../context.js'
import { namesOurs, symbolKey } from '../legal-chain.js'
import type { Actor, FullRow } from '../needs.js'
import { labelsOf } from './cards.js'
import { letterOf } from './letter.js'
import type { PaperEdge } from './page-queries.js'
import { isSeen, look, sightOf, type Reach, type Reading, type Sight } from './sight.js'

/** The papers above a letter, and the letters here that name it or carry out the same paper, as far as this person may see them. Problems: `instance.unknown`, `scope.forbidden`. */
export async function legalChainView(reading: Reading, actor: Actor, id: InstanceId): Promise<Result<LegalChain>> {
  const sight = await sightOf(reading, actor)
  const found = await look(sight, id)
  if (!found.ok) return found
  if (found.value.loaded.row.root !== id) return legalChainView(reading, actor, found.value.loaded.row.root)
  const rows = await rowsSeen(sight, found.value.reach, id)
  const own = rows.find((row) => row.id === id)
  if (!own || nameOf(own.definition) !== 'directive') return ok({ up: [], down: [], beside: [] })
  const above = (await sight.pages.paperRelations(id, [])).filter((edge) => edge.directive === id)
  const keys = [...new Set([...keysOf(own), ...above.flatMap(({ relation, key }) => (relation === 'carriesOut' && key !== null ? [key] : []))])]
  const edges = keys.length === 0 ? [] : await sight.pages.paperRelations(id, keys)
  const others = rows.filter((row) => row.id !== id && row.state !== 'withdrawn')
  return ok({
    up: above.toSorted(strongest).map((edge) => named(edge, others)),
    down: edges
      .filter((edge) => edge.directive !== id && namesOurs(edge, own) !== null)
      .toSorted(strongest)
      .flatMap((edge) => naming(sight, edge, others)),
    beside: besides(sight, own, above, edges, others),
  })
}

/** The directives that the person may see; the one in question among them. */
async function rowsSeen({ needs }: Sight, reach: Reach, id: InstanceId): Promise<FullRow[]> {
  return (await needs.queries.directives()).filter((row) => row.id === id || isSeen(reach, row))
}

function keysOf(row: FullRow): string[] {
  const { letter, superior } = directiveMore(contextOf(row))
  return [fullNumber(letter), superior?.number].flatMap((number) => (typeof number === 'string' ? [symbolKey(number)] : []))
}

const strongest = (one: { readonly relation: RelationKind }, other: { readonly relation: RelationKind }): number =>
  RELATIONS.indexOf(one.relation) - RELATIONS.indexOf(other.relation)

const refOf = (row: FullRow): PaperRef => ({ id: row.id, number: letterOf(row).number ?? directiveMore(contextOf(row)).superior?.number ?? null })

function named({ relation, kind, symbol, date, issuer, title, quote, key }: PaperEdge, others: readonly FullRow[]): LegalChain['up'][number] {
  const ours = others.find((row) => namesOurs({ key, date, issuer }, row) === 'letter')
  return { relation, kind, symbol, issuedOn: date, issuer, title, quote, directive: ours ? refOf(ours) : null }
}

function naming(sight: Sight, { directive, relation, quote }: PaperEdge, others: readonly FullRow[]): NamingLetter[] {
  const row = others.find((one) => one.id === directive)
  return row ? [{ relation, quote, ...letterLine(sight, row) }] : []
}

function letterLine(sight: Sight, row: FullRow): Omit<NamingLetter, 'relation' | 'quote'> {
  const { subject, issuedOn } = letterOf(row)
  return { directive: refOf(row), subject, issuedOn, stateLabel: labelsOf(sight, row.definition)?.states[row.state] ?? row.state }
}

/** Two letters that carry out one paper: by what their words name, or by the paper from above under which they were taken in. */
function besides(sight: Sight, own: FullRow, above: readonly PaperEdge[], edges: readonly PaperEdge[], others: readonly FullRow[]): SamePaper[] {
  const superior = directiveMore(contextOf(own)).superior
  const papers = new Map(
    above.flatMap(({ relation, symbol, key }) => (relation === 'carriesOut' && symbol !== null && key !== null ? [[key, symbol] as const] : [])),
  )
  if (superior) papers.set(symbolKey(superior.number), superior.number)
  return [...papers].flatMap(([key, symbol]) => {
    const letters = others.filter(
      (row) =>
        edges.some((edge) => edge.directive === row.id && edge.key === key && edge.relation === 'carriesOut') ||
        symbolKey(directiveMore(contextOf(row)).superior?.number ?? '') === key,
    )
    return letters.length > 0 ? [{ symbol, letters: letters.map((row) => letterLine(sight, row)) }] : []
  })
}
