import { openAsItIs, rootDir, settingsOf } from '#assembly'
import type { InstanceId } from '#base'
import { contextOf, directiveMore, fullNumber, namesOurs, symbolKey, type FullRow, type PaperEdge } from '#cascade'
import { openCascadeQueries, openPageQueries } from '#database'
import type { RelationKind } from '#intake'
import { has, say, Usage } from '../usage.js'

const HOW = 'chain NUMBER|ID [--json], NUMBER as 802/UBND-KT'

const DOES: Readonly<Record<RelationKind, string>> = {
  replaces: 'replaces',
  repeals: 'repeals',
  amends: 'amends',
  carriesOut: 'carries out',
  cites: 'cites',
}
const SUFFERS: Readonly<Record<RelationKind, string>> = {
  replaces: 'is replaced by',
  repeals: 'is repealed by',
  amends: 'is amended by',
  carriesOut: 'is carried out by',
  cites: 'is cited by',
}

/** `chain NUMBER|ID [--json]`: what a letter does to other papers and what letters here do to it, with the words that say so. */
export async function chain(args: readonly string[]): Promise<void> {
  const asked = args.find((one) => !one.startsWith('--'))
  if (asked === undefined) throw new Usage(HOW)
  const root = rootDir()
  const opened = await openAsItIs(root, settingsOf(process.env, root), say)
  try {
    const { sql } = opened.database
    const rows = await openCascadeQueries(sql).directives()
    const own = rows.find((row) => String(row.id) === asked || keysOf(row).includes(symbolKey(asked)))
    if (!own) throw new Usage(`No directive here is ${asked}.`)
    const edges = await openPageQueries(sql).paperRelations(own.id, keysOf(own))
    const up = edges.filter(({ directive }) => directive === own.id)
    const down = edges.filter((edge) => edge.directive !== own.id && namesOurs(edge, own) !== null)
    const told = has(args, 'json') ? JSON.stringify({ directive: own.id, number: nameOf(own), up, down }) : linesOf(own, up, down, rows).join('\n')
    process.stdout.write(`${told}\n`)
  } finally {
    await opened.close()
  }
}

function keysOf(row: FullRow): string[] {
  const { letter, superior } = directiveMore(contextOf(row))
  return [fullNumber(letter), superior?.number].flatMap((number) => (typeof number === 'string' ? [symbolKey(number)] : []))
}

function nameOf(row: FullRow): string {
  const { letter, superior } = directiveMore(contextOf(row))
  return fullNumber(letter) ?? superior?.number ?? row.label
}

function linesOf(own: FullRow, up: readonly PaperEdge[], down: readonly PaperEdge[], rows: readonly FullRow[]): string[] {
  const ours = (edge: PaperEdge): string => {
    const row = rows.find((one) => one.id !== own.id && namesOurs(edge, one) === 'letter')
    return row ? ` (directive ${row.id})` : ''
  }
  return [
    `${nameOf(own)} (directive ${own.id}, ${own.state})`,
    ...up.flatMap((edge) => [
      `  ${DOES[edge.relation]} ${[edge.symbol ?? edge.title, edge.date, edge.issuer].filter(Boolean).join(', ')}${ours(edge)}`,
      ...quoted(edge),
    ]),
    ...down.flatMap((edge) => [`  ${SUFFERS[edge.relation]} ${byName(edge.directive, rows)}`, ...quoted(edge)]),
  ]
}

function byName(id: InstanceId, rows: readonly FullRow[]): string {
  const row = rows.find((one) => one.id === id)
  return `${row ? nameOf(row) : 'a letter'} (directive ${id})`
}

const quoted = ({ quote }: PaperEdge): string[] => (quote === null ? [] : [`    “${quote}”`])
