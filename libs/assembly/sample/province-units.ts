import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { localDate, unitId, type LocalDate } from '#base'
import { UNIT_KINDS, type Confidence, type Group, type Unit, type UnitKind } from '#directory'
import { csvRecords } from './csv.js'

type Row = Readonly<Record<string, string>>
interface GroupRow {
  readonly code: string
  readonly names: readonly string[]
  readonly members: readonly string[] | 'communes' | 'communes: xã' | 'communes: phường'
  readonly rule?: NonNullable<Group['rule']>
  readonly note: string
}

const COMMUNES_BEGIN = localDate('2025-07-01')
const CODE_OF_TYPE: Readonly<Record<string, string>> = { xã: 'xa', phường: 'phuong' }

/**
 * Units and groups of Lào Cai with their sources, no people: what a new installation starts from.
 * `rootDir` is the folder of the project's package.json. Throws where the data is broken.
 */
export function provinceUnits(rootDir: string): { readonly units: readonly Unit[]; readonly groups: readonly Group[] } {
  const read = (name: string): string => readFileSync(join(rootDir, 'libs/assembly/sample/data', name), 'utf8')
  const communes = csvRecords(read('communes.csv')).map(communeOf)
  const units = [...csvRecords(read('units.csv')).map(unitOf), ...communes]
  const rows = JSON.parse(read('groups.json')) as readonly GroupRow[]
  return { units, groups: rows.map((row) => groupOf(row, communes)) }
}

function unitOf(row: Row): Unit {
  return {
    id: unitId(textOf(row, 'code')),
    name: textOf(row, 'name'),
    shortName: textOf(row, 'short_name'),
    abbr: row['abbr'] || null,
    kind: kindOf(row),
    parent: row['parent'] ? unitId(row['parent']) : null,
    aliases: listOf(row, 'aliases'),
    predecessors: listOf(row, 'predecessors'),
    validFrom: dateOf(row, 'valid_from'),
    validTo: dateOf(row, 'valid_to'),
    successor: row['successor'] ? unitId(row['successor']) : null,
    order: Number(textOf(row, 'order')),
    source: textOf(row, 'source'),
    confidence: confidenceOf(row),
  }
}

/** Communes follow the departments, in the order of their official codes. */
function communeOf(row: Row, index: number): Unit {
  const [code, type, name] = [textOf(row, 'code'), textOf(row, 'type'), textOf(row, 'name')]
  return {
    id: unitId(`${CODE_OF_TYPE[type] ?? broken(`commune ${code} has the type “${type}”`)}-${code}`),
    name: `Ủy ban nhân dân ${type} ${name}`,
    shortName: `UBND ${type} ${name}`,
    abbr: null,
    kind: 'commune',
    parent: unitId('ubnd-tinh'),
    aliases: [],
    predecessors: [],
    validFrom: COMMUNES_BEGIN,
    validTo: null,
    successor: null,
    order: 1000 + index,
    source: textOf(row, 'source'),
    confidence: 'high',
  }
}

function groupOf(row: GroupRow, communes: readonly Unit[]): Group {
  const members = typeof row.members === 'string' ? communesOf(row.members, communes) : row.members.map(unitId)
  return { code: row.code, names: row.names, members, ...(row.rule ? { rule: row.rule } : {}), note: row.note }
}

/** All communes, or those of a type. */
function communesOf(which: string, communes: readonly Unit[]): readonly Unit['id'][] {
  const [, type = ''] = which.split(': ')
  return communes.filter(({ id }) => type === '' || id.startsWith(`${CODE_OF_TYPE[type]}-`)).map(({ id }) => id)
}

function textOf(row: Row, column: string): string {
  return row[column] || broken(`${row['code']} has no ${column}`)
}

function listOf(row: Row, column: string): readonly string[] {
  return (row[column] ?? '').split('|').filter((item) => item !== '')
}

function dateOf(row: Row, column: string): LocalDate | null {
  return row[column] ? localDate(row[column]) : null
}

function kindOf(row: Row): UnitKind {
  return UNIT_KINDS.find((kind) => kind === row['kind']) ?? broken(`${row['code']} is of no known kind`)
}

function confidenceOf(row: Row): Confidence {
  const known: readonly Confidence[] = ['high', 'medium', 'low']
  return known.find((level) => level === row['confidence']) ?? broken(`${row['code']} has no confidence`)
}

function broken(what: string): never {
  throw new Error(`the data of the province is broken: ${what}`)
}
