import { Buffer } from 'node:buffer'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { getDocument, VerbosityLevel, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { FileReading } from '../file-reading.js'
import { withoutOldFont } from '../text/syllables.js'
import { laidOut, textOfPages } from './layout.js'
import { matrixOf, IDENTITY } from './matrix.js'
import { PageReader, type FontFacts, type Operators } from './page-words.js'
import { upright, type Page } from './upright.js'

const HOME = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const folder = (name: string): string => `${pathToFileURL(path.join(HOME, name)).href}/`

/** Opens a PDF without a canvas, without scripts, without fonts of the system; pictures are not unpacked. */
export function openPdf(bytes: Uint8Array, maxImageSize: number): Promise<PDFDocumentProxy> {
  return getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize,
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
  }).promise
}

interface ExportedFont {
  readonly name?: unknown
  readonly vertical?: unknown
  readonly fontMatrix?: unknown
}

function fontsOf(page: PDFPageProxy): (id: string) => FontFacts {
  const known = new Map<string, FontFacts>()
  return (id) => {
    const before = known.get(id)
    if (before) return before
    const font = page.commonObjs.has(id) ? (page.commonObjs.get(id) as ExportedFont) : {}
    const facts = { name: typeof font.name === 'string' ? font.name : '', scale: matrixOf(font.fontMatrix)?.[0] ?? 0.001, vertical: font.vertical === true }
    known.set(id, facts)
    return facts
  }
}

/** What is drawn on a page; throws what pdf.js throws on a damaged one. */
async function pageOf(document: PDFDocumentProxy, number: number): Promise<Page> {
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale: 1 })
  const operators = (await page.getOperatorList()) as Operators
  const drawing = new PageReader(matrixOf(viewport.transform) ?? IDENTITY, fontsOf(page)).read(operators)
  page.cleanup()
  const inside = drawing.words.filter(
    (word) => word.turn !== 0 || (word.x1 > 0 && word.x0 < viewport.width && word.y > 0 && word.y < viewport.height + word.size),
  )
  return upright({ ...drawing, words: withoutUnseen(inside) }, viewport.width, viewport.height)
}

// A scanner lays the words it recognised under the picture without ink: then they are the page's text. Beside printed words they
// are something hidden.
function withoutUnseen(words: Page['words']): Page['words'] {
  const letters = (of: Page['words']): number => of.reduce((sum, word) => sum + word.text.length, 0)
  const seen = words.filter((word) => !word.unseen)
  return letters(words) - letters(seen) > 4 * letters(seen) ? words : seen
}

// An image is a stream, and no stream lies inside another one: its dictionary can be seen in the file itself.
const IMAGE = /\/Subtype\s*\/Image\b/u
// Words drawn as outlines take some hundred numbers a letter.
const OUTLINES = 5000

function holdsPictures(bytes: Uint8Array): boolean {
  const step = 1 << 20
  for (let at = 0; at < bytes.length; at += step) {
    if (IMAGE.test(Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(step + 64, bytes.length - at)).toString('latin1'))) return true
  }
  return false
}

// Fewer letters on a page than this are a stamp or a signature's date, not its text.
const A_TEXT = 12
const hasText = (page: Page): boolean => page.words.reduce((sum, word) => sum + word.text.length, 0) >= A_TEXT

/**
 * The text layer of a PDF in reading order: paragraphs joined over lines and pages, the columns of the head side by side, ruled
 * tables as rows of Markdown, page furniture dropped. Refused: `file.locked`, `file.broken`, `file.scan`, `file.empty`, `file.tooHeavy`.
 */
export async function textOfPdf(bytes: Uint8Array, limit: number): Promise<FileReading> {
  let document: PDFDocumentProxy
  // Asked first: pdf.js takes the bytes away.
  const pictures = holdsPictures(bytes)
  try {
    document = await openPdf(bytes, 1)
  } catch (error) {
    return { is: 'refused', code: error instanceof Error && error.name === 'PasswordException' ? 'file.locked' : 'file.broken' }
  }
  try {
    return await readPages(document, pictures, limit)
  } catch {
    return { is: 'refused', code: 'file.broken' }
  } finally {
    await document.loadingTask.destroy()
  }
}

async function readPages(document: PDFDocumentProxy, pictures: boolean, limit: number): Promise<FileReading> {
  const laid: ReturnType<typeof laidOut>[] = []
  const without: number[] = []
  let letters = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await pageOf(document, number)
    letters += page.words.reduce((sum, word) => sum + word.text.length, 0)
    if (letters > limit) return { is: 'refused', code: 'file.tooHeavy' }
    if (!hasText(page) && (pictures || page.strokes > OUTLINES)) without.push(number)
    laid.push(laidOut(page))
  }
  const { text } = withoutOldFont(textOfPages(laid))
  if (without.length === document.numPages) return { is: 'refused', code: 'file.scan' }
  if (text === '') return { is: 'refused', code: 'file.empty' }
  return { is: 'read', text, notes: without.length > 0 ? [{ is: 'pagesWithoutText', pages: without }] : [] }
}
