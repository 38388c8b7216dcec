import { isOn, tellXml, type Attributes, type XmlEvents } from './xml.js'

/** What a style or a run says of its letters; what it leaves open comes from the style under it. */
export interface Look {
  hidden?: boolean
  capitals?: boolean
  font?: string
}

/** Numbering as a paragraph or a style names it; either part may be left to the other. */
export interface NumberingRef {
  list?: string
  level?: number
}

interface Style extends Look, NumberingRef {
  readonly id: string
  name: string
  basedOn?: string
  bordered?: boolean
}

/** The styles of a document, each with what it inherits. */
export interface Styles {
  readonly look: (id: string | null) => Look
  readonly numbering: (id: string | null) => NumberingRef
  readonly isContents: (id: string | null) => boolean
  readonly isBordered: (id: string | null) => boolean
  readonly defaultParagraph: string | null
}

const BORDERS = new Set(['w:top', 'w:left', 'w:start', 'w:bottom', 'w:right', 'w:end', 'w:insideH', 'w:insideV'])

/** Is this the edge of a table or a cell that is really drawn? */
export function isDrawnEdge(name: string, attributes: Attributes): boolean {
  return BORDERS.has(name) && !['none', 'nil'].includes(attributes['w:val'] ?? 'none')
}

/** Reads one property of letters into `look`; false where it is none. */
export function readLook(look: Look, name: string, attributes: Attributes): boolean {
  if (name === 'w:vanish') look.hidden = isOn(attributes)
  else if (name === 'w:caps') look.capitals = isOn(attributes)
  else if (name === 'w:rFonts') {
    const font = attributes['w:hAnsi'] ?? attributes['w:ascii']
    if (font !== undefined) look.font = font
  } else return false
  return true
}

/** What of `under` is not said by `over`. */
export const layered = (over: Look, under: Look): Look => ({ ...under, ...over })

class StyleReader implements XmlEvents {
  readonly styles = new Map<string, Style>()
  readonly defaults: Style = { id: '', name: '' }
  defaultParagraph: string | null = null
  private style: Style = this.defaults
  private inBorders = false

  readonly open = (name: string, attributes: Attributes): void => {
    const value = attributes['w:val'] ?? ''
    if (name === 'w:style') this.begin(attributes)
    else if (readLook(this.style, name, attributes)) return
    else if (name === 'w:name') this.style.name = value.toLowerCase()
    else if (name === 'w:basedOn') this.style.basedOn = value
    else if (name === 'w:numId') this.style.list = value
    else if (name === 'w:ilvl') this.style.level = Number(value)
    else if (name === 'w:tblBorders') this.inBorders = true
    else if (this.inBorders && isDrawnEdge(name, attributes)) this.style.bordered = true
  }
  readonly text = (): void => undefined
  readonly close = (name: string): void => {
    if (name === 'w:tblBorders') this.inBorders = false
    if (name === 'w:style') this.style = { id: '', name: '' }
  }

  private begin(attributes: Attributes): void {
    this.style = { id: attributes['w:styleId'] ?? '', name: '' }
    this.styles.set(this.style.id, this.style)
    if (attributes['w:type'] === 'paragraph' && attributes['w:default'] !== undefined && attributes['w:default'] !== '0') this.defaultParagraph = this.style.id
  }
}

/** The style and those it is based on, nearest first; a circle of styles ends where it closes. */
function chainOf(styles: ReadonlyMap<string, Style>, id: string | null): readonly Style[] {
  const chain: Style[] = []
  for (let next = id === null ? undefined : styles.get(id); next && !chain.includes(next); next = styles.get(next.basedOn ?? '')) chain.push(next)
  return chain
}

/** Each question is asked of a style once, however many paragraphs wear it. */
function remembered<T>(answer: (id: string | null) => T): (id: string | null) => T {
  const known = new Map<string | null, T>()
  return (id) => {
    const before = known.get(id)
    if (before !== undefined) return before
    const fresh = answer(id)
    known.set(id, fresh)
    return fresh
  }
}

/** Reads `word/styles.xml`; a document without it has none. */
export async function readStyles(part: AsyncIterable<Uint8Array> | null): Promise<Styles> {
  const reader = new StyleReader()
  if (part) await tellXml(part, reader)
  const { styles, defaults, defaultParagraph } = reader
  const lookOf = ({ hidden, capitals, font }: Style): Look => ({
    ...(hidden !== undefined && { hidden }),
    ...(capitals !== undefined && { capitals }),
    ...(font !== undefined && { font }),
  })
  return {
    defaultParagraph,
    look: remembered((id) => [...chainOf(styles, id), defaults].map(lookOf).reduceRight((under, over) => layered(over, under), {})),
    numbering: remembered((id) => {
      const chain = chainOf(styles, id)
      const [list, level] = [chain.find((style) => style.list !== undefined)?.list, chain.find((style) => style.level !== undefined)?.level]
      return { ...(list !== undefined && { list }), ...(level !== undefined && { level }) }
    }),
    isContents: remembered((id) => chainOf(styles, id).some((style) => /^(?:toc \d|table of figures)/u.test(style.name))),
    isBordered: remembered((id) => chainOf(styles, id).some((style) => style.bordered === true)),
  }
}
