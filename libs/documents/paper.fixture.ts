import { AlignmentType, BorderStyle, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, VerticalMergeType, WidthType } from 'docx'
import { pipeRows } from './text/pipes.js'

/** A cell of a table; `across` columns wide, `down` rows high. */
export interface PaperCell {
  readonly text: string
  readonly across?: number
  readonly down?: number
}

export interface PaperTable {
  /** Widths of the columns, in points. */
  readonly columns: readonly number[]
  readonly rows: readonly (readonly PaperCell[])[]
}

/** A letter as it was meant, before a program set it: the same for every kind of file. */
export interface Paper {
  readonly head: { readonly left: readonly string[]; readonly right: readonly string[] }
  readonly title: readonly string[]
  readonly body: readonly (string | PaperTable)[]
  readonly foot: { readonly left: readonly string[]; readonly right: readonly string[] }
}

/** Where each cell of a table begins: covered places are empty. */
export function placed(table: PaperTable): readonly (readonly (PaperCell | null)[])[] {
  const grid: (PaperCell | null | undefined)[][] = table.rows.map(() => table.columns.map(() => undefined))
  table.rows.forEach((row, r) => {
    for (const cell of row) {
      const c = grid[r]?.indexOf(undefined) ?? 0
      for (let down = 0; down < (cell.down ?? 1); down++) {
        for (let across = 0; across < (cell.across ?? 1); across++) {
          const line = grid[r + down]
          if (line) line[c + across] = down + across === 0 ? cell : null
        }
      }
    }
  })
  return grid.map((row) => row.map((cell) => cell ?? null))
}

export function asText({ head, title, body, foot }: Paper): string {
  const tables = (block: PaperTable): readonly string[] => ['', ...pipeRows(placed(block).map((row) => row.map((cell) => [cell?.text ?? '']))), '']
  const blocks = body.flatMap((block) => (typeof block === 'string' ? [block] : tables(block)))
  return [...head.left, ...head.right, '', ...title, '', ...blocks, '', ...foot.left, '', ...foot.right].join('\n')
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const BARE = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE }
const lineOf = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)] })
const cellOf = (lines: readonly string[]): TableCell => new TableCell({ children: lines.map(lineOf) })
const sideBySide = (left: readonly string[], right: readonly string[]): Table =>
  new Table({ borders: BARE, rows: [new TableRow({ children: [cellOf(left), cellOf(right)] })] })

function wordTable(table: PaperTable): Table {
  const rows = placed(table).map((row, r) => {
    const cells = row.flatMap((cell, c): TableCell[] => {
      if (cell) {
        const merge = (cell.down ?? 1) > 1 ? { verticalMerge: VerticalMergeType.RESTART } : {}
        return [new TableCell({ children: [lineOf(cell.text)], columnSpan: cell.across ?? 1, ...merge })]
      }
      const above = placed(table)[r - 1]?.[c]
      return above && (above.down ?? 1) > 1 ? [new TableCell({ children: [lineOf('')], verticalMerge: VerticalMergeType.CONTINUE })] : []
    })
    return new TableRow({ children: cells })
  })
  return new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } })
}

export async function asDocx({ head, title, body, foot }: Paper): Promise<Uint8Array> {
  const centred = title.map((text) => new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, bold: true })] }))
  const blocks = body.map((block) =>
    typeof block === 'string'
      ? new Paragraph({ alignment: AlignmentType.JUSTIFIED, indent: { firstLine: 567 }, children: [new TextRun(block)] })
      : wordTable(block),
  )
  const children = [sideBySide(head.left, head.right), lineOf(''), ...centred, ...blocks, lineOf(''), sideBySide(foot.left, foot.right)]
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}
