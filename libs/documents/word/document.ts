import type { Numbering } from './numbering.js'
import { Paragraph } from './paragraph.js'
import { isDrawnEdge, readLook, type Look, type Styles } from './styles.js'
import { signAt } from '../text/symbols.js'
import { MAX_COLUMNS, nestedLines, newCell, newRow, newTable, tableLines, type Cell, type Row, type Table } from './tables.js'
import { isOn, type Attributes, type XmlEvents } from './xml.js'

/** More words than any letter has. */
export class TooLong extends Error {}

// What a reader of the printed paper does not see: deletions, what fields ask, old properties, the second telling of a text box.
const UNSEEN = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'mc:Fallback', 'w:rt', 'w:footnotePr', 'w:endnotePr', 'w:sectPr'])
const CELL_PROPERTIES = new Set(['w:gridSpan', 'w:vMerge', 'w:gridBefore', 'w:hidden'])
const isOfTable = (name: string): boolean => /^w:(?:tbl|tr|tc)/u.test(name) || CELL_PROPERTIES.has(name)
const isUnseen = (name: string): boolean => UNSEEN.has(name) || name.endsWith('Change')
// Deeper tables than Word makes are read as plain paragraphs, so that the same words are not copied from cell to cell without end.
const MAX_TABLES = 12

/** What holds paragraphs: the body, a cell, a text box. The paragraph and the run that were open wait in it. */
interface Frame {
  readonly lines: string[]
  paragraph: Paragraph | null
  run: Look
  runStyle: string | null
}

interface OpenTable {
  readonly table: Table
  row: Row
  cell: Cell
}

function cellProperty({ row, cell }: OpenTable, name: string, attributes: Attributes): void {
  const value = attributes['w:val']
  if (name === 'w:gridSpan') cell.span = Math.min(Math.max(Number(value) || 1, 1), MAX_COLUMNS)
  else if (name === 'w:vMerge') cell.continued = value !== 'restart'
  else if (name === 'w:gridBefore') row.before = Math.min(Number(value) || 0, MAX_COLUMNS)
  else row.dropped ||= isOn(attributes)
}

/** Listens to `word/document.xml` and writes down its lines. */
export class DocumentWriter implements XmlEvents {
  readonly lines: string[] = []
  bodySeen = false
  pictures = false
  private readonly frames: Frame[]
  private readonly tables: OpenTable[] = []
  private skipping = 0
  private inParagraphProperties = false
  private inRunProperties = false
  private inRowProperties = false
  private inText = false
  private inBorders = false
  private placeholder = false
  private untabled = 0
  private length = 0

  constructor(
    private readonly styles: Styles,
    private readonly numbering: Numbering,
    private readonly limit: number,
  ) {
    this.frames = [{ lines: this.lines, paragraph: null, run: {}, runStyle: null }]
  }

  private get frame(): Frame {
    const frame = this.frames.at(-1)
    if (!frame) throw new Error('a document without a body')
    return frame
  }

  readonly text = (text: string): void => {
    if (this.skipping === 0 && this.inText) this.add(text.replace(/[\r\n\t]+/gu, ' '))
  }

  private add(words: string): void {
    const { paragraph, run, runStyle } = this.frame
    this.length += words.length
    if (this.length > this.limit) throw new TooLong()
    paragraph?.add(words, paragraph.look(run, runStyle))
  }

  readonly open = (name: string, attributes: Attributes): void => {
    if (this.skipping > 0 || isUnseen(name)) this.skip(name)
    else if (this.inBorders || isOfTable(name)) this.openTable(name, attributes)
    else if (this.inParagraphProperties || this.inRunProperties) this.property(name, attributes)
    else this.openContent(name, attributes)
  }

  /** A deletion among properties says that the paragraph's mark or the row is deleted. */
  private skip(name: string): void {
    const { paragraph } = this.frame
    if (this.skipping === 0 && name === 'w:del' && this.inRowProperties) this.markRow()
    else if (this.skipping === 0 && name === 'w:del' && this.inParagraphProperties && paragraph) paragraph.markDeleted = true
    this.skipping++
  }

  private markRow(): void {
    const open = this.tables.at(-1)
    if (open) open.row.dropped = true
  }

  private openContent(name: string, attributes: Attributes): void {
    const { frame } = this
    switch (name) {
      case 'w:body':
        this.bodySeen = true
        break
      case 'w:p':
        frame.paragraph ??= new Paragraph(this.styles)
        frame.run = {}
        frame.runStyle = null
        break
      case 'w:pPr':
        this.inParagraphProperties = true
        break
      case 'w:r':
        frame.run = {}
        frame.runStyle = null
        break
      case 'w:rPr':
        this.inRunProperties = true
        break
      case 'w:txbxContent':
        this.frames.push({ lines: [], paragraph: null, run: {}, runStyle: null })
        break
      case 'w:showingPlcHdr':
        this.placeholder = isOn(attributes)
        break
      case 'w:sdtContent':
        if (this.placeholder) this.skipping++
        this.placeholder = false
        break
      default:
        this.openInline(name, attributes)
    }
  }

