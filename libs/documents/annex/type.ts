import type PDFDocument from 'pdfkit'
import { partsOf, type Face } from './tinos.js'

type Page = InstanceType<typeof PDFDocument>
interface Glyphs {
  hasGlyphForCodePoint(codePoint: number): boolean
}

/** Setting Vietnamese with a face that comes in parts: each letter from the part that has it, measured and broken by words. */
export class Type {
  private readonly partOf = new Map<string, string>()
  private readonly widths = new Map<string, number>()

  constructor(private readonly page: Page) {
    for (const face of ['normal', 'bold', 'italic'] as const) for (const { name, file } of partsOf(face)) page.registerFont(name, file)
  }

  width(text: string, face: Face, size: number): number {
    return text.split(' ').reduce((sum, word, i) => sum + (i === 0 ? 0 : this.wordWidth(' ', face, size)) + this.wordWidth(word, face, size), 0)
  }

  // An annex says the same words a thousand times.
  private wordWidth(word: string, face: Face, size: number): number {
    const key = `${face} ${size} ${word}`
    const known = this.widths.get(key)
    if (known !== undefined) return known
    const width = this.runs(word, face).reduce((sum, { font, letters }) => sum + this.page.font(font).fontSize(size).widthOfString(letters), 0)
    this.widths.set(key, width)
    return width
  }

  write(text: string, x: number, y: number, face: Face, size: number): void {
    let at = x
    for (const { font, letters } of this.runs(text, face)) {
      this.page.font(font).fontSize(size).text(letters, at, y, { lineBreak: false })
      at += this.width(letters, face, size)
    }
  }

  /** Lines no wider than `room`; a word that is wider than a line is cut. */
  wrapped(text: string, room: number, face: Face, size: number): readonly string[] {
    const lines: string[] = []
    let line = ''
    let used = 0
    const space = this.wordWidth(' ', face, size)
    for (const word of text
      .normalize('NFC')
      .split(/\s+/u)
      .flatMap((one) => this.pieces(one, room, face, size))) {
      const width = this.wordWidth(word, face, size)
      if (line !== '' && used + space + width > room) {
        lines.push(line)
        ;[line, used] = [word, width]
      } else [line, used] = line === '' ? [word, width] : [`${line} ${word}`, used + space + width]
    }
    return [...lines, line]
  }

  private pieces(word: string, room: number, face: Face, size: number): readonly string[] {
    if (this.width(word, face, size) <= room) return [word]
    const pieces: string[] = []
    let piece = ''
    for (const letter of word) {
      if (piece !== '' && this.width(piece + letter, face, size) > room) {
        pieces.push(piece)
        piece = ''
      }
      piece += letter
    }
    return [...pieces, piece]
  }

  private runs(text: string, face: Face): readonly { readonly font: string; readonly letters: string }[] {
    const runs: { font: string; letters: string }[] = []
    for (const letter of text) {
      const font = this.fontFor(letter, face)
      const last = runs.at(-1)
      if (last?.font === font) last.letters += letter
      else runs.push({ font, letters: letter })
    }
    return runs
  }

  private fontFor(letter: string, face: Face): string {
    const key = face + letter
    const known = this.partOf.get(key)
    if (known !== undefined) return known
    const parts = partsOf(face).map(({ name }) => name)
    const found = parts.find((name) => this.glyphsOf(name).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) ?? parts[0] ?? ''
    this.partOf.set(key, found)
    return found
  }

  // The opened font stands behind pdfkit's own, which its types do not show.
  private glyphsOf(name: string): Glyphs {
    return (this.page.font(name) as unknown as { readonly _font: { readonly font: Glyphs } })._font.font
  }
}
