import { ok, refuse, type Result } from '#base'
import type { FileNote, FileReading } from './file-reading.js'
import { decodeText } from './plain-text.js'
import { readApart } from './reader/process.js'
import { extensionOf, kindOf, officeKind } from './sniff.js'

/** A file as it came in. `name` serves the refusal's sentence and tells plain text from Markdown. */
export interface IncomingFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface FileText {
  readonly text: string
  readonly kind: 'docx' | 'pdf' | 'picture' | 'text' | 'markdown'
  /** What the officer should know beside the words; mostly nothing. */
  readonly notes: readonly FileNote[]
}

/** Largest file taken, in bytes (DESIGN §3.7), and the largest that a DOCX may unpack to. */
export const MAX_FILE = 25 * 1024 * 1024
export const MAX_UNPACKED = 100 * 1024 * 1024
/** Longest text taken, in characters: some 600 printed pages. `#intake` needs about a second and 200 MB for a million. */
export const MAX_TEXT = 1_500_000

type Refused = Extract<FileReading, { is: 'refused' }>

function refusal({ name }: IncomingFile, { code, size, kind }: Refused): Result<never> {
  switch (code) {
    case 'file.tooLarge':
      return refuse(code, { name, size: size ?? null, limit: MAX_UNPACKED })
    case 'file.notRead':
      return refuse(code, { name, kind: kind ?? (extensionOf(name) || 'unknown') })
    default:
      return refuse(code, { name })
  }
}

async function readWithProcess(file: IncomingFile, kind: 'zip' | 'pdf' | 'picture', ocr: boolean): Promise<Result<FileText>> {
  const { reading } = await readApart(file.bytes, { kind, maxUnpacked: MAX_UNPACKED, maxText: MAX_TEXT, ocr })
  if (reading.is === 'refused') {
    // A file that calls itself a Word document and holds none is damaged; any other archive is just something else.
    const damaged = reading.code === 'file.notRead' && reading.kind === undefined && /^doc[xm]$/u.test(extensionOf(file.name))
    return refusal(file, damaged ? { is: 'refused', code: 'file.broken' } : reading)
  }
  return ok({ text: reading.text, kind: kind === 'zip' ? 'docx' : kind, notes: reading.notes })
}

function readPlain({ name, bytes }: IncomingFile, kind: 'text' | 'markdown'): Result<FileText> {
  const text = decodeText(bytes)
  if (text === null) return refuse('file.notRead', { name, kind: extensionOf(name) })
  if (text.trim() === '') return refuse('file.empty', { name })
  return text.length > MAX_TEXT ? refuse('file.tooHeavy', { name }) : ok({ text: text.replace(/^\ufeff/u, ''), kind, notes: [] })
}

/**
 * The words of a letter's file. DOCX and PDF with a text layer: paragraphs with their labels, tables as rows of Markdown; plain text
 * and Markdown in UTF-8, UTF-16, Windows-1258 or typed with TCVN3 or VNI fonts. What a file is, its first bytes say, not its name.
 * With `ocr`, scans are read by the program tesseract (Vietnamese), if it is installed; the text then carries a note.
 * DOCX and PDF are read in a process of their own within `READER_LIMITS`. Never throws on what people hand in.
 * Problems: `file.empty`, `file.tooLarge` (over 25 MB, or unpacking to over 100 MB), `file.tooHeavy` (too long, or more work than the
 * limits allow), `file.locked` (a password), `file.scan` (pictures of pages), `file.noOcr` (no tesseract),
 * `file.broken` (damaged), `file.notRead` (any other kind).
 */
export async function readText(file: IncomingFile, { ocr = false }: { readonly ocr?: boolean } = {}): Promise<Result<FileText>> {
  const { name, bytes } = file
  if (bytes.length === 0) return refuse('file.empty', { name })
  if (bytes.length > MAX_FILE) return refuse('file.tooLarge', { name, size: bytes.length, limit: MAX_FILE })
  const kind = kindOf(name, bytes)
  if (kind === 'zip' || kind === 'pdf') return readWithProcess(file, kind, ocr)
  if (kind === 'picture') return ocr ? readWithProcess(file, kind, ocr) : refuse('file.scan', { name })
  if (kind === 'text' || kind === 'markdown') return readPlain(file, kind)
  if (kind === 'rtf') return refuse('file.notRead', { name, kind })
  if (kind === 'office') return refuseOffice(file)
  if (/^doc[xm]$/u.test(extensionOf(name))) return refuse('file.broken', { name })
  return refuse('file.notRead', { name, kind: extensionOf(name) || 'unknown' })
}

/** Word's older container: an old document, or the wrapping of a new one with a password. */
function refuseOffice({ name, bytes }: IncomingFile): Result<never> {
  const kind = officeKind(bytes)
  if (kind === 'locked') return refuse('file.locked', { name })
  if (kind === null && /^doc[xm]$/u.test(extensionOf(name))) return refuse('file.broken', { name })
  return refuse('file.notRead', { name, kind: kind ?? (extensionOf(name) || 'doc') })
}
