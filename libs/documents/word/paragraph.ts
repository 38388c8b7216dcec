import { fromFontNamed } from '../text/old-fonts.js'
import { layered, type Look, type NumberingRef, type Styles } from './styles.js'

/** A paragraph while it is told: its style, its number, its words. Words of one old font are decoded together, across runs. */
export class Paragraph {
  style: string | null
  readonly numbering: NumberingRef = {}
  /** A deleted mark joins the next paragraph to this one. */
  markDeleted = false
  private done = ''
  private pending = ''
  private font = ''

  constructor(private readonly styles: Styles) {
    this.style = styles.defaultParagraph
  }

  /** What a run looks like: its own properties, over those of its style, over the paragraph's. */
  look(run: Look, runStyle: string | null): Look {
    const paragraph = this.styles.look(this.style)
    return layered(run, runStyle === null ? paragraph : layered(this.styles.look(runStyle), paragraph))
  }

  add(words: string, look: Look): void {
    if (look.hidden === true) return
    const font = look.font ?? ''
    if (font !== this.font) this.decode()
    this.font = font
    this.pending += look.capitals === true ? words.toUpperCase() : words
  }

  private decode(): void {
    this.done += fromFontNamed(this.pending, this.font)
    this.pending = ''
  }

  /** The lines of the paragraph: one, or more where a line was broken by hand. Tabs that only indent are dropped. */
  lines(label: string): readonly string[] {
    this.decode()
    const [first = '', ...others] = this.done
      .replaceAll('\u00ad', '')
      .split('\n')
      .map((line) => line.trim())
    return [first === '' && others.length === 0 ? '' : `${label}${first}`, ...others]
  }

  get isEmpty(): boolean {
    return (this.done + this.pending).trim() === ''
  }
}
