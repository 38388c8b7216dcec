import { readHead, unitsIn } from './assignment.js'
import { attributesIn } from './attributes.js'
import { rowNumber, type Cell, type Grid } from '../tables/table-grid.js'
import type { ColumnRole } from '../tables/table-columns.js'
import { taskOf, withAttributes, type Context, type Surroundings, type TaskAt } from './task.js'
import { isUpperCase, rx, slicePiece, type Piece } from '../words/text.js'
import { timeCell } from '../times/times.js'
import { isNobody, type Name } from '../units/units.js'
import { labelOf } from '../lines/labels.js'

interface TableRow {
  readonly number: string | null
  readonly task: Piece | null
  readonly lead: Cell
  readonly partners: Cell
  readonly both: Cell
  readonly due: Cell
}

const PARTNER_WORD = rx('(?:[;,.(]\\s*|\\s)(?:[-–•+]\\s*)?(?:cơ\\s+quan\\s+|đơn\\s+vị\\s+)?phối\\s+hợp\\s*(?:với|:)?\\s*:?\\s*')
const LEAD_WORD = rx('^[-–•+\\s]*(?:cơ\\s+quan\\s+|đơn\\s+vị\\s+)?chủ\\s+trì\\s*:?\\s*')
/** “nt”, “như trên”, “//”: what stands in the cell above. */
const DITTO = rx('^[\\s"\\-/.]*(?:nt|như\\s+trên|n/t)?[\\s"\\-/.]*$')
const NO_TIME = rx('^(?:theo|khi\\s+có|đã|chưa|không)(?![\\p{L}])')

function cellOf(row: readonly Cell[], roles: Grid['roles'], ...wanted: ColumnRole[]): Cell {
  const at = roles.findIndex((role, i) => role !== null && wanted.includes(role) && (row[i] ?? null) !== null)
  const cell = at < 0 ? null : (row[at] ?? null)
  return cell !== null && DITTO.test(cell.key) ? null : cell
}

const numberBefore = (words: Piece | null): string | null => {
  const label = words && labelOf(words.text)
  return label && !/^[-–—+•]$/u.test(label.value) ? label.value : null
}

/** The number of a row, from its own column or from before its words; a merged row of a group holds both in one cell. */
function tableRow(row: readonly Cell[], roles: Grid['roles']): TableRow {
  const column = cellOf(row, roles, 'number')
  const number = column && rowNumber(column.text)
  const isNumber = column !== null && number !== null && labelOf(column.text)?.length !== undefined ? column.text.length < 12 : number !== null
  const words = cellOf(row, roles, 'task', 'measure') ?? row.find((cell) => cell !== null && !(isNumber && cell === column)) ?? null
  const label = words && labelOf(words.text)
  return {
    number: (isNumber ? number : null) ?? numberBefore(words),
    task: words && label ? slicePiece(words, label.length) : words,
    lead: cellOf(row, roles, 'lead'),
    partners: cellOf(row, roles, 'partners'),
    both: cellOf(row, roles, 'both'),
    due: cellOf(row, roles, 'due'),
  }
}

const isBare = (row: TableRow): boolean => row.lead === null && row.partners === null && row.both === null && row.due === null

/** A row that groups those below it, and no task whose lead stands merged in the cell above. */
function isGroup(row: TableRow, next: TableRow | undefined): boolean {
  if (!isBare(row) || row.task === null) return false
  const { number } = row
  if (number !== null && /^(?:[IVXL]+|[A-HĐ])$/u.test(number)) return true
  if (isUpperCase(row.task.text)) return true
  if (next === undefined) return false
  const below = next.number
  if (number !== null && below !== null && (below.startsWith(`${number}.`) || (/^(?:1|a)$/u.test(below) && number !== below))) return true
  return number === null && below !== null
}

const RANKS: readonly RegExp[] = [/^[A-HĐ]$/u, /^[IVXL]+$/u, /^\d+$/u, /^\d+\.\d+$/u, /^\d+\.\d+\.\d+$/u, /^[a-zđ]$/u]
const rankOf = (number: string): number =>
  Math.max(
    0,
    RANKS.findIndex((pattern) => pattern.test(number)),
  )

interface Group {
  readonly rank: number
  readonly path: string
  readonly names: readonly Name[]
}

/** Paths of rows: groups by the rank of their numbers (A, I, 1, 1.1), rows under the last group. */
class Paths {
  private groups: Group[] = []
  private count = 0
  constructor(private readonly root: string) {}

  private under(number: string | null, rank: number): string {
    while ((this.groups.at(-1)?.rank ?? -1) >= rank) this.groups.pop()
    const parent = this.groups.at(-1)?.path ?? this.root
    const last = parent.split('.').at(-1) ?? ''
    const own = number === null ? String(this.count) : number.startsWith(`${last}.`) ? number.slice(last.length + 1) : number
    return parent === '' ? own : `${parent}.${own}`
  }

