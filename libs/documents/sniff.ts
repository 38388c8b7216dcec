import { Buffer } from 'node:buffer'

/** What a file is, by its first bytes; its name only decides between kinds of plain text. */
export type FileKind = 'zip' | 'pdf' | 'picture' | 'office' | 'rtf' | 'text' | 'markdown' | 'docx' | 'other'

const SIGNATURES: readonly (readonly [FileKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x49, 0x49, 0x2a, 0x00]],
  ['picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
]
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d]
// Readers of PDF accept the mark anywhere in the first kilobyte (ISO 32000, annex on Acrobat's practice).
const PDF_WITHIN = 1024

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))
const startsWith = (bytes: Uint8Array, mark: readonly number[], at = 0): boolean => mark.every((byte, i) => bytes[at + i] === byte)

function isPicture(bytes: Uint8Array): boolean {
  const riff = ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP'
  const heic = ascii(bytes, 4, 8) === 'ftyp' && /^(?:heic|heix|mif1|avif)$/u.test(ascii(bytes, 8, 12))
  return riff || heic || (ascii(bytes, 0, 2) === 'BM' && bytes[6] === 0 && bytes[7] === 0)
}

export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/u.exec(name.trim().toLowerCase())?.[1] ?? ''
}

export function kindOf(name: string, bytes: Uint8Array): FileKind {
  const known = SIGNATURES.find(([, mark]) => startsWith(bytes, mark))
  if (known) return known[0]
  if (isPicture(bytes)) return 'picture'
  for (let at = 1; at < Math.min(PDF_WITHIN, bytes.length); at++) if (startsWith(bytes, PDF, at)) return 'pdf'
  const extension = extensionOf(name)
  if (extension === 'txt' || extension === 'text') return 'text'
  if (extension === 'md' || extension === 'markdown') return 'markdown'
  return extension === 'docx' || extension === 'docm' ? 'docx' : 'other'
}

// Names of the streams in the container, as UTF-16 (MS-CFB 2.6.1): what wraps a password, what an old Word, Excel, PowerPoint writes.
const STREAMS: readonly (readonly [string, string])[] = [
  ['EncryptedPackage', 'locked'],
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['PowerPoint Document', 'ppt'],
]

/** What an old container of Office holds: `doc`, `xls`, `ppt`, or `locked` for a new document behind a password; null when it says nothing. */
export function officeKind(bytes: Uint8Array): string | null {
  const container = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return STREAMS.find(([name]) => container.includes(Buffer.from(name, 'utf16le')))?.[1] ?? null
}
