import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { fromFontNamed } from '../text/old-fonts.js'
import { symbolOf } from '../text/symbols.js'
import { IDENTITY, matrixOf, place, times, type Matrix } from './matrix.js'
import { edgesOf, type Edge } from './edges.js'

/** A word or a part of one as drawn: in points, y downwards from the top of the page, `y` the base line. */
export interface Word {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly size: number
  /** A blank was drawn before it. */
  readonly spaced: boolean
  /** Drawn without ink: the words that a scanner's program laid under the picture. */
  readonly unseen: boolean
  /** 0 upright, 1 turned left by a quarter, 2 upside down, 3 turned right. */
  readonly turn: 0 | 1 | 2 | 3
}

export interface Drawing {
  readonly words: readonly Word[]
  readonly edges: readonly Edge[]
  /** Steps of drawing: words turned into outlines make thousands. */
  readonly strokes: number
}

/** What pdf.js lists of a page: operators and their arguments. */
export interface Operators {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** What is asked of a font: its name in the document, its matrix. */
export interface FontFacts {
  readonly name: string
  readonly scale: number
  readonly vertical: boolean
}

interface Glyph {
  readonly unicode: string
  readonly width: number
  readonly isSpace: boolean
}

interface State {
  readonly ctm: Matrix
  readonly font: FontFacts
  readonly size: number
  readonly charSpacing: number
  readonly wordSpacing: number
  readonly stretch: number
  readonly rise: number
  readonly leading: number
  readonly mode: number
}

const NO_FONT: FontFacts = { name: '', scale: 0.001, vertical: false }
const INITIAL: Omit<State, 'ctm'> = { font: NO_FONT, size: 0, charSpacing: 0, wordSpacing: 0, stretch: 1, rise: 0, leading: 0, mode: 0 }
const MAX_STATES = 2000
// A gap within a run that is wider than this part of the letters' size parts two words.
const GAP = 0.2
// Text that leans more than this (in radians) is a watermark, not a line of the letter.
const LEAN = 0.09
const UNSEEN_MODES = new Set([3, 7])

const STROKES = new Set<number>([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke])

const numberAt = (args: unknown, at: number): number => {
  const value = Array.isArray(args) ? Number((args as unknown[])[at]) : 0
  return Number.isFinite(value) ? value : 0
}

// Laid on a page after it was set: number and day of issue, which belong to the letter, and who signed when, which do not.
const OF_A_SIGNATURE = /người\s+ký|ký\s+(?:bởi|số)|(?:thời\s+gian|ngày|giờ)\s+ký|digitally\s+signed|signature|e-?mail\s*:/iu

const LIGATURES = /[\ufb00-\ufb06]/gu
const PRIVATE = /[\uf000-\uf0ff]/gu

function cleaned(text: string, font: string): string {
  const read = text
    .replace(LIGATURES, (sign) => sign.normalize('NFKC'))
    .replace(PRIVATE, (sign) => symbolOf(sign, font))
    .replace(/[\u0000-\u001f\u007f]/gu, '')
  return fromFontNamed(read, font)
}

/** Follows the operators of a page and writes down where which words stand. */
export class PageReader {
  readonly words: Word[] = []
  readonly edges: Edge[] = []
  strokes = 0
  private state: State
  private readonly stack: State[] = []
  private stampFrom = 0
  private textMatrix: Matrix = IDENTITY
  private x = 0
  private y = 0
  private lineX = 0
  private lineY = 0

  constructor(
    private readonly base: Matrix,
    private readonly fontOf: (id: string) => FontFacts,
  ) {
    this.state = { ...INITIAL, ctm: base }
  }

  read({ fnArray, argsArray }: Operators): Drawing {
    fnArray.forEach((fn, i) => this.step(fn, argsArray[i]))
    return this
  }

  private step(fn: number, args: unknown): void {
    switch (fn) {
      case OPS.save:
        return this.save()
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        return this.restore()
      case OPS.transform:
        return this.transform(matrixOf(args))
      case OPS.paintFormXObjectBegin:
        this.save()
        return this.transform(Array.isArray(args) ? matrixOf(args[0]) : null)
      case OPS.beginAnnotation:
        return this.beginStamp(args)
      case OPS.endAnnotation:
        return this.endStamp()
      case OPS.constructPath:
        return this.path(args)
      default:
        this.textStep(fn, args)
    }
  }

  private textStep(fn: number, args: unknown): void {
    switch (fn) {
      case OPS.beginText:
        return this.setMatrix(IDENTITY)
      case OPS.setTextMatrix:
        return this.setMatrix((Array.isArray(args) ? matrixOf(args[0]) : null) ?? matrixOf(args) ?? IDENTITY)
      case OPS.moveText:
        return this.move(numberAt(args, 0), numberAt(args, 1))
      case OPS.setLeadingMoveText:
        this.set({ leading: numberAt(args, 1) })
        return this.move(numberAt(args, 0), numberAt(args, 1))
      case OPS.nextLine:
        return this.move(0, this.state.leading)
      case OPS.showText:
        return Array.isArray(args) && Array.isArray(args[0]) ? this.show(args[0] as readonly (Glyph | number)[]) : undefined
      default:
        this.setting(fn, args)
    }
  }

