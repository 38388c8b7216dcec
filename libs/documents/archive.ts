import { Buffer } from 'node:buffer'
import yauzl from 'yauzl'

/** What a zip holds, or why it is not opened further. `read` unpacks one entry piece by piece; null where there is none of that name. */
export type Archive =
  | { readonly is: 'sound'; readonly names: readonly string[]; readonly read: (name: string) => Promise<AsyncIterable<Buffer> | null> }
  | { readonly is: 'broken' }
  | { readonly is: 'locked' }
  | { readonly is: 'bomb'; readonly size: number }

const ENCRYPTED = 0x1
// A letter's DOCX has some dozen parts; a list of millions of names is an attack on memory by itself.
const MAX_ENTRIES = 10_000

function opened(bytes: Uint8Array): Promise<yauzl.ZipFile | null> {
  return new Promise((resolve) => {
    yauzl.fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, autoClose: false }, (error, zip) => {
      resolve(error ? null : zip)
    })
  })
}

function entriesOf(zip: yauzl.ZipFile): Promise<readonly yauzl.Entry[] | null> {
  return new Promise((resolve) => {
    const entries: yauzl.Entry[] = []
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry)
      if (entries.length > MAX_ENTRIES) resolve(null)
      else zip.readEntry()
    })
    zip.on('error', () => {
      resolve(null)
    })
    zip.on('end', () => {
      resolve(entries)
    })
    zip.readEntry()
  })
}

/** One entry's bytes; yauzl ends the stream with an error as soon as it is longer or shorter than declared. */
function streamOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<AsyncIterable<Buffer>> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(error)
      else resolve(stream as AsyncIterable<Buffer>)
    })
  })
}

/**
 * Looks into a zip before anything is unpacked: sums the declared sizes and refuses what is encrypted. What is then read is held to
 * the size it declared, so that a few kilobytes cannot become gigabytes in memory.
 */
export async function openArchive(bytes: Uint8Array, limit: number): Promise<Archive> {
  const zip = await opened(bytes)
  const entries = zip && (await entriesOf(zip))
  if (!zip || !entries) return { is: 'broken' }
  const size = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (size > limit) return { is: 'bomb', size }
  if (entries.some((entry) => (entry.generalPurposeBitFlag & ENCRYPTED) !== 0)) return { is: 'locked' }
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]))
  return {
    is: 'sound',
    names: [...byName.keys()],
    read: async (name) => {
      const entry = byName.get(name)
      return entry ? streamOf(zip, entry) : null
    },
  }
}
