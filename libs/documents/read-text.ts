import { ok, refuse, type Result } from '#base'
import { inspectArchive } from './archive.js'
import { textOfDocx } from './docx.js'
import { decodeText } from './plain-text.js'
import { extensionOf, kindOf } from './sniff.js'

/** A file as it came in. `name` serves the refusal's sentence and tells plain text from Markdown. */
export interface IncomingFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface FileText {
  readonly text: string
  readonly kind: 'docx' | 'text' | 'markdown'
}

/** Largest file taken, in bytes (DESIGN §3.7), and the largest that a DOCX may unpack to. */
export const MAX_FILE = 25 * 1024 * 1024
export const MAX_UNPACKED = 100 * 1024 * 1024

async function readZip({ name, bytes }: IncomingFile): Promise<Result<FileText>> {
  const archive = await inspectArchive(bytes, MAX_UNPACKED)
  if (archive.is === 'bomb') return refuse('file.tooLarge', { name, size: archive.size, limit: MAX_UNPACKED })
  if (archive.is === 'broken') return refuse('file.broken', { name })
  if (!archive.names.includes('word/document.xml'))
    return extensionOf(name) === 'docx' ? refuse('file.broken', { name }) : refuse('file.notRead', { name, kind: extensionOf(name) || 'zip' })
  const text = await textOfDocx(bytes)
  if (text === null) return refuse('file.broken', { name })
  if (text !== '') return ok({ text, kind: 'docx' })
  const pictures = archive.names.some((entry) => entry.startsWith('word/media/'))
  return pictures ? refuse('file.scan', { name }) : refuse('file.empty', { name })
}

function readPlain({ name, bytes }: IncomingFile, kind: 'text' | 'markdown'): Result<FileText> {
  const text = decodeText(bytes)
  if (text === null) return refuse('file.notRead', { name, kind: extensionOf(name) })
  return text.trim() === '' ? refuse('file.empty', { name }) : ok({ text: text.replace(/^\ufeff/u, ''), kind })
}

/**
 * The words of a letter's file: DOCX (paragraphs and list labels kept), plain text and Markdown (UTF-8, or UTF-16 with a mark).
 * What a file is, its first bytes say, not its name. Never throws on what people hand in.
 * Problems: `file.empty`, `file.tooLarge` (over 25 MB, or unpacking to over 100 MB), `file.notYetPdf`, `file.scan` (a picture, or a
 * DOCX that holds nothing else), `file.broken` (damaged or encrypted), `file.notRead` (any other kind, wrong encoding).
 */
export async function readText(file: IncomingFile): Promise<Result<FileText>> {
  const { name, bytes } = file
  if (bytes.length === 0) return refuse('file.empty', { name })
  if (bytes.length > MAX_FILE) return refuse('file.tooLarge', { name, size: bytes.length, limit: MAX_FILE })
  const kind = kindOf(name, bytes)
  if (kind === 'zip') return readZip(file)
  if (kind === 'pdf') return refuse('file.notYetPdf', { name })
  if (kind === 'picture') return refuse('file.scan', { name })
  if (kind === 'text' || kind === 'markdown') return readPlain(file, kind)
  // Word keeps an encrypted DOCX in its older container; either way it cannot be opened here.
  if (extensionOf(name) === 'docx') return refuse('file.broken', { name })
  return refuse('file.notRead', { name, kind: extensionOf(name) || 'unknown' })
}