  private openInline(name: string, attributes: Attributes): void {
    if (name === 'w:t' || name === 'm:t') this.inText = true
    else if (name === 'w:tab' || name === 'w:ptab') this.add('\t')
    else if (name === 'w:br' || name === 'w:cr') this.add('\n')
    else if (name === 'w:noBreakHyphen') this.add('-')
    else if (name === 'w:sym') this.add(signAt(Number.parseInt(attributes['w:char'] ?? '0', 16), attributes['w:font'] ?? ''))
    else if (name === 'a:blip' || name === 'v:imagedata') this.pictures = true
  }

  private property(name: string, attributes: Attributes): void {
    const { frame } = this
    const value = attributes['w:val'] ?? ''
    if (name === 'w:rPr') this.inRunProperties = true
    else if (this.inRunProperties && this.inParagraphProperties) return
    else if (name === 'w:rStyle') frame.runStyle = value
    else if (this.inRunProperties) readLook(frame.run, name, attributes)
    else if (frame.paragraph) this.paragraphProperty(frame.paragraph, name, value)
  }

  private paragraphProperty(paragraph: Paragraph, name: string, value: string): void {
    if (name === 'w:pStyle') paragraph.style = value
    else if (name === 'w:numId') paragraph.numbering.list = value
    else if (name === 'w:ilvl') paragraph.numbering.level = Number(value)
  }

  private openTable(name: string, attributes: Attributes): void {
    const open = this.tables.at(-1)
    if (name === 'w:tbl') this.beginTable()
    else if (!open || this.untabled > 0) return
    else if (name === 'w:tr') open.table.rows.push((open.row = newRow()))
    else if (name === 'w:trPr') this.inRowProperties = true
    else if (name === 'w:tc') this.beginCell(open)
    else if (name === 'w:tblBorders' || name === 'w:tcBorders') this.inBorders = true
    else if (CELL_PROPERTIES.has(name)) cellProperty(open, name, attributes)
    else if (this.inBorders) open.table.bordered ||= isDrawnEdge(name, attributes)
    else if (name === 'w:tblStyle') open.table.bordered ||= this.styles.isBordered(attributes['w:val'] ?? '')
  }

  private beginTable(): void {
    if (this.tables.length >= MAX_TABLES || this.untabled > 0) this.untabled++
    else this.tables.push({ table: newTable(), row: newRow(), cell: newCell() })
  }

  private beginCell(open: OpenTable): void {
    open.cell = newCell()
    open.row.cells.push(open.cell)
    this.frames.push({ lines: open.cell.lines, paragraph: null, run: {}, runStyle: null })
  }

  readonly close = (name: string): void => {
    if (this.skipping > 0) this.skipping--
    else if (name === 'w:t' || name === 'm:t') this.inText = false
    else if (name === 'w:p') this.endParagraph()
    else if (name === 'w:pPr') this.inParagraphProperties = false
    else if (name === 'w:rPr') this.inRunProperties = false
    else if (name === 'w:trPr') this.inRowProperties = false
    else if (name === 'w:tblBorders' || name === 'w:tcBorders') this.inBorders = false
    else if (name === 'w:txbxContent') this.endBox()
    else if (name === 'w:tc' && this.untabled === 0) this.endFrame()
    else if (name === 'w:tbl') this.endTable()
  }

  private endParagraph(): void {
    const { frame } = this
    const { paragraph } = frame
    if (!paragraph || paragraph.markDeleted) {
      if (paragraph) paragraph.markDeleted = false
      return
    }
    frame.paragraph = null
    const label = this.numbering.label(paragraph.numbering, paragraph.style)
    if (!this.styles.isContents(paragraph.style)) frame.lines.push(...paragraph.lines(paragraph.isEmpty ? '' : label))
  }

  /** Closes a cell or a box, with a paragraph whose deleted mark left it open. */
  private endFrame(): Frame | undefined {
    if (this.frame.paragraph) this.endParagraph()
    return this.frames.length > 1 ? this.frames.pop() : undefined
  }

  // A text box stands before the paragraph that anchors it.
  private endBox(): void {
    const box = this.endFrame()
    if (box) this.frame.lines.push(...box.lines.filter((line) => line !== ''))
  }

  private endTable(): void {
    if (this.untabled > 0) {
      this.untabled--
      return
    }
    const open = this.tables.pop()
    if (open) this.frame.lines.push(...(this.tables.length > 0 ? nestedLines(open.table) : tableLines(open.table)))
  }
}
