import { Buffer } from 'node:buffer'
import yauzl from 'yauzl'

/** What a zip holds, or why it is not opened further. */
export type Archive = { readonly is: 'sound'; readonly names: readonly string[] } | { readonly is: 'broken' } | { readonly is: 'bomb'; readonly size: number }

const ENCRYPTED = 0x1

/** Unpacks one entry into nothing: yauzl stops with an error as soon as it is longer than declared. */
function isHonest(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<boolean> {
  return new Promise((resolve) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return resolve(false)
      stream.on('error', () => {
        resolve(false)
      })
      stream.on('end', () => {
        resolve(true)
      })
      stream.resume()
    })
  })
}

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
      zip.readEntry()
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

/**
 * Looks into a zip before anything unpacks it whole: sums the declared sizes, refuses what is encrypted, and makes sure that no
 * entry is longer than it says, so that a few kilobytes cannot become gigabytes in memory.
 */
export async function inspectArchive(bytes: Uint8Array, limit: number): Promise<Archive> {
  const zip = await opened(bytes)
  const entries = zip && (await entriesOf(zip))
  if (!zip || !entries) return { is: 'broken' }
  const size = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (size > limit) return { is: 'bomb', size }
  for (const entry of entries) {
    if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0 || !(await isHonest(zip, entry))) return { is: 'broken' }
  }
  return { is: 'sound', names: entries.map((entry) => entry.fileName) }
}