  private setting(fn: number, args: unknown): void {
    const value = numberAt(args, 0)
    if (fn === OPS.setFont && Array.isArray(args)) this.set({ font: this.fontOf(String(args[0])), size: numberAt(args, 1) })
    else if (fn === OPS.setCharSpacing) this.set({ charSpacing: value })
    else if (fn === OPS.setWordSpacing) this.set({ wordSpacing: value })
    else if (fn === OPS.setHScale) this.set({ stretch: value / 100 })
    else if (fn === OPS.setTextRise) this.set({ rise: value })
    else if (fn === OPS.setLeading) this.set({ leading: -value })
    else if (fn === OPS.setTextRenderingMode) this.set({ mode: value })
  }

  private set(part: Partial<State>): void {
    this.state = { ...this.state, ...part }
  }

  private save(): void {
    if (this.stack.length < MAX_STATES) this.stack.push(this.state)
  }

  private restore(): void {
    this.state = this.stack.pop() ?? this.state
  }

  private transform(matrix: Matrix | null): void {
    if (matrix) this.set({ ctm: times(this.state.ctm, matrix) })
  }

  private beginStamp(args: unknown): void {
    this.save()
    this.state = { ...INITIAL, ctm: this.base }
    this.stampFrom = this.words.length
    if (Array.isArray(args)) for (const matrix of [args[2], args[3]]) this.transform(matrixOf(matrix))
  }

  private endStamp(): void {
    this.restore()
    const words = this.words.slice(this.stampFrom)
    if (OF_A_SIGNATURE.test(words.map((word) => word.text).join(' '))) this.words.length = this.stampFrom
  }

  private setMatrix(matrix: Matrix): void {
    this.textMatrix = matrix
    this.x = this.y = this.lineX = this.lineY = 0
  }

  private move(x: number, y: number): void {
    this.x = this.lineX += x
    this.y = this.lineY += y
  }

  private path(args: unknown): void {
    if (!Array.isArray(args) || !Array.isArray(args[1])) return
    const [numbers] = args[1] as readonly unknown[]
    this.strokes += numbers instanceof Float32Array ? numbers.length : 0
    if (args[0] === OPS.endPath || !(numbers instanceof Float32Array)) return
    this.edges.push(...edgesOf(numbers, this.state.ctm, STROKES.has(args[0] as number)))
  }

  /** Walks along a run of glyphs; where a blank or a gap stands a word ends. */
  private show(glyphs: readonly (Glyph | number)[]): void {
    const { font, charSpacing, wordSpacing, stretch } = this.state
    const [size, towards] = [Math.abs(this.state.size), this.state.size < 0 ? -1 : 1]
    let [text, from, at, spaced] = ['', 0, 0, false]
    const end = (blank: boolean): void => {
      if (text !== '') this.word(text, from * stretch * towards, at * stretch * towards, spaced)
      spaced = blank || (spaced && text === '')
      text = ''
    }
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        const gap = (-glyph * size) / 1000
        if (gap > GAP * size) end(false)
        at += gap
        continue
      }
      const width = glyph.width * size * font.scale + (glyph.isSpace ? wordSpacing : 0) + charSpacing
      if (glyph.unicode.trim() === '') end(true)
      else {
        if (text === '') from = at
        text += glyph.unicode
      }
      at += width
    }
    end(false)
    this.x += at * stretch * towards
  }

  private word(raw: string, from: number, to: number, spaced: boolean): void {
    const { ctm, rise, size, font, mode } = this.state
    const text = cleaned(raw, font.name)
    const all = times(ctm, this.textMatrix)
    const angle = Math.atan2(all[1], all[0])
    const turn = Math.round(angle / (Math.PI / 2))
    if (text === '' || font.vertical || Math.abs(angle - turn * (Math.PI / 2)) > LEAN) return
    const [x0, y] = place(all, this.x + from, this.y + rise)
    const [x1, y1] = place(all, this.x + to, this.y + rise)
    const height = Math.abs(size) * Math.hypot(all[2], all[3])
    const turns = ((-turn % 4) + 4) % 4
    this.words.push({ text, x0, x1, y, size: height, spaced, unseen: UNSEEN_MODES.has(mode), turn: turns as Word['turn'], ...lying(turns, x0, y, x1, y1) })
  }
}

// A word that was drawn sideways keeps its length along the way it runs; `upright` turns such a page as a whole.
function lying(turns: number, x0: number, y0: number, x1: number, y1: number): Partial<Word> {
  if (turns === 0) return {}
  return turns === 2 ? { x0: -x0, x1: -x1, y: -y0 } : turns === 1 ? { x0: -y0, x1: -y1, y: x0 } : { x0: y0, x1: y1, y: -x0 }
}