  open(number: string | null, names: readonly Name[]): void {
    this.count = 0
    const rank = number === null ? 0.5 : rankOf(number)
    const path = number === null ? (this.groups.findLast((group) => group.rank < rank)?.path ?? this.root) : this.under(number, rank)
    while ((this.groups.at(-1)?.rank ?? -1) >= rank) this.groups.pop()
    this.groups.push({ rank, path, names })
  }

  row(number: string | null): { readonly path: string; readonly names: readonly Name[] } {
    this.count++
    const names = this.groups.findLast((group) => group.names.length > 0)?.names ?? []
    return { path: this.under(number, number === null ? 9 : rankOf(number)), names }
  }
}

interface Cells {
  readonly names: readonly Name[]
  readonly partners: readonly Name[]
}

/** “Chủ trì: Sở A; phối hợp: Sở B” in one cell; the first is the lead where the cell does not say. */
function bothIn(cell: Piece): Cells {
  const begin = LEAD_WORD.exec(cell.key)?.[0].length ?? 0
  const rest = slicePiece(cell, begin)
  const part = PARTNER_WORD.exec(rest.key)
  if (!part) return { names: unitsIn(rest), partners: [] }
  return { names: unitsIn(slicePiece(rest, 0, part.index)), partners: unitsIn(slicePiece(rest, part.index + part[0].length)) }
}

function unitsOf(row: TableRow): Cells {
  if (row.both !== null) return bothIn(row.both)
  const lead = row.lead === null ? { names: [], partners: [] } : bothIn(row.lead)
  const partners = row.partners === null ? [] : unitsIn(row.partners)
  return { names: lead.names, partners: [...lead.partners, ...partners] }
}

/** The words of a cell of times; an empty one takes the times merged from above, “theo tiến độ” and the like tell none. */
function timesOf(row: TableRow, merged: Context, around: Surroundings): Context['times'] {
  if (row.due === null) return merged.times
  return NO_TIME.test(row.due.key) ? [] : timeCell(around.masked(row.due), around.letter, row.due.text)
}

/** What the cells of a row say, with what is merged from the rows above and from its group. */
function contextOf(row: TableRow, group: readonly Name[], merged: Context, around: Surroundings): Context {
  const cells = unitsOf(row)
  const above = group.length > 0 ? group : merged.names
  const silent = row.partners === null && row.both === null && row.lead === null
  return {
    ...merged,
    names: cells.names.length > 0 ? cells.names : above,
    partners: silent ? merged.partners : cells.partners.filter((name) => !isNobody(name)),
    times: timesOf(row, merged, around),
  }
}

/** A group that is a unit's name is the lead of the rows below it. */
function namesOfGroup(words: Piece): readonly Name[] {
  const head = readHead(words)
  return words.text.length - head.rest < 3 ? head.names : []
}

/** The tasks of a table, one a row. A merged cell of leads or times holds for the rows below it until the group ends. */
export function tableTasks(grid: Grid, root: string, above: Context, around: Surroundings): readonly TaskAt[] {
  const rows = grid.rows.map((row) => tableRow(row, grid.roles))
  const paths = new Paths(root)
  const begin: Context = { ...above, targetsOnly: above.targetsOnly || (!grid.roles.includes('task') && grid.roles.includes('measure')) }
  const tasks: TaskAt[] = []
  let merged = begin
  for (const [i, row] of rows.entries()) {
    if (row.task === null || row.task.text === '') continue
    if (isGroup(row, rows[i + 1])) {
      paths.open(row.number, namesOfGroup(row.task))
      merged = begin
      continue
    }
    const { path, names } = paths.row(row.number)
    merged = contextOf(row, names, merged, around)
    tasks.push(rowTask(path, row.task, merged, around, isGuessed(row, grid.roles)))
  }
  return tasks
}

/** A row whose own cell of units is empty takes the units of the row above, or none. */
const isGuessed = (row: TableRow, roles: Grid['roles']): boolean =>
  row.lead === null && row.both === null && roles.some((role) => role === 'lead' || role === 'both')

function rowTask(path: string, task: Piece, context: Context, around: Surroundings, guessed: boolean): TaskAt {
  const inline = attributesIn(task)
  const told = inline.list.length > 0 ? withAttributes(inline.list, context, around) : context
  const found = taskOf(path, task, 0, { ...told, default: [] }, around)
  // The words of a row hold a time of their own only where its cell holds none.
  const times = context.times.length > 0 ? context.times : found.times
  const doubts: TaskAt['doubts'] = [...found.doubts.filter((doubt) => doubt !== 'leadFromHeading'), ...(guessed ? ['columnsGuessed' as const] : [])]
  return { ...found, times, doubts, ownLead: true, task: { ...found.task, due: times.map((time) => time.due) } }
}

export const cellsOf = (grid: Grid): readonly Piece[] => grid.rows.flat().filter((cell): cell is Piece => cell !== null)
