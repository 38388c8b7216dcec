import { openArchive } from '../archive.js'
import type { FileReading } from '../file-reading.js'
import { documentPart, textOfDocx } from '../word/text-of-docx.js'
import { textOfPictures } from './ocr.js'

/** What a reader process is told beside the bytes. */
export interface ReaderOrder {
  readonly kind: 'zip' | 'pdf' | 'picture'
  /** Largest sum of what an archive may unpack to, in bytes. */
  readonly maxUnpacked: number
  /** Longest text taken, in UTF-16 units. */
  readonly maxText: number
  /** Scans are read by tesseract. */
  readonly ocr: boolean
}

const OTHER_OFFICE: readonly (readonly [string, string])[] = [
  ['xl/', 'xlsx'],
  ['ppt/', 'pptx'],
  ['content.xml', 'odt'],
]

async function readZip(bytes: Uint8Array, { maxUnpacked, maxText }: ReaderOrder): Promise<FileReading> {
  const archive = await openArchive(bytes, maxUnpacked)
  if (archive.is === 'bomb') return { is: 'refused', code: 'file.tooLarge', size: archive.size }
  if (archive.is === 'broken') return { is: 'refused', code: 'file.broken' }
  if (archive.is === 'locked') return { is: 'refused', code: 'file.locked' }
  const part = documentPart(archive.names)
  if (part !== null) return textOfDocx(archive, part, maxText)
  const kind = OTHER_OFFICE.find(([mark]) => archive.names.some((name) => name.startsWith(mark)))?.[1]
  return kind === undefined ? { is: 'refused', code: 'file.notRead' } : { is: 'refused', code: 'file.notRead', kind }
}

/** Reads a DOCX or a PDF; pdf.js is loaded only for a PDF (it takes longer than reading a short DOCX). */
export async function readBytes(bytes: Uint8Array, order: ReaderOrder): Promise<FileReading> {
  if (order.kind === 'zip') return readZip(bytes, order)
  if (order.kind === 'picture') return textOfPictures([bytes], order.maxText)
  const { textOfPdf } = await import('../pdf/text-of-pdf.js')
  const reading = await textOfPdf(order.ocr ? Uint8Array.from(bytes) : bytes, order.maxText)
  const isScan = reading.is === 'refused' && reading.code === 'file.scan'
  return isScan && order.ocr ? scan(bytes, order.maxText) : reading
}

async function scan(bytes: Uint8Array, limit: number): Promise<FileReading> {
  const { picturesOf } = await import('../pdf/pictures.js')
  try {
    return await textOfPictures(picturesOf(bytes), limit)
  } catch {
    return { is: 'refused', code: 'file.scan' }
  }
}
