import { spawn } from 'node:child_process'
import type { Buffer } from 'node:buffer'
import type { FileReading } from '../file-reading.js'
import { joinLines } from '../text/pipes.js'

// A dense page takes some five seconds on one core.
const PAGE_MS = 30_000
const MOST_PAGES = 60

/** One page by tesseract (Vietnamese); null where the program or its Vietnamese data is not there, or it gave up. */
function recognised(picture: Uint8Array): Promise<string | null> {
  return new Promise((resolve) => {
    const program = spawn('tesseract', ['stdin', 'stdout', '-l', 'vie', '--psm', '4'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: PAGE_MS,
      killSignal: 'SIGKILL',
    })
    let text = ''
    program.stdout.setEncoding('utf8').on('data', (part: string) => (text += part))
    program.on('error', () => resolve(null))
    program.on('close', (code) => resolve(code === 0 ? text : null))
    program.stdin.on('error', () => undefined).end(picture)
  })
}

/** The words of pictures, read by machine: to be compared with the paper. Refused: `file.noOcr`, `file.scan` (nothing legible), `file.tooHeavy`. */
export async function textOfPictures(pictures: AsyncIterable<Buffer> | Iterable<Uint8Array>, limit: number): Promise<FileReading> {
  const pages: string[] = []
  for await (const picture of pictures) {
    if (pages.length === MOST_PAGES) return { is: 'refused', code: 'file.tooHeavy' }
    const text = await recognised(picture)
    if (text === null) return { is: 'refused', code: 'file.noOcr' }
    pages.push(text)
  }
  const text = joinLines(pages.join('\n').replaceAll('\f', '').normalize('NFC').split('\n'))
  if (text.length > limit) return { is: 'refused', code: 'file.tooHeavy' }
  return text === '' ? { is: 'refused', code: 'file.scan' } : { is: 'read', text, notes: [{ is: 'ocr' }] }
}
