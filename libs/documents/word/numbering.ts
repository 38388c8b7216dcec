import type { Styles } from './styles.js'
import { symbolOf } from '../text/symbols.js'
import { isOn, tellXml, type Attributes, type XmlEvents } from './xml.js'

interface Level {
  start: number
  format: string
  text: string
  font: string
  style: string | null
  /** Level (from 1) whose next point sets this one back; 0 = nothing does; null = any level above. */
  restart: number | null
  plain: boolean
}

interface Pattern {
  readonly id: string
  readonly levels: Map<number, Level>
  /** The numbering style that holds the levels in its place. */
  link: string | null
}

interface List {
  pattern: string
  readonly starts: Map<number, number>
  readonly levels: Map<number, Level>
}

const LEVELS = 9
const freshLevel = (): Level => ({ start: 1, format: 'decimal', text: '', font: '', style: null, restart: null, plain: false })

class NumberingReader implements XmlEvents {
  readonly patterns = new Map<string, Pattern>()
  readonly lists = new Map<string, List>()
  private pattern: Pattern | null = null
  private list: List | null = null
  private level: Level = freshLevel()
  private at = 0

  readonly open = (name: string, attributes: Attributes): void => {
    const value = attributes['w:val'] ?? ''
    if (name === 'w:abstractNum') this.patterns.set(attributes['w:abstractNumId'] ?? '', (this.pattern = newPattern(attributes)))
    else if (name === 'w:num') this.lists.set(attributes['w:numId'] ?? '', (this.list = { pattern: '', starts: new Map(), levels: new Map() }))
    else if (name === 'w:lvl') this.begin(Number(attributes['w:ilvl'] ?? 0))
    else if (name === 'w:numStyleLink' && this.pattern) this.pattern.link = value
    else if (this.list && ['w:abstractNumId', 'w:lvlOverride', 'w:startOverride'].includes(name)) this.ofList(this.list, name, attributes)
    else this.property(name, attributes, value)
  }
  readonly text = (): void => undefined
  readonly close = (name: string): void => {
    if (name === 'w:abstractNum') this.pattern = null
    if (name === 'w:num') this.list = null
  }

  private ofList(list: List, name: string, attributes: Attributes): void {
    if (name === 'w:abstractNumId') list.pattern = attributes['w:val'] ?? ''
    else if (name === 'w:lvlOverride') this.at = Number(attributes['w:ilvl'] ?? 0)
    else list.starts.set(this.at, Number(attributes['w:val'] ?? 1))
  }

  private begin(at: number): void {
    this.level = freshLevel()
    ;(this.pattern ?? this.list)?.levels.set(at, this.level)
  }

  private property(name: string, attributes: Attributes, value: string): void {
    const { level } = this
    if (name === 'w:start') level.start = Number(value)
    else if (name === 'w:numFmt') level.format = value
    else if (name === 'w:lvlText') level.text = value
    else if (name === 'w:lvlRestart') level.restart = Number(value)
    else if (name === 'w:isLgl') level.plain = isOn(attributes)
    else if (name === 'w:pStyle') level.style = value
    else if (name === 'w:rFonts') level.font = attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? ''
  }
}

const newPattern = (attributes: Attributes): Pattern => ({ id: attributes['w:abstractNumId'] ?? '', levels: new Map(), link: null })

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]
const MAX_ROMAN = 4000

function roman(value: number): string {
  if (value <= 0 || value >= MAX_ROMAN) return String(value)
  let [rest, out] = [value, '']
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      out += sign
      rest -= worth
    }
  }
  return out
}

// After z Word writes aa, bb, cc.
function letters(value: number): string {
  if (value <= 0) return String(value)
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(Math.ceil(value / 26), 10))
}

/** A figure as Word writes it (ECMA-376 part 1, 17.18.59); formats that no Vietnamese paper uses come out as plain figures. */
export function numeral(value: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(value)
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'upperLetter':
      return letters(value).toUpperCase()
    case 'lowerLetter':
      return letters(value)
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'decimalEnclosedParen':
      return `(${value})`
    case 'none':
      return ''
    default:
      return String(value)
  }
}

/** The labels of numbered paragraphs, counted as Word counts them: call once a paragraph, in the order of the text. */
export class Numbering {
  private readonly counters = new Map<string, (number | undefined)[]>()
  private readonly begun = new Set<string>()

  constructor(
    private readonly patterns: ReadonlyMap<string, Pattern>,
    private readonly lists: ReadonlyMap<string, List>,
    private readonly styles: Styles,
  ) {}

  /** The label that stands before the paragraph, with its blank; empty where it has none. `own` is what the paragraph says itself. */
  label(own: { readonly list?: string; readonly level?: number }, style: string | null): string {
    const fromStyle = this.styles.numbering(style)
    const id = own.list ?? fromStyle.list
    const list = id === undefined || id === '0' ? undefined : this.lists.get(id)
    if (id === undefined || !list) return ''
    const levels = this.levelsOf(list)
    const linked = own.list === undefined && own.level === undefined ? [...levels].find(([, level]) => level.style === style)?.[0] : undefined
    const at = Math.min(Math.max(own.level ?? linked ?? fromStyle.level ?? 0, 0), LEVELS - 1)
    const level = levels.get(at)
    if (!level) return ''
    const counts = this.count(id, list, levels, at)
    const text = level.format === 'bullet' ? symbolOf(level.text, level.font) : this.written(level, levels, counts)
    return text.trim() === '' ? '' : `${text.trim()} `
  }

  private levelsOf(list: List): ReadonlyMap<number, Level> {
    const seen = new Set<string>()
    let pattern = this.patterns.get(list.pattern)
    while (pattern?.link != null && !seen.has(pattern.id)) {
      seen.add(pattern.id)
      const next = this.lists.get(this.styles.numbering(pattern.link).list ?? '')
      pattern = next ? this.patterns.get(next.pattern) : undefined
    }
    return new Map([...(pattern?.levels ?? []), ...list.levels])
  }

  /** Counts one on; points below begin anew. A list with a start of its own sets the shared counter when it is first used. */
  private count(id: string, list: List, levels: ReadonlyMap<number, Level>, at: number): readonly (number | undefined)[] {
    const counts = this.counters.get(list.pattern) ?? []
    this.counters.set(list.pattern, counts)
    const start = list.starts.get(at)
    const first = start !== undefined && !this.begun.has(`${id}.${at}`)
    this.begun.add(`${id}.${at}`)
    const before = first ? undefined : counts[at]
    counts[at] = before === undefined ? (start ?? levels.get(at)?.start ?? 1) : before + 1
    for (let below = at + 1; below < LEVELS; below++) {
      const restart = levels.get(below)?.restart ?? null
      if (restart === null || (restart !== 0 && at < restart)) counts[below] = undefined
    }
    return counts
  }

  private written(level: Level, levels: ReadonlyMap<number, Level>, counts: readonly (number | undefined)[]): string {
    return level.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1
      const other = levels.get(at)
      return numeral(counts[at] ?? other?.start ?? 1, level.plain ? 'decimal' : (other?.format ?? 'decimal'))
    })
  }
}

/** Reads `word/numbering.xml`; a document without it numbers nothing. */
export async function readNumbering(part: AsyncIterable<Uint8Array> | null, styles: Styles): Promise<Numbering> {
  const reader = new NumberingReader()
  if (part) await tellXml(part, reader)
  return new Numbering(reader.patterns, reader.lists, styles)
}
